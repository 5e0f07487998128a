//! The errors of fetching a file.

use crate::format::DecodeError;

/// An error of fetching a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No response: there is no network, or the server is down.
    #[error("{file} could not be loaded: there is no connection, or the server is down")]
    Network {
        /// The file's name.
        file: String,
    },
    /// The server responded with an error status.
    #[error("the server answered {status} for {file}")]
    Status {
        /// The file's name.
        file: String,
        /// The HTTP status.
        status: u16,
        /// The number of seconds after which the server may be asked again, if it says so
        /// ([RFC 9110, 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#field.retry-after)).
        retry_after: Option<u16>,
    },
    /// The server has not answered in time, or stopped in the middle of a file.
    #[error("nothing more of {file} has come for ten seconds")]
    Slow {
        /// The file's name.
        file: String,
    },
    /// The server sent a page: some hosts answer every address with `index.html`.
    #[error("the server answered with a page instead of {file}")]
    Page {
        /// The file's name.
        file: String,
    },
    /// The file was damaged or has the wrong format.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The request was aborted.
    #[error("the request for {file} was canceled")]
    Canceled {
        /// The file's name.
        file: String,
    },
    /// A part of the application could not be loaded, or has other bytes than the page names.
    #[error("the part “{part}” of the page could not be loaded")]
    Part {
        /// The name of the part.
        part: &'static str,
    },
    /// The archive has no such story.
    #[error("this archive has no story {slug}")]
    NoStory {
        /// The slug that was asked for.
        slug: String,
    },
}

impl FetchError {
    /// Returns whether the same request may succeed a moment later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Network { .. } => true,
            Self::Status { status, .. } => *status == 429 || *status >= 500,
            _ => false,
        }
    }

    /// Returns whether a newer export may be the reason: its files have other names, and old files are
    /// deleted.
    pub fn may_be_outdated(&self) -> bool {
        matches!(
            self,
            Self::Status { .. }
                | Self::Page { .. }
                | Self::Part { .. }
                | Self::Decode(DecodeError::NewerFormat { .. })
        )
    }
}
