//! Removes shortcodes: names in brackets that WordPress and its plugins replace with other content.
//!
//! An export does not list these names, and authors use brackets, too: `[sic]` and `[1]` are text. A name
//! counts if WordPress itself defines it, if it has attributes, or if it has an end tag.

mod shortcode;

use std::collections::HashMap;

use self::shortcode::{Shortcode, is_address};
use super::html::{self, HtmlPart};
use crate::import::syntax::xml;

/// A text without shortcodes.
#[derive(Debug, PartialEq, Eq)]
pub struct ExpandedShortcodes {
    /// The text, with the content between a shortcode and its end tag.
    pub text: String,
    /// The shortcodes that were dropped without replacement, each once.
    pub dropped: Vec<String>,
}

/// The shortcodes that only frame their content, so that nothing is dropped with them.
const CAPTION_SHORTCODES: &[&str] = &["caption", "wp_caption"];

/// The shortcodes that contain code.
const CODE_SHORTCODES: &[&str] = &["code", "sourcecode"];

/// The elements in which brackets are code.
const VERBATIM_ELEMENTS: &[&str] = &["code", "pre", "script", "style", "textarea"];

/// The maximum number of names in a report.
const MAX_DROPPED_SHORTCODES: usize = 16;

/// Removes shortcodes and comments from a text, in linear time. The content between a shortcode and its end
/// tag stays, an address becomes a link, and code becomes a code block.
pub fn remove(text: &str) -> ExpandedShortcodes {
    let mut expanded = ExpandedShortcodes {
        text: String::with_capacity(text.len()),
        dropped: Vec::new(),
    };
    if !text.contains(['[', '<']) {
        text.clone_into(&mut expanded.text);
        return expanded;
    }
    let end_tags = last_end_tags(text);
    let mut verbatim: Option<&str> = None;
    let mut rest = text;
    loop {
        let bracket = match verbatim {
            Some(_) => None,
            None => rest
                .find(['[', '<'])
                .filter(|at| rest.as_bytes().get(*at) == Some(&b'[')),
        };
        if let Some(start) = bracket {
            let (before, after) = rest.split_at(start);
            expanded.text.push_str(before);
            let index = text.len() - after.len();
            rest = expanded.replace_shortcode(after, index, &end_tags);
            continue;
        }
        match html::next(&mut rest) {
            None => return expanded,
            Some(HtmlPart::Comment) => {}
            Some(HtmlPart::Text(text)) => expanded.text.push_str(text),
            Some(HtmlPart::Tag(tag)) => {
                expanded.text.push_str(tag.raw);
                let is_end = verbatim.is_some_and(|open| open.eq_ignore_ascii_case(tag.name));
                if verbatim.is_none() && !tag.is_end && tag.is_any_of(VERBATIM_ELEMENTS) {
                    verbatim = Some(tag.name);
                } else if is_end && tag.is_end {
                    verbatim = None;
                }
            }
        }
    }
}

impl ExpandedShortcodes {
    /// Replaces the shortcode at the start of a text, if it is one, and returns the rest.
    fn replace_shortcode<'a>(
        &mut self,
        text: &'a str,
        index: usize,
        end_tags: &LastEndTags,
    ) -> &'a str {
        let skip = |length: usize| text.get(length..).unwrap_or_default();
        // `[[gallery]]` escapes a shortcode.
        if let Some(inner) = text
            .strip_prefix('[')
            .filter(|inner| inner.starts_with('['))
        {
            let shortcode = Shortcode::read(inner).filter(|shortcode| {
                shortcode.is_shortcode(end_tags)
                    && inner
                        .get(shortcode.length..)
                        .unwrap_or_default()
                        .starts_with(']')
            });
            if let Some(shortcode) = shortcode {
                self.text
                    .push_str(inner.get(..shortcode.length).unwrap_or_default());
                return skip(shortcode.length + 2);
            }
        }
        let Some(shortcode) =
            Shortcode::read(text).filter(|shortcode| shortcode.is_shortcode(end_tags))
        else {
            self.text.push('[');
            return skip(1);
        };
        let after = skip(shortcode.length);
        let name = shortcode.name.to_ascii_lowercase();
        if shortcode.is_end {
            return after;
        }
        let has_end = end_tags.get(&name).is_some_and(|last| *last > index);
        let end = format!("[/{name}]");
        if has_end && CODE_SHORTCODES.contains(&name.as_str()) {
            // The searched text is consumed, so all searches together are linear.
            if let Some((inner, rest)) = find(after, &end) {
                let code = inner.replace('<', "&lt;").replace('>', "&gt;");
                self.text
                    .push_str(&format!("<pre><code>{code}</code></pre>"));
                return rest;
            }
        }
        if let Some(address) = shortcode.address() {
            self.link(address);
        } else if let Some((address, rest)) = enclosed_address(after, &end).filter(|_| has_end) {
            self.link(address);
            return rest;
        } else if has_end {
            // A caption in the old syntax is an attribute, and belongs after its picture.
            if let Some((caption, (inner, rest))) = shortcode.caption().zip(find(after, &end)) {
                self.text.push_str(&format!("{inner}<br>{caption}"));
                return rest;
            }
        } else if !CAPTION_SHORTCODES.contains(&name.as_str()) {
            let dropped = format!("[{name}]");
            if self.dropped.len() < MAX_DROPPED_SHORTCODES && !self.dropped.contains(&dropped) {
                self.dropped.push(dropped);
            }
        }
        after
    }

    fn link(&mut self, address: &str) {
        let mut escaped = String::new();
        xml::escape(&address.replace("&amp;", "&"), &mut escaped);
        self.text
            .push_str(&format!("\n\n<a href=\"{escaped}\">{escaped}</a>\n\n"));
    }
}

/// The position of the last end tag of each shortcode, by its name in lower case.
type LastEndTags = HashMap<String, usize>;

fn last_end_tags(text: &str) -> LastEndTags {
    let mut end_tags = LastEndTags::new();
    for (index, _) in text.match_indices("[/") {
        let rest = text.get(index..).unwrap_or_default();
        if let Some(shortcode) = Shortcode::read(rest) {
            end_tags.insert(shortcode.name.to_ascii_lowercase(), index);
        }
    }
    end_tags
}

/// Returns the address between a shortcode and its end tag, and the text after that.
fn enclosed_address<'a>(text: &'a str, end: &str) -> Option<(&'a str, &'a str)> {
    let (address, rest) = text.split_at_checked(text.find(['[', '<'])?)?;
    let is_end = rest.get(..end.len())?.eq_ignore_ascii_case(end);
    let address = address.trim();
    (is_end && is_address(address)).then_some((address, rest.get(end.len()..)?))
}

/// Splits a text at the first `needle`, ignoring case.
fn find<'a>(text: &'a str, needle: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    while let Some(shortcode) = text.get(from..)?.find("[/") {
        let index = from + shortcode;
        let head = text.get(index..index + needle.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(needle)) {
            return Some((text.get(..index)?, text.get(index + needle.len()..)?));
        }
        from = index + 2;
    }
    None
}

#[cfg(test)]
mod tests;
