//! Something went wrong, or something is new: what, and the way out.

use leptos::prelude::*;

use super::{any_signal::press, any_signal::set};

/// A message with one button.
#[component]
pub fn Notice(
    /// What happened.
    #[prop(into)]
    title: String,
    /// Which part of the page it concerns, and what still works.
    #[prop(into)]
    detail: String,
    /// The words on the button.
    #[prop(into)]
    action: String,
    /// Called when it is pressed.
    #[prop(into)]
    on_action: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="notice" {..set(&[("role", "alert")])} data-testid="notice">
            <p>
                <strong>{title}</strong>
                " "
                {detail}
            </p>
            <button type="button" class="button" on:click=press(move || on_action.run(()))>
                {action}
            </button>
        </div>
    }
}
