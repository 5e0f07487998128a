//! Errors of the page.

use std::path::PathBuf;

use crate::{export::files::error::FileError, message::fluent::FluentError};

/// The reason why a page could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no built page.
    #[error(
        "there is no built page at {}; run `trunk build --release` first, or name its folder with --app",
        path.display()
    )]
    MissingPage {
        /// The path where it should be.
        path: PathBuf,
    },
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The messages of a language are invalid.
    #[error(transparent)]
    Messages(#[from] FluentError),
    /// The web manifest could not be encoded as JSON.
    #[error("cannot encode the web manifest: {0}")]
    Encode(#[from] serde_json::Error),
    /// The page is not a page of this application.
    #[error("{} has no {expected}; it may come from another version, so build the page again", path.display())]
    UnknownPage {
        /// The HTML of the page.
        path: PathBuf,
        /// The part that is missing.
        expected: &'static str,
    },
}
