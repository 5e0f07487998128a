//! From the first of many to all of them.

use leptos::prelude::*;

use super::any_signal::{AnySignal, press, text};
use crate::message::{Message, say, tell};

/// A button that shows all of a list that is cut short, and cuts it short again.
pub(super) fn unfold(is_open: AnySignal<bool>, total: String, hook: &'static str) -> AnyView {
    let label = text(move || {
        if is_open.get() {
            return say(Message::ShowFewer).to_owned();
        }
        tell(Message::ShowAll, &[&total])
    });
    view! {
        <button
            type="button"
            class="clear"
            data-testid=hook
            aria-expanded=text(move || is_open.get().to_string())
            on:click=press(move || is_open.set(!is_open.get_untracked()))
        >
            {label}
        </button>
    }
    .into_any()
}
