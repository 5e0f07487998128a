//! Detects and decodes UTF-16 and UTF-32.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// A decoded text.
pub struct WideText {
    /// The text, without a byte order mark.
    pub text: String,
    /// The name of its encoding.
    pub encoding: &'static str,
    /// Whether some bytes could not be decoded; they became `U+FFFD`.
    pub has_errors: bool,
}

/// Decodes a text in UTF-16 or UTF-32. It is detected by its byte order mark, or by the zero bytes of
/// an ASCII character at its beginning. Returns `None` for all other texts.
pub fn decode(bytes: &[u8]) -> Option<WideText> {
    if let Some(text) = utf_32(bytes) {
        return Some(WideText {
            has_errors: text.contains(char::REPLACEMENT_CHARACTER),
            text,
            encoding: "UTF-32",
        });
    }
    let (encoding, bytes) = utf_16(bytes)?;
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    Some(WideText {
        text: text.into_owned(),
        encoding: encoding.name(),
        has_errors,
    })
}

/// Returns the variant of UTF-16, and the bytes after the mark.
fn utf_16(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some((UTF_16LE, rest)),
        [0xfe, 0xff, rest @ ..] => Some((UTF_16BE, rest)),
        [1..=0x7f, 0, 1..=0xff, 0, ..] => Some((UTF_16LE, bytes)),
        [0, 1..=0x7f, 0, 1..=0xff, ..] => Some((UTF_16BE, bytes)),
        _ => None,
    }
}

/// Decodes UTF-32, which the Encoding Standard lacks.
fn utf_32(bytes: &[u8]) -> Option<String> {
    let word: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0xff, 0xfe, 0, 0] | [b'<', 0, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff] | [0, 0, 0, b'<'] => u32::from_be_bytes,
        _ => return None,
    };
    let (words, _) = bytes.as_chunks::<4>();
    let chars = words.iter().map(|bytes| {
        let c = char::from_u32(word(*bytes));
        c.unwrap_or(char::REPLACEMENT_CHARACTER)
    });
    Some(chars.skip_while(|c| *c == '\u{feff}').collect())
}
