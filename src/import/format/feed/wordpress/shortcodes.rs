//! Shortcodes: names in brackets that WordPress and its plugins put something in the place of.
//!
//! An export does not say which names those are, and people write in brackets, too: `[sic]` and `[1]`
//! are text. A name counts if WordPress itself has it, if it has attributes, or if it has an end.

use std::collections::HashMap;

use super::html::{self, Part};
use crate::import::xml;

/// A text without shortcodes.
#[derive(Debug, PartialEq, Eq)]
pub struct Plain {
    /// The text, with what stood between a shortcode and its end.
    pub text: String,
    /// The shortcodes of which nothing is left, each once.
    pub lost: Vec<String>,
}

/// Shortcodes of WordPress and WordPress.com that stand for something without attributes, too.
const KNOWN: &[&str] = &[
    "archives",
    "audio",
    "blog_subscription_form",
    "caption",
    "contact-form",
    "contact-form-7",
    "dailymotion",
    "embed",
    "flickr",
    "gallery",
    "gist",
    "googlemaps",
    "playlist",
    "polldaddy",
    "portfolio",
    "recent-posts",
    "sitemap",
    "slideshow",
    "soundcloud",
    "spotify",
    "ted",
    "video",
    "videopress",
    "vimeo",
    "wp_caption",
    "wpvideo",
    "youtube",
];

/// Shortcodes that are a frame around what they stand beside: nothing is lost with them.
const FRAMES: &[&str] = &["caption", "wp_caption"];

/// Shortcodes around code.
const CODE: &[&str] = &["code", "sourcecode"];

/// Elements in which brackets are code.
const VERBATIM: &[&str] = &["code", "pre", "script", "style", "textarea"];

/// The longest shortcode, in bytes.
const LONGEST: usize = 4 * 1024;
/// The most names in a report.
const MAX_LOST: usize = 16;

/// Takes shortcodes and comments out of a text. What stands between a shortcode and its end stays, an
/// address in one becomes a link, and code becomes a block of code. Linear in its length.
pub fn remove(text: &str) -> Plain {
    let mut plain = Plain {
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
            Some(Part::Comment) => {}
            Some(Part::Text(text)) => plain.text.push_str(text),
            Some(Part::Tag(tag)) => {
                plain.text.push_str(tag.raw);
                let is_end = verbatim.is_some_and(|open| open.eq_ignore_ascii_case(tag.name));
                if verbatim.is_none() && !tag.is_end && tag.is_one(VERBATIM) {
                    verbatim = Some(tag.name);
                } else if is_end && tag.is_end {
                    verbatim = None;
                }
            }
        }
    }
}

impl Plain {
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
        if has_end && CODE.contains(&name.as_str()) {
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
        } else if !FRAMES.contains(&name.as_str()) {
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

/// What may be a shortcode.
struct Shortcode<'a> {
    name: &'a str,
    /// What stands behind the name.
    attributes: &'a str,
    is_end: bool,
    /// The bytes that it takes, with both brackets.
    length: usize,
}

impl<'a> Shortcode<'a> {
    /// Reads the one that a text begins with.
    fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('[')?;
        let (is_end, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
        let (name, rest) = inner.split_at_checked(end)?;
        if !rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ']' | '/' | '=' | ':')) {
            return None;
        }
        let mut quote = None;
        for (place, byte) in rest.bytes().enumerate().take(LONGEST) {
            match (quote, byte) {
                (None, b']') => {
                    return Some(Self {
                        name,
                        attributes: rest.get(..place)?,
                        is_end,
                        length: text.len() - rest.len() + place + 1,
                    });
                }
                (None, b'[') => return None,
                // A quote is one only behind a `=`; it may be an apostrophe.
                (None, b'"' | b'\'') => {
                    let before = rest.as_bytes().get(place.wrapping_sub(1));
                    quote = (before == Some(&b'=')).then_some(byte);
                }
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        None
    }

    /// Whether it is one and not a text in brackets.
    fn is_one(&self, ends: &Ends) -> bool {
        let name = self.name.to_ascii_lowercase();
        let has_attribute = || {
            let mut words = self.attributes.split_whitespace();
            words.any(|word| {
                let Some((key, value)) = word.split_once('=') else {
                    return false;
                };
                let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
                !key.is_empty()
                    && key.chars().all(is_key)
                    && value.starts_with(|c: char| matches!(c, '"' | '\'') || c.is_alphanumeric())
            })
        };
        KNOWN.contains(&name.as_str())
            || ends.contains_key(&name)
            || name.contains('_')
            || self.attributes.trim_end().ends_with('/')
            || self.attributes.starts_with("=http")
            || (name.len() > 2 && has_attribute())
    }

    /// The first address in its attributes.
    fn address(&self) -> Option<&'a str> {
        let separators = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '=');
        // `[youtube=http://…]`, `[audio src="http://…"]`, `[embed http://…]`.
        let start = self.attributes.find("http")?;
        let before = self.attributes.get(..start)?;
        if !before.is_empty() && !before.ends_with(separators) {
            return None;
        }
        let rest = self.attributes.get(start..)?;
        let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
        let address = rest.split(ends).next()?;
        is_address(address).then_some(address)
    }

    /// The words of an old caption.
    fn caption(&self) -> Option<&'a str> {
        let (_, rest) = self.attributes.split_once("caption=")?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (caption, _) = rest.get(1..)?.split_once(quote)?;
        (!caption.trim().is_empty()).then_some(caption)
    }
}

fn is_address(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://"))
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '['))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_go_and_brackets_stay() {
        for (text, plain, lost) in [
            ("a [gallery ids=\"1\"] b", "a  b", "[gallery]"),
            ("a [gallery] b [GALLERY]", "a  b ", "[gallery]"),
            (
                "[caption id=\"x\" width=\"3\"]<img src=\"/a\"> A sea[/caption]",
                "<img src=\"/a\"> A sea",
                "",
            ),
            (
                "[caption caption=\"A ]sea\"]<img>[/caption]",
                "<img><br>A ]sea",
                "",
            ),
            ("[box]inner[/box]", "inner", ""),
            ("[my_list][table id=3 /]", "", "[my_list] [table]"),
            (
                "[code]a[0] < b[/code]",
                "<pre><code>a[0] &lt; b</code></pre>",
                "",
            ),
            (
                "[embed]https://v.example/?a=1&b[/embed]",
                "\n\n<a href=\"https://v.example/?a=1&amp;b\">https://v.example/?a=1&amp;b</a>\n\n",
                "",
            ),
            (
                "[youtube=http://v.example/1]",
                "\n\n<a href=\"http://v.example/1\">http://v.example/1</a>\n\n",
                "",
            ),
            (
                "[audio src=\"http://v.example/1\"]",
                "\n\n<a href=\"http://v.example/1\">http://v.example/1</a>\n\n",
                "",
            ),
            ("[[gallery]]", "[gallery]", ""),
            (
                "[sic] [1] [...] [citation needed] [a, b] [/] [] [x = y]",
                "[sic] [1] [...] [citation needed] [a, b] [/] [] [x = y]",
                "",
            ),
            (
                "<code>a[i_j]</code> <pre>[gallery]</pre>",
                "<code>a[i_j]</code> <pre>[gallery]</pre>",
                "",
            ),
            ("<a title=\"[gallery]\">", "<a title=\"[gallery]\">", ""),
            (
                "a<!-- wp:gallery {\"ids\":[1]} -->b<!-- /wp:gallery -->",
                "ab",
                "",
            ),
            ("[gallery", "[gallery", ""),
            ("]", "]", ""),
        ] {
            let removed = remove(text);
            assert_eq!(removed.text, plain, "{text}");
            assert_eq!(removed.lost.join(" "), lost, "{text}");
        }
    }

    /// A square of this would take minutes.
    #[test]
    fn hostile_brackets_take_linear_time() {
        // A debug build, far slower, gets less of it.
        let times = if cfg!(debug_assertions) {
            20_000
        } else {
            200_000
        };
        for text in [
            "[".repeat(times),
            "[a ".repeat(times),
            "[code]".repeat(times) + "[/code]",
            "[/code]".to_owned() + &"[code]".repeat(times),
            "[a x=\"".repeat(times),
            "<a x=\"".repeat(times),
            "[x][/y]".repeat(times / 10) + "[/x]",
        ] {
            assert!(remove(&text).text.len() <= text.len() * 2);
        }
    }
}
