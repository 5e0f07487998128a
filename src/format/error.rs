//! What can be wrong with a file of an export.

use crate::json::{JsonDocument, ReadErrors, ReadJson};

/// A file that cannot be read as what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The text is no JSON, or JSON of another shape; a download that broke off ends here.
    #[error("{file} is damaged: {reason}")]
    Json {
        /// The file's name.
        file: String,
        /// What the parser or the reader says: `cards[3].title: expected a text`.
        reason: String,
    },
    /// The export was made by a newer version.
    #[error("the archive has format {found}, this page reads up to {known}")]
    Newer {
        /// The export's format.
        found: u32,
        /// [`FORMAT`](super::FORMAT).
        known: u32,
    },
    /// The parts of a file, or of two files, do not fit together.
    #[error("{file} does not fit: expected {expected}")]
    Misfit {
        /// The file's name.
        file: String,
        /// What should have been there.
        expected: String,
    },
}

impl DecodeError {
    /// A [`DecodeError::Misfit`].
    pub fn misfit(file: &str, expected: impl Into<String>) -> Self {
        Self::Misfit {
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
/// [`DecodeError::Json`], with the file's name and the place.
pub fn parse<T>(file: &str, text: &str, read: ReadJson<T>) -> Result<T, DecodeError> {
    let mut notes = ReadErrors::default();
    let found = read(document(file, text)?.value(), &mut notes);
    settle(file, notes)?;
    Ok(found)
}

fn document<'a>(file: &str, text: &'a str) -> Result<JsonDocument<'a>, DecodeError> {
    // What the parser itself says would bring the messages of every error of the system along.
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

fn settle(file: &str, notes: ReadErrors) -> Result<(), DecodeError> {
    notes
        .settle()
        .map_err(|reason| DecodeError::damaged(file, reason))
}
