//! What can be wrong with a file of an export.

/// A file that cannot be read as what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The text is no JSON, or JSON of another shape; a download that broke off ends here.
    #[error("{file} is damaged: {reason}")]
    Json {
        /// The file's name.
        file: String,
        /// What the parser says.
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
}

/// Parses one file.
///
/// # Errors
/// [`DecodeError::Json`], with the file's name and the place.
pub fn parse<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, DecodeError> {
    serde_json::from_str(text).map_err(|error| DecodeError::Json {
        file: file.to_owned(),
        reason: error.to_string(),
    })
}
