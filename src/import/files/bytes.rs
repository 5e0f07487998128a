//! Reads the bytes and the text of a file.

use std::{fs::File, io::Read, path::Path};

use crate::import::diagnostics::report::ProblemKind;

/// An error that prevents a file from being a record.
#[derive(Debug, thiserror::Error)]
pub enum RecordFileError {
    /// The file cannot be read.
    #[error("{0}")]
    Read(#[from] std::io::Error),
    /// The file is larger than its form allows.
    #[error("a file that is too large")]
    Size,
    /// The byte at this offset, from 0, is not UTF-8.
    #[error("a byte that is not UTF-8, at offset {0}")]
    Encoding(usize),
}

impl RecordFileError {
    /// Returns the text that a report shows as expected.
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Read(_) => "a file that can be read",
            Self::Size => "a record of at most 8 MiB, or a feed of at most 64 MiB",
            Self::Encoding(_) => "UTF-8 text",
        }
    }

    /// Returns the kind of problem in a report.
    pub fn kind(&self) -> ProblemKind {
        match self {
            Self::Read(_) => ProblemKind::UnreadableFile,
            Self::Size => ProblemKind::TooLarge,
            Self::Encoding(_) => ProblemKind::Encoding,
        }
    }
}

/// The largest record, in bytes.
pub const MAX_RECORD_BYTES: u64 = 8 * 1024 * 1024;
/// The largest file of many records, in bytes.
pub const MAX_FEED_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a file into `bytes`, which are replaced and returned. Reusing the buffer saves system
/// calls.
///
/// # Errors
/// Fails if the file cannot be read or is larger than `max_bytes`.
pub fn read<'a>(
    path: &Path,
    max_bytes: u64,
    bytes: &'a mut Vec<u8>,
) -> Result<&'a [u8], RecordFileError> {
    bytes.clear();
    // The limit applies to the bytes read, because a file may grow after its size was queried.
    File::open(path)?.take(max_bytes + 1).read_to_end(bytes)?;
    if bytes.len() as u64 > max_bytes {
        return Err(RecordFileError::Size);
    }
    Ok(bytes)
}

/// Returns the text of a file without its byte order mark.
///
/// # Errors
/// Fails if the bytes are not UTF-8.
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
        assert_eq!(error.to_string(), "a byte that is not UTF-8, at offset 2");
    }
}
