//! What a failure means for a reader.

use crate::app::fetch::FetchError;
use crate::format::DecodeError;

/// What happened, what still works, and the words on the button that leads out.
pub fn explain(error: &FetchError) -> (String, String, String) {
    let (title, action) = match error {
        FetchError::Network { .. } => ("The connection is away.", "Try again"),
        FetchError::Decode(DecodeError::Newer { .. }) => {
            ("This page is older than the archive.", "Reload")
        }
        FetchError::NoStory { .. } => ("There is no such story.", "Try again"),
        FetchError::Status { .. } | FetchError::Page { .. } | FetchError::Decode(_) => {
            ("A part of the archive could not be read.", "Try again")
        }
    };
    let detail = format!("{error}. Everything else on the page still works.");
    (title.to_owned(), detail, action.to_owned())
}
