//! One file: its bytes and its text.

mod encoding;

use std::{fs::File, io::Read, path::Path};

use super::{front_matter::FrontMatterSyntax, report::ProblemKind};
pub use encoding::{NonUtf8, Utf8Text, to_utf8};

/// Why a file is not a record.
#[derive(Debug, thiserror::Error)]
pub enum RecordFileError {
    /// It could not be read.
    #[error("{0}")]
    Read(#[from] std::io::Error),
    /// It is larger than a file of its form may be.
    #[error("a larger file")]
    Size,
    /// The byte at this offset, from 0, is not UTF-8.
    #[error("no UTF-8 at byte {0}")]
    Encoding(usize),
    /// It begins with no front matter.
    #[error("no front matter")]
    NoFrontMatter,
    /// Its front matter is a program.
    #[error("front matter that is a program")]
    Program,
    /// No line after the first ends what begins there.
    #[error("front matter without an end")]
    NoEnd(FrontMatterSyntax),
}

impl RecordFileError {
    /// What should stand in the file instead.
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Read(_) => "a file that can be read",
            Self::Size => "a record of at most 8 MiB, a file of many of at most 64 MiB",
            Self::Encoding(_) => "UTF-8 text",
            Self::NoFrontMatter => "a first line of --- and YAML after it",
            Self::Program => "YAML, TOML or JSON; nothing is run",
            Self::NoEnd(FrontMatterSyntax::Toml) => "a line of +++ after the front matter",
            Self::NoEnd(_) => "a line of --- after the front matter",
        }
    }

    /// The kind of problem that it is in a report.
    pub fn kind(&self) -> ProblemKind {
        match self {
            Self::Read(_) => ProblemKind::UnreadableFile,
            Self::Size => ProblemKind::TooLarge,
            Self::Encoding(_) => ProblemKind::Encoding,
            Self::NoFrontMatter => ProblemKind::NoFrontMatter,
            Self::NoEnd(_) | Self::Program => ProblemKind::FrontMatter,
        }
    }

    /// The line to point at, where there is one.
    pub fn line(&self) -> Option<usize> {
        matches!(self, Self::NoFrontMatter | Self::NoEnd(_) | Self::Program).then_some(1)
    }
}

/// The largest record, in bytes.
pub const MAX_RECORD_BYTES: u64 = 8 * 1024 * 1024;
/// The largest file of many records, in bytes.
pub const MAX_FEED_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a file of at most so many bytes into `bytes`, which are replaced and given back. Room that is there already
/// spares asking the system many times for a little more of a file.
///
/// # Errors
/// When it cannot be read or is too large.
pub fn read<'a>(
    path: &Path,
    most: u64,
    bytes: &'a mut Vec<u8>,
) -> Result<&'a [u8], RecordFileError> {
    bytes.clear();
    // The limit is on what is read, not on what the file system says: a file may grow.
    File::open(path)?.take(most + 1).read_to_end(bytes)?;
    if bytes.len() as u64 > most {
        return Err(RecordFileError::Size);
    }
    Ok(bytes)
}

/// A file's text, without its byte order mark.
///
/// # Errors
/// When it is not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, RecordFileError> {
    let text = std::str::from_utf8(bytes);
    let text = text.map_err(|error| RecordFileError::Encoding(error.valid_up_to()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_goes_and_other_encodings_are_named_by_offset() {
        assert_eq!(decode(b"\xef\xbb\xbf---").unwrap(), "---");
        let error = decode(b"ab\xe9c").unwrap_err();
        assert_eq!(error.to_string(), "no UTF-8 at byte 2");
    }
}
