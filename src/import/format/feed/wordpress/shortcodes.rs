//! Shortcodes: names in brackets that WordPress and its plugins put something in the place of.
//!
//! An export does not say which names those are, and people write in brackets, too: `[sic]` and `[1]`
//! are text. A name counts if WordPress itself has it, if it has attributes, or if it has an end.

mod shortcode;

use std::collections::HashMap;

use super::html::{self, HtmlPart};
use crate::import::xml;
use shortcode::{Shortcode, is_address};

/// A text without shortcodes.
#[derive(Debug, PartialEq, Eq)]
pub struct ExpandedShortcodes {
    /// The text, with what stood between a shortcode and its end.
    pub text: String,
    /// The shortcodes of which nothing is left, each once.
    pub lost: Vec<String>,
}

/// Shortcodes that are a frame around what they stand beside: nothing is lost with them.
const CAPTION_SHORTCODES: &[&str] = &["caption", "wp_caption"];

/// Shortcodes around code.
const CODE_SHORTCODES: &[&str] = &["code", "sourcecode"];

/// Elements in which brackets are code.
const VERBATIM_ELEMENTS: &[&str] = &["code", "pre", "script", "style", "textarea"];

/// The most names in a report.
const MAX_LOST: usize = 16;

/// Takes shortcodes and comments out of a text. What stands between a shortcode and its end stays, an
/// address in one becomes a link, and code becomes a block of code. Linear in its length.
pub fn remove(text: &str) -> ExpandedShortcodes {
    let mut plain = ExpandedShortcodes {
        text: String::with_capacity(text.len()),
        lost: Vec::new(),
    };
    if !text.contains(['[', '<']) {
        text.clone_into(&mut plain.text);
        return plain;
    }
    let ends = ends(text);
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
            plain.text.push_str(before);
            let place = text.len() - after.len();
            rest = plain.bracket(after, place, &ends);
            continue;
        }
        match html::next(&mut rest) {
            None => return plain,
            Some(HtmlPart::Comment) => {}
            Some(HtmlPart::Text(text)) => plain.text.push_str(text),
            Some(HtmlPart::Tag(tag)) => {
                plain.text.push_str(tag.raw);
                let is_end = verbatim.is_some_and(|open| open.eq_ignore_ascii_case(tag.name));
                if verbatim.is_none() && !tag.is_end && tag.is_one(VERBATIM_ELEMENTS) {
                    verbatim = Some(tag.name);
                } else if is_end && tag.is_end {
                    verbatim = None;
                }
            }
        }
    }
}

impl ExpandedShortcodes {
    /// Reads what begins with a bracket; gives what is left behind it.
    fn bracket<'a>(&mut self, text: &'a str, place: usize, ends: &Ends) -> &'a str {
        let skip = |length: usize| text.get(length..).unwrap_or_default();
        // `[[gallery]]` is how one writes of a shortcode.
        if let Some(inner) = text
            .strip_prefix('[')
            .filter(|inner| inner.starts_with('['))
        {
            let found = Shortcode::read(inner).filter(|found| {
                found.is_one(ends)
                    && inner
                        .get(found.length..)
                        .unwrap_or_default()
                        .starts_with(']')
            });
            if let Some(found) = found {
                self.text
                    .push_str(inner.get(..found.length).unwrap_or_default());
                return skip(found.length + 2);
            }
        }
        let Some(found) = Shortcode::read(text).filter(|found| found.is_one(ends)) else {
            self.text.push('[');
            return skip(1);
        };
        let after = skip(found.length);
        let name = found.name.to_ascii_lowercase();
        if found.is_end {
            return after;
        }
        let has_end = ends.get(&name).is_some_and(|last| *last > place);
        let end = format!("[/{name}]");
        if has_end && CODE_SHORTCODES.contains(&name.as_str()) {
            // What is searched is taken, so that all searches together are linear.
            if let Some((inner, behind)) = find(after, &end) {
                let code = inner.replace('<', "&lt;").replace('>', "&gt;");
                self.text
                    .push_str(&format!("<pre><code>{code}</code></pre>"));
                return behind;
            }
        }
        if let Some(address) = found.address() {
            self.link(address);
        } else if let Some((address, behind)) = enclosed(after, &end).filter(|_| has_end) {
            self.link(address);
            return behind;
        } else if has_end {
            // An old caption stands in an attribute, and belongs behind its picture.
            if let Some((caption, (inner, behind))) = found.caption().zip(find(after, &end)) {
                self.text.push_str(&format!("{inner}<br>{caption}"));
                return behind;
            }
        } else if !CAPTION_SHORTCODES.contains(&name.as_str()) {
            let lost = format!("[{name}]");
            if self.lost.len() < MAX_LOST && !self.lost.contains(&lost) {
                self.lost.push(lost);
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

/// Where the last end of each shortcode begins, by its name in lower case.
type Ends = HashMap<String, usize>;

fn ends(text: &str) -> Ends {
    let mut ends = Ends::new();
    for (place, _) in text.match_indices("[/") {
        let rest = text.get(place..).unwrap_or_default();
        if let Some(found) = Shortcode::read(rest) {
            ends.insert(found.name.to_ascii_lowercase(), place);
        }
    }
    ends
}

/// The address that stands between a shortcode and its end, and what stands behind that.
fn enclosed<'a>(text: &'a str, end: &str) -> Option<(&'a str, &'a str)> {
    let (address, rest) = text.split_at_checked(text.find(['[', '<'])?)?;
    let is_end = rest.get(..end.len())?.eq_ignore_ascii_case(end);
    let address = address.trim();
    (is_end && is_address(address)).then_some((address, rest.get(end.len()..)?))
}

/// What stands before the first `needle`, in whatever case, and behind it.
fn find<'a>(text: &'a str, needle: &str) -> Option<(&'a str, &'a str)> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find("[/") {
        let place = from + found;
        let head = text.get(place..place + needle.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(needle)) {
            return Some((text.get(..place)?, text.get(place + needle.len()..)?));
        }
        from = place + 2;
    }
    None
}

#[cfg(test)]
mod tests;
