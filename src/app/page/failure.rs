//! What a failure means for a reader.

use leptos::prelude::*;

use crate::{
    app::{edition::Watch, fetch::FetchError, given::given},
    format::DecodeError,
    view::notice::Notice,
};

/// Says what failed and offers to try again; where a newer edition may be the reason, looks for
/// one.
#[component]
pub fn Failure(
    error: FetchError,
    /// Called when the reader wants to try again.
    #[prop(into)]
    on_again: Callback<()>,
) -> impl IntoView {
    given::<Watch>().suspect(&error);
    let (title, detail, action) = explain(&error);
    view! { <Notice title=title detail=detail action=action on_action=on_again /> }
}

/// What happened, what still works, and the words on the button that leads out.
pub fn explain(error: &FetchError) -> (String, String, String) {
    let (title, action) = match error {
        // A worker that has no file and no connection says 504.
        FetchError::Network { .. } | FetchError::Status { status: 504, .. } => {
            ("The connection is away.", "Try again")
        }
        FetchError::Decode(DecodeError::Newer { .. }) => {
            ("This page is older than the archive.", "Reload")
        }
        FetchError::NoStory { .. } => ("There is no such story.", "Try again"),
        FetchError::Status { .. }
        | FetchError::Page { .. }
        | FetchError::Cancelled { .. }
        | FetchError::Decode(_) => ("A part of the archive could not be read.", "Try again"),
    };
    let detail = format!("{error}. Everything else on the page still works.");
    (title.to_owned(), detail, action.to_owned())
}
