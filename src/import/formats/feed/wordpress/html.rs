//! Splits HTML of WordPress into tags, comments and text.

/// A piece of HTML. All pieces in order make up the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HtmlPart<'a> {
    /// Text.
    Text(&'a str),
    /// A comment, such as those around blocks.
    Comment,
    /// A tag, unchanged.
    Tag(HtmlTag<'a>),
}

/// A start or end tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HtmlTag<'a> {
    /// The whole tag.
    pub raw: &'a str,
    /// The name, in its original case.
    pub name: &'a str,
    /// Whether this is an end tag.
    pub is_end: bool,
}

impl HtmlTag<'_> {
    /// Returns whether the element is one of these, ignoring case.
    pub fn is_any_of(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(self.name))
    }
}

/// Takes the next piece off the start of a text; `None` at its end. The time is linear in the length of the
/// piece.
pub fn next<'a>(rest: &mut &'a str) -> Option<HtmlPart<'a>> {
    let text = *rest;
    if text.is_empty() {
        return None;
    }
    let Some(start) = text.find('<') else {
        *rest = "";
        return Some(HtmlPart::Text(text));
    };
    if start > 0 {
        let (before, after) = text.split_at(start);
        *rest = after;
        return Some(HtmlPart::Text(before));
    }
    if let Some(comment) = text.strip_prefix("<!--") {
        let end = comment.find("-->").map(|end| end + 3);
        *rest = end.and_then(|end| comment.get(end..)).unwrap_or_default();
        return Some(HtmlPart::Comment);
    }
    let inner = text.get(1..).unwrap_or_default();
    let (is_end, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let name = inner
        .get(..length.unwrap_or(inner.len()))
        .unwrap_or_default();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        // This `<` does not begin a tag.
        let (sign, after) = text.split_at(1);
        *rest = after;
        return Some(HtmlPart::Text(sign));
    }
    let scanned = text.floor_char_boundary(MAX_TAG_BYTES);
    let (raw, after) = text.split_at_checked(end(text).unwrap_or(scanned))?;
    *rest = after;
    if !raw.ends_with('>') {
        // Everything that was scanned becomes text, so nothing is scanned twice.
        return Some(HtmlPart::Text(raw));
    }
    Some(HtmlPart::Tag(HtmlTag { raw, name, is_end }))
}

/// The maximum length of a tag, in bytes.
const MAX_TAG_BYTES: usize = 16 * 1024;

/// Returns the end of the tag at the start of a text.
fn end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (index, byte) in text.bytes().enumerate().take(MAX_TAG_BYTES) {
        match (quote, byte) {
            (None, b'>') => return Some(index + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}
