//! HTML as WordPress keeps it, in tags, comments and the text between them.

/// A piece of HTML; the pieces of a text, one behind the other, are the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HtmlPart<'a> {
    /// Text.
    Text(&'a str),
    /// A comment, as blocks have around them.
    Comment,
    /// A tag as it stands.
    Tag(HtmlTag<'a>),
}

/// A start or end tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HtmlTag<'a> {
    /// All of it.
    pub raw: &'a str,
    /// The name in it, in whatever case.
    pub name: &'a str,
    /// Whether it is an end tag.
    pub is_end: bool,
}

impl HtmlTag<'_> {
    /// Whether its element is one of these.
    pub fn is_one(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(self.name))
    }
}

/// Takes the next piece from the front of a text; `None` at its end. Linear in the length of the
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
        // A `<` that begins no tag.
        let (sign, after) = text.split_at(1);
        *rest = after;
        return Some(HtmlPart::Text(sign));
    }
    let scanned = text.floor_char_boundary(MAX_TAG_BYTES);
    let (raw, after) = text.split_at_checked(end(text).unwrap_or(scanned))?;
    *rest = after;
    if !raw.ends_with('>') {
        // All that was looked at is text, so that nothing is looked at twice.
        return Some(HtmlPart::Text(raw));
    }
    Some(HtmlPart::Tag(HtmlTag { raw, name, is_end }))
}

/// The longest tag, in bytes.
const MAX_TAG_BYTES: usize = 16 * 1024;

/// The end of the tag that a text begins with.
fn end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (place, byte) in text.bytes().enumerate().take(MAX_TAG_BYTES) {
        match (quote, byte) {
            (None, b'>') => return Some(place + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}
