//! Defines the errors of reading files of an export.

use crate::json::{JsonDocument, ReadErrors, ReadJson};

/// An error of reading a file of an export.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The text is not JSON, or JSON of another shape. An interrupted download also ends here.
    #[error("{file} is damaged: {reason}")]
    Json {
        /// The name of the file.
        file: String,
        /// The problem and its location, such as `cards[3].title: expected a text`.
        reason: String,
    },
    /// The export was made by a newer version of the program.
    #[error(
        "the archive has format {found}, but this version reads only up to {known}; reload the page or update Broadsheet"
    )]
    NewerFormat {
        /// The format of the export.
        found: u32,
        /// The newest format that this code reads: [`FORMAT_VERSION`](super::FORMAT_VERSION).
        known: u32,
    },
    /// Parts of a file, or of two files, contradict each other.
    #[error("{file} contradicts itself or the manifest: expected {expected}")]
    Inconsistent {
        /// The name of the file.
        file: String,
        /// The expected content.
        expected: String,
    },
}

impl DecodeError {
    /// Creates a [`DecodeError::Inconsistent`].
    pub fn inconsistent(file: &str, expected: impl Into<String>) -> Self {
        Self::Inconsistent {
            file: file.to_owned(),
            expected: expected.into(),
        }
    }

    fn damaged(file: &str, reason: String) -> Self {
        Self::Json {
            file: file.to_owned(),
            reason,
        }
    }
}

/// Reads one file.
///
/// # Errors
/// Returns [`DecodeError::Json`] with the name of the file and the location of the problem.
pub fn parse<T>(file: &str, text: &str, read: ReadJson<T>) -> Result<T, DecodeError> {
    let mut notes = ReadErrors::default();
    let value = read(document(file, text)?.value(), &mut notes);
    check_notes(file, notes)?;
    Ok(value)
}

fn document<'a>(file: &str, text: &'a str) -> Result<JsonDocument<'a>, DecodeError> {
    serde_json::from_str(text).map_err(|error| {
        let reason = if error.is_eof() {
            "it ends too early".to_owned()
        } else {
            let (line, column) = (error.line(), error.column());
            format!("no JSON at line {line}, column {column}")
        };
        DecodeError::damaged(file, reason)
    })
}

fn check_notes(file: &str, notes: ReadErrors) -> Result<(), DecodeError> {
    notes
        .settle()
        .map_err(|reason| DecodeError::damaged(file, reason))
}
