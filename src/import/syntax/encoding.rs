//! Detects the encoding of a text, and decodes it.
//!
//! XML names its encoding (XML 1.0, 4.3.3 and appendix F), but the name is often wrong. Either a
//! file was converted without its first line, or a server made one up. Therefore the bytes are
//! checked as well. Encoding names are those of the Encoding Standard
//! (<https://encoding.spec.whatwg.org>).

use std::borrow::Cow;

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::import::diagnostics::quote;

/// A decoded text, with a remark about its encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedText<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The problem and what was done about it, for a warning; `None` if there was none.
    pub remark: Option<(String, &'static str)>,
}

/// The number of bytes at the start of a file in which an encoding declaration is searched.
const DECLARATION_BYTES: usize = 1024;

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
    if let Some((encoding, rest)) = by_byte_order_mark(bytes) {
        return decode_as(encoding, rest, None);
    }
    if let Some(text) = utf_32(bytes) {
        let (text, remark) = (Cow::Owned(text), None);
        return DecodedText { text, remark };
    }
    if let Some(encoding) = by_zero_bytes(bytes) {
        return decode_as(encoding, bytes, None);
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
    let is_self_declared = by_byte_order_mark(bytes).is_some()
        || utf_32(bytes).is_some()
        || by_zero_bytes(bytes).is_some()
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
        Cow::Owned(text) => Cow::Owned([b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat()),
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
        _ if has_errors => {
            let bad = bad.unwrap_or_else(|| text.matches('\u{fffd}').count());
            let found = bad_bytes(bad, encoding.name());
            Some((found, "text; each is replaced by U+FFFD"))
        }
        _ => None,
    };
    DecodedText { text, remark }
}

fn bad_bytes(count: usize, encoding: &str) -> String {
    if count == 1 {
        return format!("a byte that is not {encoding}");
    }
    format!("{count} bytes that are not {encoding}")
}

/// Returns the encoding of a byte order mark, and the bytes after it.
fn by_byte_order_mark(bytes: &[u8]) -> Option<(&'static Encoding, &[u8])> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) {
        return None;
    }
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some((encoding, bytes.get(length..)?))
}

/// Returns the encoding of UTF-16 without a mark, whose ASCII characters have a zero byte each.
fn by_zero_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_ascii = |byte: u8| matches!(byte, b'<' | b'{' | b' ' | b'\t' | b'\r' | b'\n');
    match *bytes.get(..4)? {
        [0, a, 0, _] if is_ascii(a) => Some(UTF_16BE),
        [a, 0, _, 0] if is_ascii(a) => Some(UTF_16LE),
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

/// Returns the encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..DECLARATION_BYTES.min(bytes.len()))?;
    let start = memchr::memmem::find(head, b"<?xml")?;
    let head = head.get(start..)?;
    let head = head.get(..memchr::memmem::find(head, b"?>")?)?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, value) = head.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (label, _) = value.get(1..)?.split_once(quote)?;
    Some(label.trim().to_owned())
}

/// Returns the encoding of a name, including spellings that the Encoding Standard lacks.
fn by_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let found = |label: &str| {
        let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
        Some(encoding)
    };
    found(&label).or_else(|| {
        let label = label.replace('_', "-");
        match label.as_str() {
            "cp932" | "ms-932" | "windows-932" => found("shift_jis"),
            "cp936" | "ms936" | "windows-936" => found("gbk"),
            "cp949" | "ms949" | "uhc" => found("euc-kr"),
            "cp950" | "ms950" | "windows-950" => found("big5"),
            "eucjp" | "ujis" => Some(EUC_JP),
            "utf-8n" | "utf-8-sig" | "utf8mb4" | "us-ascii7" => Some(UTF_8),
            "utf16" | "utf-16-le" => Some(UTF_16LE),
            "utf-16-be" => Some(UTF_16BE),
            "macroman" | "x-macroman" => found("macintosh"),
            label => found(label),
        }
    })
}

pub mod record;
#[cfg(test)]
mod tests;
