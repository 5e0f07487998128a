//! A notice of an error or a newer version, with a button.

use leptos::prelude::*;

/// Renders a message with one button.
#[component]
pub fn Notice(
    /// The headline of the message.
    #[prop(into)]
    title: String,
    /// The part of the page that it concerns, and what still works.
    #[prop(into)]
    detail: String,
    /// The label of the button.
    #[prop(into)]
    action: String,
    /// Called when the button is pressed.
    #[prop(into)]
    on_action: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="notice" role="alert" data-testid="notice">
            <p>
                <strong>{title}</strong>
                " "
                {detail}
            </p>
            <button type="button" class="button" on:click=move |_| on_action.run(())>
                {action}
            </button>
        </div>
    }
}
