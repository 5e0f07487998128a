//! Removes tags with more attributes than any page has, before the tokenizer reads them. Its time
//! grows with the square of their number.

use std::borrow::Cow;

use super::{HIDDEN_ELEMENTS, tag::TagState};

/// The largest number of attributes of a tag.
const MAX_ATTRIBUTES: usize = 128;

/// Returns `html` without tags of more than 128 attributes. Follows the tokenizer of the HTML
/// standard closely enough to find where tags begin and end.
pub fn without_huge_tags(html: &str) -> Cow<'_, str> {
    // Each attribute needs a separator, so a short text cannot contain a huge tag.
    if html.len() <= MAX_ATTRIBUTES * 2 {
        return Cow::Borrowed(html);
    }
    let bytes = html.as_bytes();
    let mut output = String::new();
    let mut copied_to = 0;
    let mut offset = 0;
    while let Some(start) = find(bytes, offset, b"<") {
        let (name, is_end) = match bytes.get(start + 1..).unwrap_or_default() {
            [b'!', b'-', b'-', ..] => {
                offset = comment_end(bytes, start + 4);
                continue;
            }
            [b'/', letter, ..] if letter.is_ascii_alphabetic() => (start + 2, true),
            [letter, ..] if letter.is_ascii_alphabetic() => (start + 1, false),
            // Doctypes and bogus comments of the standard.
            [b'!' | b'?' | b'/', ..] => {
                offset = find(bytes, start + 1, b">").map_or(bytes.len(), |end| end + 1);
                continue;
            }
            _ => {
                offset = start + 1;
                continue;
            }
        };
        let (end, attributes) = tag_end(bytes, name);
        offset = if attributes > MAX_ATTRIBUTES {
            output.push_str(html.get(copied_to..start).unwrap_or_default());
            copied_to = end;
            end
        } else if is_end {
            end
        } else {
            content_end(bytes, name, end)
        };
    }
    if copied_to == 0 {
        return Cow::Borrowed(html);
    }
    output.push_str(html.get(copied_to..).unwrap_or_default());
    Cow::Owned(output)
}

/// Returns the offset of `needle` at or after `from`.
fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let index = rest.windows(needle.len()).position(|part| part == needle);
    index.map(|index| from + index)
}

/// Returns the end of a comment whose content begins at `offset`.
fn comment_end(bytes: &[u8], offset: usize) -> usize {
    match bytes.get(offset..).unwrap_or_default() {
        [b'>', ..] => return offset + 1,
        [b'-', b'>', ..] => return offset + 2,
        _ => {}
    }
    let mut from = offset;
    while let Some(dashes) = find(bytes, from, b"--") {
        match bytes.get(dashes + 2..).unwrap_or_default() {
            [b'>', ..] => return dashes + 3,
            [b'!', b'>', ..] => return dashes + 4,
            _ => from = dashes + 1,
        }
    }
    bytes.len()
}

/// Returns the end of a tag whose name begins at `start`, and the number of its attributes.
fn tag_end(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut state = TagState::Name;
    let mut attributes = 0;
    for (index, &byte) in bytes.get(start..).unwrap_or_default().iter().enumerate() {
        let Some(next) = state.next(byte) else {
            return (start + index + 1, attributes);
        };
        attributes += usize::from(next == TagState::Attribute && state != TagState::Attribute);
        state = next;
    }
    (bytes.len(), attributes)
}

/// Returns the offset at which markup continues after a start tag: after the content of a hidden
/// element.
fn content_end(bytes: &[u8], name: usize, end: usize) -> usize {
    let tag = bytes.get(name..end).unwrap_or_default();
    let length = tag.iter().position(|b| !b.is_ascii_alphanumeric());
    let name = tag.get(..length.unwrap_or(tag.len())).unwrap_or_default();
    let is_name = |hidden: &str| hidden.as_bytes().eq_ignore_ascii_case(name);
    if !HIDDEN_ELEMENTS.iter().any(|hidden| is_name(hidden)) {
        return end;
    }
    let mut from = end;
    while let Some(close) = find(bytes, from, b"</") {
        let rest = bytes.get(close + 2..).unwrap_or_default();
        let same = rest
            .get(..name.len())
            .is_some_and(|other| other.eq_ignore_ascii_case(name));
        let is_end = rest
            .get(name.len())
            .is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/' | b'>'));
        if same && is_end {
            return close;
        }
        from = close + 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn huge_tags_are_removed_anywhere() {
        let many: String = (0..200).map(|n| format!(" a{n}")).collect();
        let words = "many a word ".repeat(100);
        for (html, output) in [
            (format!("a<b{many}>c"), "ac".to_owned()),
            (format!("a<b{many}"), "a".to_owned()),
            (format!("a</b{many}>c"), "ac".to_owned()),
            (
                format!("<!-- <a x=\" --><b{many}>c"),
                "<!-- <a x=\" -->c".to_owned(),
            ),
            (format!("<!--><b{many}>c"), "<!-->c".to_owned()),
            (
                format!("<style><a x=\"</style><b{many}>c"),
                "<style><a x=\"</style>c".to_owned(),
            ),
            (format!("<i x=\">\"{many}>c"), "c".to_owned()),
            (format!("<i x='\">'>{many}"), format!("<i x='\">'>{many}")),
            (format!("a < b {words}"), format!("a < b {words}")),
            (
                format!("<i title=\"{words}\">x"),
                format!("<i title=\"{words}\">x"),
            ),
        ] {
            assert_eq!(without_huge_tags(&html), output);
        }
    }
}
