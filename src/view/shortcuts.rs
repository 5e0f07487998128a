//! The sheet that lists the keys.

use leptos::prelude::*;

use super::{
    live::{Live, press, text},
    terms::Terms,
};

/// The keys, and what they do. Each but the last is a single letter or sign.
const KEYS: [(&str, &str); 8] = [
    ("j", "Next story"),
    ("k", "Previous story"),
    ("o", "Open the story"),
    ("r", "Show or hide its coverage"),
    ("s", "Save the story"),
    ("/", "Search"),
    ("?", "Show this list"),
    ("Esc", "Close it"),
];

/// All keys in a dialog of the browser's own, which holds the focus and gives it back; and a switch for
/// those that are single letters, which may be in the way of speech input (WCAG 2.1.4).
#[component]
pub fn Shortcuts(
    /// Whether single letters are keys.
    are_on: Live<bool>,
    /// Called when the reader switches them.
    #[prop(into)]
    on_switch: Callback<()>,
    /// Called when the reader is done.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let terms = KEYS
        .iter()
        .map(|(key, what)| (*key, Some((*what).to_owned())));
    view! {
        <dialog class="sheet" aria-labelledby="keys-heading" data-testid="keys-sheet">
            <h2 id="keys-heading" class="section-heading">
                "Keys"
            </h2>
            <Terms terms=terms.collect() />
            <div class="sheet-foot">
                <button type="button" class="button" on:click=press(move || on_close.run(()))>
                    "Close"
                </button>
                <button
                    type="button"
                    class="button keys-switch"
                    data-testid="keys-switch"
                    aria-pressed=text(move || are_on.get().to_string())
                    on:click=press(move || on_switch.run(()))
                >
                    "Single-key shortcuts"
                </button>
            </div>
        </dialog>
    }
}
