//! Escapes `<` that does not begin markup, before an XML parser reads the text.

use std::borrow::Cow;

use memchr::memmem;

/// Returns `text` with `&lt;` for each `<` that does not begin markup: `a < b`, `I <3 it`, and `<!`
/// without a comment, a section or a document type. A tag in which another begins is escaped, too,
/// because its unclosed quotes would swallow the rest. Line breaks stay. Runs in linear time.
pub fn repair(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut repaired = String::new();
    let mut copied_to = 0;
    let mut position = 0;
    while let Some(start) = find(bytes, position, b"<") {
        let rest = bytes.get(start..).unwrap_or_default();
        let end = match rest {
            [b'<', b'!', b'-', b'-', ..] => Some(after(bytes, start + 4, b"-->")),
            _ if rest.starts_with(b"<![CDATA[") => Some(after(bytes, start + 9, b"]]>")),
            [b'<', b'?', ..] => Some(after(bytes, start + 2, b"?>")),
            _ if starts_with_name(rest, b"<!DOCTYPE") => Some(doctype_end(bytes, start + 9)),
            [b'<', b'/', byte, ..] if is_name_start(*byte) => tag_end(bytes, start + 2),
            [b'<', byte, ..] if is_name_start(*byte) => tag_end(bytes, start + 1),
            // The text ends here, which the parser reports.
            [b'<'] | [b'<', b'/' | b'!'] => Some(bytes.len()),
            _ => None,
        };
        match end {
            Some(end) => position = end.max(start + 1),
            None => {
                repaired.push_str(text.get(copied_to..start).unwrap_or_default());
                repaired.push_str("&lt;");
                copied_to = start + 1;
                position = start + 1;
            }
        }
    }
    if copied_to == 0 {
        return Cow::Borrowed(text);
    }
    repaired.push_str(text.get(copied_to..).unwrap_or_default());
    Cow::Owned(repaired)
}

/// Returns whether a document type defines entities that HTML lacks.
pub fn defines_entities(doctype: &str) -> bool {
    let Some((_, subset)) = doctype.split_once('[') else {
        return false;
    };
    let definitions = subset.split("<!ENTITY").skip(1);
    let names = definitions.map(|definition| definition.split_whitespace().next());
    names.flatten().any(|name| {
        // `%` defines names for the document type itself, which is not read.
        name != "%" && quick_xml::escape::resolve_html5_entity(name).is_none()
    })
}

fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let index = memmem::find(bytes.get(from..)?, needle)?;
    Some(from + index)
}

/// Returns the position after `needle`, or the end of the text if it is missing.
fn after(bytes: &[u8], from: usize, needle: &[u8]) -> usize {
    find(bytes, from, needle).map_or(bytes.len(), |index| index + needle.len())
}

/// Returns the position after a document type, whose definitions are in brackets.
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

/// Returns the position after a tag, or `None` if another begins before its end. An unfinished tag
/// at the end of the text ends there.
fn tag_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut quote = None;
    for (offset, byte) in bytes.get(from..)?.iter().enumerate() {
        let position = from + offset;
        match (quote, *byte) {
            (None, b'>') => return Some(position + 1),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == byte => quote = None,
            (_, b'<') => {
                let next = bytes.get(position + 1).copied().unwrap_or_default();
                if quote.is_none() || is_name_start(next) || matches!(next, b'/' | b'!') {
                    return None;
                }
            }
            _ => {}
        }
    }
    Some(bytes.len())
}
