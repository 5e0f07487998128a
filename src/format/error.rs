//! Defines the errors of reading files of an export.

/// An error of reading a file of an export.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The text is not JSON, or JSON of another shape. An interrupted download also ends here.
    #[error("{file}: {}{reason}", prefix(field.as_deref()))]
    Json {
        /// The name of the file.
        file: String,
        /// The path of the field, such as `cards[3].title`. In the browser it is at most that of an
        /// item, such as `cards[3]`. `None` if the error is in no field.
        field: Option<String>,
        /// The problem, with its line and column.
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

    /// Returns the error with the path of an item of a list before its field.
    pub(super) fn in_item(self, list: &str, index: usize) -> Self {
        match self {
            Self::Json {
                file,
                field,
                reason,
            } => {
                let field = field.map(|field| format!(".{field}")).unwrap_or_default();
                Self::Json {
                    file,
                    field: Some(format!("{list}[{index}]{field}")),
                    reason,
                }
            }
            other => other,
        }
    }
}

/// Returns the path of a field with a colon.
fn prefix(field: Option<&str>) -> String {
    field.map(|field| format!("{field}: ")).unwrap_or_default()
}
