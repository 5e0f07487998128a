//! What a failure means for a reader.

use leptos::prelude::*;

use crate::{
    app::{context::app_context, fetch::FetchError},
    format::DecodeError,
    message::{Message, say, tell},
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
    app_context().watch.check_after_failure(&error);
    let (title, detail, action) = explain(&error);
    view! { <Notice title=title detail=detail action=action on_action=on_again /> }
}

/// What happened, what still works, and the words on the button that leads out.
pub fn explain(error: &FetchError) -> (&'static str, String, &'static str) {
    let (title, action) = match error {
        // A worker that has no file and no connection says 504.
        FetchError::Network { .. } | FetchError::Status { status: 504, .. } => {
            (Message::ConnectionFailed, Message::TryAgain)
        }
        FetchError::Decode(DecodeError::Newer { .. }) => (Message::PageOlder, Message::Reload),
        FetchError::NoStory { .. } => (Message::NoSuchStory, Message::TryAgain),
        FetchError::Status { .. }
        | FetchError::Page { .. }
        | FetchError::Cancelled { .. }
        | FetchError::Decode(_) => (Message::PartUnreadable, Message::TryAgain),
    };
    let detail = tell(Message::RestWorks, &[&format!("{error}.")]);
    (say(title), detail, say(action))
}
