//! The button that shows all items of a collapsed list.

use leptos::prelude::*;

use crate::message::{Message, translate, translate_with};

/// Renders a button that shows all items of a list, or collapses it again.
pub(super) fn show_all_button(
    is_open: RwSignal<bool>,
    total: String,
    hook: &'static str,
) -> AnyView {
    let label = Signal::derive(move || {
        if is_open.get() {
            return translate(Message::ShowFewer).to_owned();
        }
        translate_with(Message::ShowAll, &[&total])
    });
    view! {
        <button
            type="button"
            class="clear"
            data-testid=hook
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.set(!is_open.get_untracked())
        >
            {label}
        </button>
    }
    .into_any()
}
