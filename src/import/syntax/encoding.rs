//! Detects the encoding of a text, and decodes it.
//!
//! XML names its encoding (XML 1.0, 4.3.3 and appendix F), but the name is often wrong. Either a
//! file was converted without its first line, or a server made one up. Therefore the bytes are
//! checked as well. Encoding names are those of the Encoding Standard
//! (<https://encoding.spec.whatwg.org>).

mod labels;
pub mod utf8;
mod wide;

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, WINDOWS_1252};

use self::labels::{by_label, declared};

use crate::import::diagnostics::quote;

/// The byte order mark of UTF-8.
const UTF_8_MARK: &[u8] = b"\xef\xbb\xbf";

/// A decoded text, with a remark about its encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The problem and what was done about it, for a warning; `None` if there was none.
    pub remark: Option<(String, &'static str)>,
}

/// Decodes an XML file. The order is: a byte order mark, the declaration if the bytes fit it,
/// UTF-8, windows-1252. Undecodable bytes become `U+FFFD`.
///
/// ```
/// use broadsheet::import::syntax::encoding::decode_xml;
///
/// let bytes = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xe9</a>";
/// assert!(decode_xml(bytes).text.ends_with("<a>café</a>"));
/// ```
pub fn decode_xml(bytes: &[u8]) -> DecodedText<'_> {
    if let Some(wide) = wide::decode(bytes) {
        let remark = wide
            .has_errors
            .then(|| replaced_bytes(&wide.text, wide.encoding));
        let text = Cow::Owned(wide.text);
        return DecodedText { text, remark };
    }
    if let Some(rest) = bytes.strip_prefix(UTF_8_MARK) {
        return decode_as(UTF_8, rest, None);
    }
    decode_labelled(bytes, declared(bytes).as_deref())
}

/// Decodes bytes with the encoding of an HTTP header. The bytes override a wrong header, as in
/// [`decode_xml`].
pub fn decode_labelled<'a>(bytes: &'a [u8], label: Option<&str>) -> DecodedText<'a> {
    let declared = label.map(|label| (label, by_label(label)));
    let utf_8 = std::str::from_utf8(bytes).ok();
    match (declared, utf_8) {
        (Some((_, Some(encoding))), Some(text)) if is_declaration_right(encoding, text) => {
            decode_as(encoding, bytes, None)
        }
        (Some((label, Some(encoding))), Some(text)) => {
            let is_wrong = encoding != UTF_8 && !(text.is_ascii() && is_ascii_compatible(encoding));
            DecodedText {
                text: Cow::Borrowed(text),
                remark: is_wrong.then(|| {
                    (
                        declared_as(label),
                        "that encoding; the file is read as UTF-8",
                    )
                }),
            }
        }
        (Some((label, None)), Some(text)) => DecodedText {
            text: Cow::Borrowed(text),
            remark: Some((
                declared_as(label),
                "a known encoding; the file is read as UTF-8",
            )),
        },
        (None, Some(text)) => DecodedText {
            text: Cow::Borrowed(text),
            remark: None,
        },
        (Some((_, Some(encoding))), None) if encoding != UTF_8 && is_ascii_compatible(encoding) => {
            decode_as(encoding, bytes, None)
        }
        (Some((label, Some(encoding))), None) if encoding != UTF_8 => {
            guess(bytes, Some((declared_as(label), "that encoding")))
        }
        (Some((label, None)), None) => guess(bytes, Some((declared_as(label), "a known encoding"))),
        (_, None) => guess(bytes, None),
    }
}

/// Returns an HTTP body in an encoding that the body itself declares. A declaration in the file
/// overrides the header (`charset`), which counts only without one.
pub fn declare_http_encoding<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, [u8]> {
    let is_self_declared = bytes.starts_with(UTF_8_MARK)
        || wide::decode(bytes).is_some()
        || declared(bytes).is_some_and(|label| {
            let is_usable = |found| found != UTF_8 || std::str::from_utf8(bytes).is_ok();
            by_label(&label).is_some_and(is_usable)
        });
    let charset = charset.filter(|label| by_label(label).is_some_and(|encoding| encoding != UTF_8));
    let Some(charset) = charset.filter(|_| !is_self_declared) else {
        return Cow::Borrowed(bytes);
    };
    match decode_labelled(bytes, Some(charset)).text {
        Cow::Borrowed(_) => Cow::Borrowed(bytes),
        Cow::Owned(text) => Cow::Owned([UTF_8_MARK, text.as_bytes()].concat()),
    }
}

/// Returns whether a declared encoding other than UTF-8 is right although the bytes are valid
/// UTF-8.
fn is_declaration_right(encoding: &'static Encoding, text: &str) -> bool {
    if encoding == UTF_8 || !is_ascii_compatible(encoding) {
        return encoding == ISO_2022_JP && text.contains('\u{1b}');
    }
    // Two bytes of Chinese, Japanese or Korean text may form one UTF-8 letter. In UTF-8, characters
    // of those languages take three bytes.
    let has_long = || text.chars().any(|c| c >= '\u{800}');
    !text.is_ascii() && !encoding.is_single_byte() && !has_long()
}

fn is_ascii_compatible(encoding: &'static Encoding) -> bool {
    encoding.is_ascii_compatible()
}

fn declared_as(label: &str) -> String {
    let label = quote::one_line(label.trim(), 40);
    format!("a text declared as {label}")
}

/// Decodes bytes that are not valid UTF-8: as UTF-8 with a few bad bytes, or as windows-1252.
fn guess<'a>(
    bytes: &'a [u8],
    wrong_declaration: Option<(String, &'static str)>,
) -> DecodedText<'a> {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let is_start = |byte: &&u8| **byte >= 0xc0;
        good += chunk.valid().as_bytes().iter().filter(is_start).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let encoding = if bad > good.saturating_mul(4) {
        WINDOWS_1252
    } else {
        UTF_8
    };
    let mut decoded = decode_as(encoding, bytes, Some(bad));
    if let Some((found, expected)) = wrong_declaration {
        let expected = match (expected, encoding == UTF_8) {
            ("that encoding", true) => "that encoding; the file is read as UTF-8",
            ("that encoding", false) => "that encoding; the file is read as windows-1252",
            (_, true) => "a known encoding; the file is read as UTF-8",
            (_, false) => "a known encoding; the file is read as windows-1252",
        };
        decoded.remark = Some((found, expected));
    }
    decoded
}

fn decode_as<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
    bad: Option<usize>,
) -> DecodedText<'a> {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let remark = match bad {
        Some(bad) if encoding == WINDOWS_1252 => Some((
            bad_bytes(bad, "UTF-8"),
            "UTF-8, or a declared encoding; the file is read as windows-1252",
        )),
        _ if has_errors => Some(match bad {
            Some(bad) => (bad_bytes(bad, encoding.name()), REPLACED_BYTES_EXPECTED),
            None => replaced_bytes(&text, encoding.name()),
        }),
        _ => None,
    };
    DecodedText { text, remark }
}

/// Returns the remark about a text in which undecodable bytes became `U+FFFD`.
fn replaced_bytes(text: &str, encoding: &str) -> (String, &'static str) {
    let count = text.matches(char::REPLACEMENT_CHARACTER).count();
    (bad_bytes(count, encoding), REPLACED_BYTES_EXPECTED)
}

/// The expected text for bytes that cannot be decoded.
const REPLACED_BYTES_EXPECTED: &str = "text; each is replaced by U+FFFD";

fn bad_bytes(count: usize, encoding: &str) -> String {
    if count == 1 {
        return format!("a byte that is not {encoding}");
    }
    format!("{count} bytes that are not {encoding}")
}

#[cfg(test)]
mod tests;
