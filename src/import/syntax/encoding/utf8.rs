//! Converts the bytes of a record to UTF-8.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use super::wide;

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

/// Reads bytes as UTF-8, as UTF-16 or UTF-32 if they begin so, else as windows-1252.
///
/// Only bytes that are not UTF-8 are read as windows-1252, a superset of Latin-1, because a UTF-8
/// file may contain a single paragraph in it. Every byte has a meaning there, so this never fails.
/// If all lines end with CR, as on early Macintoshes, they end with LF afterwards.
pub fn to_utf8(bytes: &[u8]) -> Utf8Text<'_> {
    if let Some(wide) = wide::decode(bytes) {
        return Utf8Text {
            bytes: Cow::Owned(with_line_feeds(wide.text.into_bytes())),
            non_utf8: Some(NonUtf8 {
                line: 1,
                found: wide.encoding,
                expected: "UTF-8; the file is converted from that encoding",
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
                Some((1, "UTF-16LE")),
            ),
            (
                utf16(u16::to_be_bytes, "\u{feff}"),
                "--ü\n",
                Some((1, "UTF-16BE")),
            ),
            (utf16(u16::to_le_bytes, ""), "--ü\n", Some((1, "UTF-16LE"))),
            (utf16(u16::to_be_bytes, ""), "--ü\n", Some((1, "UTF-16BE"))),
            (
                b"\xff\xfe\0\0-\0\0\0\n\0\0\0".to_vec(),
                "-\n",
                Some((1, "UTF-32")),
            ),
            (b"a\rb\r".to_vec(), "a\nb\n", None),
            (b"a\r\nb\r".to_vec(), "a\r\nb\r", None),
            (b"".to_vec(), "", None),
            (
                b"\xff\xfe\x00\xd8".to_vec(),
                "\u{fffd}",
                Some((1, "UTF-16LE")),
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
