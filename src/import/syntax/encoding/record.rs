//! Converts the bytes of a record to UTF-8.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text of a file in UTF-8.
#[derive(Debug)]
pub struct Utf8Text<'a> {
    /// The text, which may still begin with a byte order mark.
    pub bytes: Cow<'a, [u8]>,
    /// The first part that was not UTF-8, if any.
    pub non_utf8: Option<NonUtf8>,
}

/// A part of a file that was not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NonUtf8 {
    /// The line of that part, from 1.
    pub line: usize,
    /// The encoding of that part.
    pub found: &'static str,
    /// The encoding that was expected, and how the part was read.
    pub expected: &'static str,
}

/// Reads bytes as UTF-8, as UTF-16 if they begin so, else as windows-1252.
///
/// Only bytes that are not UTF-8 are read as windows-1252, a superset of Latin-1, because a UTF-8
/// file may contain a single paragraph in it. Every byte has a meaning there, so this never fails.
/// If all lines end with CR, as on early Macintoshes, they end with LF afterwards.
pub fn to_utf8(bytes: &[u8]) -> Utf8Text<'_> {
    if let Some((encoding, bytes)) = utf16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Utf8Text {
            bytes: Cow::Owned(with_line_feeds(text.into_owned().into_bytes())),
            non_utf8: Some(NonUtf8 {
                line: 1,
                found: "UTF-16",
                expected: "UTF-8; the file is read as UTF-16",
            }),
        };
    }
    let Err(error) = std::str::from_utf8(bytes) else {
        let bytes = if needs_line_feeds(bytes) {
            Cow::Owned(with_line_feeds(bytes.to_vec()))
        } else {
            Cow::Borrowed(bytes)
        };
        return Utf8Text {
            bytes,
            non_utf8: None,
        };
    };
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let (invalid, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
        text.push_str(&invalid);
    }
    let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let breaks = before.iter().filter(|byte| **byte == b'\n').count();
    Utf8Text {
        bytes: Cow::Owned(with_line_feeds(text.into_bytes())),
        non_utf8: Some(NonUtf8 {
            line: breaks + 1,
            found: "bytes that are not UTF-8",
            expected: "UTF-8; those bytes are read as windows-1252",
        }),
    }
}

/// Returns the variant of UTF-16, by the byte order mark or ASCII characters at the beginning, and
/// the bytes after the mark.
fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some((UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((UTF_16BE, rest)),
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => Some((UTF_16LE, bytes)),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => Some((UTF_16BE, bytes)),
        _ => None,
    }
}

fn needs_line_feeds(bytes: &[u8]) -> bool {
    memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some()
}

fn with_line_feeds(mut bytes: Vec<u8>) -> Vec<u8> {
    if needs_line_feeds(&bytes) {
        for byte in bytes.iter_mut().filter(|byte| **byte == b'\r') {
            *byte = b'\n';
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_encodings_become_utf8() {
        let utf16 = |bytes: fn(u16) -> [u8; 2], mark: &str| {
            let text = format!("{mark}--ü\n");
            text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
        };
        for (bytes, text, found) in [
            ("--ü\n".as_bytes().to_vec(), "--ü\n", None),
            (
                b"--\xfc\n".to_vec(),
                "--ü\n",
                Some((1, "bytes that are not UTF-8")),
            ),
            (
                "ü\nü".bytes().chain(*b"\n\x93\xfc\x94\n\x81").collect(),
                "ü\nü\n“ü”\n\u{81}",
                Some((3, "bytes that are not UTF-8")),
            ),
            (
                utf16(u16::to_le_bytes, "\u{feff}"),
                "--ü\n",
                Some((1, "UTF-16")),
            ),
            (
                utf16(u16::to_be_bytes, "\u{feff}"),
                "--ü\n",
                Some((1, "UTF-16")),
            ),
            (utf16(u16::to_le_bytes, ""), "--ü\n", Some((1, "UTF-16"))),
            (utf16(u16::to_be_bytes, ""), "--ü\n", Some((1, "UTF-16"))),
            (b"a\rb\r".to_vec(), "a\nb\n", None),
            (b"a\r\nb\r".to_vec(), "a\r\nb\r", None),
            (b"".to_vec(), "", None),
            (
                b"\xff\xfe\x00\xd8".to_vec(),
                "\u{fffd}",
                Some((1, "UTF-16")),
            ),
        ] {
            let utf8 = to_utf8(&bytes);
            assert_eq!(std::str::from_utf8(&utf8.bytes), Ok(text), "{bytes:?}");
            let non_utf8 = utf8
                .non_utf8
                .map(|non_utf8| (non_utf8.line, non_utf8.found));
            assert_eq!(non_utf8, found, "{bytes:?}");
        }
    }
}
