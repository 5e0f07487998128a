//! Markup that is none, made text, before a parser of XML sees it.

use std::borrow::Cow;

use memchr::memmem;

/// `text` with `&lt;` for each `<` that begins no markup: `a < b`, `I <3 it`, a tag in which another
/// begins (its quotes are not closed, and would swallow what follows), `<!` that is neither a comment
/// nor a section nor a document type. Line breaks stay where they are. Linear in its length.
pub fn repair(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut fixed = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(start) = find(bytes, at, b"<") {
        let rest = bytes.get(start..).unwrap_or_default();
        let end = match rest {
            [b'<', b'!', b'-', b'-', ..] => Some(after(bytes, start + 4, b"-->")),
            _ if rest.starts_with(b"<![CDATA[") => Some(after(bytes, start + 9, b"]]>")),
            [b'<', b'?', ..] => Some(after(bytes, start + 2, b"?>")),
            _ if starts_with_name(rest, b"<!DOCTYPE") => Some(doctype_end(bytes, start + 9)),
            [b'<', b'/', byte, ..] if is_name_start(*byte) => tag_end(bytes, start + 2),
            [b'<', byte, ..] if is_name_start(*byte) => tag_end(bytes, start + 1),
            // The text breaks off here, which is said elsewhere.
            [b'<'] | [b'<', b'/' | b'!'] => Some(bytes.len()),
            _ => None,
        };
        match end {
            Some(end) => at = end.max(start + 1),
            None => {
                fixed.push_str(text.get(copied..start).unwrap_or_default());
                fixed.push_str("&lt;");
                copied = start + 1;
                at = start + 1;
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    fixed.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(fixed)
}

/// Whether a document type defines entities that HTML does not have.
pub fn defines(doctype: &str) -> bool {
    let Some((_, subset)) = doctype.split_once('[') else {
        return false;
    };
    let definitions = subset.split("<!ENTITY").skip(1);
    let names = definitions.map(|definition| definition.split_whitespace().next());
    names.flatten().any(|name| {
        // `%` defines names for the document type itself, of which nothing is read.
        name != "%" && quick_xml::escape::resolve_html5_entity(name).is_none()
    })
}

fn find(bytes: &[u8], at: usize, needle: &[u8]) -> Option<usize> {
    let found = memmem::find(bytes.get(at..)?, needle)?;
    Some(at + found)
}

/// The place behind `needle`; the end of the text if it is not there.
fn after(bytes: &[u8], at: usize, needle: &[u8]) -> usize {
    find(bytes, at, needle).map_or(bytes.len(), |found| found + needle.len())
}

/// The place behind a document type, whose definitions stand between brackets.
fn doctype_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    match memchr::memchr2(b'>', b'[', rest) {
        Some(found) if rest.get(found) == Some(&b'[') => {
            let subset = after(bytes, from + found, b"]");
            after(bytes, subset, b">")
        }
        Some(found) => from + found + 1,
        None => bytes.len(),
    }
}

fn starts_with_name(bytes: &[u8], name: &[u8]) -> bool {
    let head = bytes.get(..name.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(name))
}

fn is_name_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':') || byte >= 0x80
}

/// The place behind a tag; `None` if another begins before its end. A tag that the text breaks off
/// in ends with the text.
fn tag_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut quote = None;
    for (offset, byte) in bytes.get(from..)?.iter().enumerate() {
        let place = from + offset;
        match (quote, *byte) {
            (None, b'>') => return Some(place + 1),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == byte => quote = None,
            (_, b'<') => {
                let next = bytes.get(place + 1).copied().unwrap_or_default();
                if quote.is_none() || is_name_start(next) || matches!(next, b'/' | b'!') {
                    return None;
                }
            }
            _ => {}
        }
    }
    Some(bytes.len())
}
