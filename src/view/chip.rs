//! A chip: a value that can be removed.

use leptos::prelude::*;

/// Renders a value of a list of chips, with a × that removes it. `hook` is its test id, and `label` its label for screen
/// readers.
pub(super) fn removable_chip(
    hook: &'static str,
    label: String,
    name: String,
    on_remove: Callback<()>,
) -> AnyView {
    view! {
        <li>
            <button type="button" class="chip" data-testid=hook aria-label=label on:click=move |_| on_remove.run(())>
                <span dir="auto">{name}</span>
                <span aria-hidden="true">" ×"</span>
            </button>
        </li>
    }
    .into_any()
}
