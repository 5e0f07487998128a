//! One file: its text, its front matter and its body.

use std::{fs::File, io::Read, path::Path};

/// The two parts of a record's text.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The YAML between the `---` lines. It begins on line 2 of the file.
    pub front: &'a str,
    /// What follows.
    pub body: &'a str,
    /// The line of the file on which the body begins, from 1.
    pub body_line: usize,
}

/// Why a file is not a record.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It could not be read.
    #[error("{0}")]
    Read(#[from] std::io::Error),
    /// It is larger than [`MAX_BYTES`].
    #[error("a file of more than 8 MiB")]
    Size,
    /// The byte at this offset, from 0, is not UTF-8.
    #[error("no UTF-8 at byte {0}")]
    Encoding(usize),
    /// The first line is not `---`.
    #[error("no front matter")]
    NoFrontMatter,
    /// No line after the first is `---` or `...`.
    #[error("front matter without an end")]
    NoEnd,
}

impl SourceError {
    /// What should stand in the file instead.
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Read(_) => "a file that can be read",
            Self::Size => "a record of at most 8 MiB",
            Self::Encoding(_) => "UTF-8 text",
            Self::NoFrontMatter => "a first line of --- and YAML after it",
            Self::NoEnd => "a line of --- after the front matter",
        }
    }

    /// The line to point at, where there is one.
    pub fn line(&self) -> Option<usize> {
        matches!(self, Self::NoFrontMatter | Self::NoEnd).then_some(1)
    }
}

/// The largest record, in bytes.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// Reads a file's bytes into `bytes`, which are replaced and given back. Room that is there already
/// spares asking the system many times for a little more of a file.
///
/// # Errors
/// When it cannot be read or is too large.
pub fn read<'a>(path: &Path, bytes: &'a mut Vec<u8>) -> Result<&'a [u8], SourceError> {
    bytes.clear();
    // The limit is on what is read, not on what the file system says: a file may grow.
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(SourceError::Size);
    }
    Ok(bytes)
}

/// A file's text, without its byte order mark.
///
/// # Errors
/// When it is not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, SourceError> {
    let text = std::str::from_utf8(bytes);
    let text = text.map_err(|error| SourceError::Encoding(error.valid_up_to()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Parts a record's text into front matter and body.
///
/// # Errors
/// When the front matter has no beginning or no end.
pub fn split(text: &str) -> Result<Parts<'_>, SourceError> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if first.trim_end() != "---" {
        return Err(SourceError::NoFrontMatter);
    }
    let mut end = 0;
    for (index, line) in rest.split_inclusive('\n').enumerate() {
        if matches!(line.trim_end(), "---" | "...") {
            return Ok(Parts {
                front: &rest[..end],
                body: &rest[end + line.len()..],
                body_line: index + 3,
            });
        }
        end += line.len();
    }
    Err(SourceError::NoEnd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_in_all_its_spellings() {
        for (text, front, body, body_line) in [
            ("---\na: b\n---\nbody\n", "a: b\n", "body\n", 4),
            ("---\r\na: b\r\n---\r\nbody", "a: b\r\n", "body", 4),
            ("---\na: b\n---", "a: b\n", "", 4),
            ("--- \na: b\n...\nx", "a: b\n", "x", 4),
            ("---\n---\n", "", "", 3),
        ] {
            let parts = split(text).unwrap();
            assert_eq!(
                (parts.front, parts.body, parts.body_line),
                (front, body, body_line)
            );
        }
    }

    #[test]
    fn texts_without_it() {
        for text in ["", "# A heading", "---\na: b\n ---\n", "---", "----\n---\n"] {
            assert!(split(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_goes_and_other_encodings_are_named_by_offset() {
        assert_eq!(decode(b"\xef\xbb\xbf---").unwrap(), "---");
        let error = decode(b"ab\xe9c").unwrap_err();
        assert_eq!(error.to_string(), "no UTF-8 at byte 2");
    }
}
