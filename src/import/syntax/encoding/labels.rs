//! Finds encodings by the names that files and servers give them.

use encoding_rs::{EUC_JP, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The number of bytes at the start of a file in which an encoding declaration is searched.
const DECLARATION_BYTES: usize = 1024;

/// Returns the name of the encoding in an XML declaration.
pub fn declared(bytes: &[u8]) -> Option<String> {
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
pub fn by_label(label: &str) -> Option<&'static Encoding> {
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
