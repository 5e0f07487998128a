//! Explains errors to the reader.

use leptos::prelude::*;

use super::context::AppContext;
use crate::{
    app::net::error::FetchError,
    format::DecodeError,
    message::{Message, translate, translate_with},
    view::notice::Notice,
};

/// Shows an error with a button to retry. If a newer version may be the reason, checks for one.
#[component]
pub fn FailureNotice(
    error: FetchError,
    /// Called when the reader wants to try again.
    #[prop(into)]
    on_again: Callback<()>,
) -> impl IntoView {
    expect_context::<AppContext>()
        .update_check
        .check_after_failure(&error);
    let (title, detail, action) = explain(&error);
    view! { <Notice title=title detail=detail action=action on_action=on_again /> }
}

/// Returns what happened, what still works, and the label of the button.
pub fn explain(error: &FetchError) -> (&'static str, String, &'static str) {
    let (title, action) = match error {
        // The worker answers 504 if it has neither file nor connection.
        FetchError::Network { .. }
        | FetchError::Part { .. }
        | FetchError::Status { status: 504, .. } => (Message::ConnectionFailed, Message::TryAgain),
        FetchError::Slow { .. } => (Message::TakesLong, Message::TryAgain),
        FetchError::Decode(DecodeError::NewerFormat { .. }) => {
            (Message::PageOlder, Message::Reload)
        }
        FetchError::NoStory { .. } => (Message::NoSuchStory, Message::TryAgain),
        FetchError::Status { .. }
        | FetchError::Page { .. }
        | FetchError::Canceled { .. }
        | FetchError::Decode(_) => (Message::PartUnreadable, Message::TryAgain),
    };
    let detail = translate_with(Message::RestWorks, &[&format!("{error}.")]);
    (translate(title), detail, translate(action))
}
