//! Takes out tags with more attributes than any page has, before the tokenizer sees them: its time
//! grows with the square of their number.

use std::borrow::Cow;

use super::{HIDDEN_ELEMENTS, tag::TagState};

/// The most attributes of a tag that is kept.
const MAX_ATTRIBUTES: usize = 128;

/// `html` without tags of more than 128 attributes. Follows the states of the HTML standard's
/// tokenizer far enough to know where a tag begins and ends.
pub fn without_monsters(html: &str) -> Cow<'_, str> {
    // Each attribute needs a separator, so a short text cannot hold a monster.
    if html.len() <= MAX_ATTRIBUTES * 2 {
        return Cow::Borrowed(html);
    }
    let bytes = html.as_bytes();
    let mut kept = String::new();
    let mut kept_to = 0;
    let mut at = 0;
    while let Some(start) = find(bytes, at, b"<") {
        let (name, is_end) = match bytes.get(start + 1..).unwrap_or_default() {
            [b'!', b'-', b'-', ..] => {
                at = comment_end(bytes, start + 4);
                continue;
            }
            [b'/', letter, ..] if letter.is_ascii_alphabetic() => (start + 2, true),
            [letter, ..] if letter.is_ascii_alphabetic() => (start + 1, false),
            // What the standard calls a bogus comment, and doctypes.
            [b'!' | b'?' | b'/', ..] => {
                at = find(bytes, start + 1, b">").map_or(bytes.len(), |end| end + 1);
                continue;
            }
            _ => {
                at = start + 1;
                continue;
            }
        };
        let (end, attributes) = tag_end(bytes, name);
        at = if attributes > MAX_ATTRIBUTES {
            kept.push_str(html.get(kept_to..start).unwrap_or_default());
            kept_to = end;
            end
        } else if is_end {
            end
        } else {
            content(bytes, name, end)
        };
    }
    if kept_to == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(html.get(kept_to..).unwrap_or_default());
    Cow::Owned(kept)
}

/// Where `needle` begins, from `at` on.
fn find(bytes: &[u8], at: usize, needle: &[u8]) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let found = rest.windows(needle.len()).position(|part| part == needle);
    found.map(|offset| at + offset)
}

/// The end of a comment whose content begins at `at`.
fn comment_end(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..).unwrap_or_default() {
        [b'>', ..] => return at + 1,
        [b'-', b'>', ..] => return at + 2,
        _ => {}
    }
    let mut from = at;
    while let Some(dashes) = find(bytes, from, b"--") {
        match bytes.get(dashes + 2..).unwrap_or_default() {
            [b'>', ..] => return dashes + 3,
            [b'!', b'>', ..] => return dashes + 4,
            _ => from = dashes + 1,
        }
    }
    bytes.len()
}

/// The end of a tag whose name begins at `at`, and how many attributes it has.
fn tag_end(bytes: &[u8], at: usize) -> (usize, usize) {
    let mut state = TagState::Name;
    let mut attributes = 0;
    for (offset, &byte) in bytes.get(at..).unwrap_or_default().iter().enumerate() {
        let Some(next) = state.next(byte) else {
            return (at + offset + 1, attributes);
        };
        attributes += usize::from(next == TagState::Attribute && state != TagState::Attribute);
        state = next;
    }
    (bytes.len(), attributes)
}

/// Where markup goes on after a start tag: behind the content of an element that is no text.
fn content(bytes: &[u8], name: usize, end: usize) -> usize {
    let tag = bytes.get(name..end).unwrap_or_default();
    let length = tag.iter().position(|b| !b.is_ascii_alphanumeric());
    let name = tag.get(..length.unwrap_or(tag.len())).unwrap_or_default();
    let is_name = |silent: &str| silent.as_bytes().eq_ignore_ascii_case(name);
    if !HIDDEN_ELEMENTS.iter().any(|silent| is_name(silent)) {
        return end;
    }
    let mut from = end;
    while let Some(close) = find(bytes, from, b"</") {
        let rest = bytes.get(close + 2..).unwrap_or_default();
        let same = rest
            .get(..name.len())
            .is_some_and(|other| other.eq_ignore_ascii_case(name));
        let ends = rest
            .get(name.len())
            .is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0c | b'/' | b'>'));
        if same && ends {
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
    fn only_monsters_go_wherever_they_hide() {
        let many: String = (0..200).map(|n| format!(" a{n}")).collect();
        let words = "many a word ".repeat(100);
        for (html, kept) in [
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
            assert_eq!(without_monsters(&html), kept);
        }
    }
}
