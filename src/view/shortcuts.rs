//! The sheet that lists the keys.

use leptos::prelude::*;

use super::{
    any_signal::{AnyMemo, press, set, text},
    static_html::static_html,
    term_list::Terms,
};
use crate::message::{Message, say};

/// The keys, and what they do. Each but the last is a single letter or sign.
const SHORTCUTS: [(&str, Message); 8] = [
    ("j", Message::KeyNext),
    ("k", Message::KeyPrevious),
    ("o", Message::KeyOpen),
    ("r", Message::KeyCoverage),
    ("s", Message::KeySave),
    ("/", Message::Search),
    ("?", Message::KeyShortcuts),
    ("Esc", Message::KeyClose),
];

/// All keys in a dialog of the browser's own, which holds the focus and gives it back; and a switch for
/// those that are single letters, which may be in the way of speech input (WCAG 2.1.4).
#[component]
pub fn Shortcuts(
    /// Whether single letters are keys.
    are_on: AnyMemo<bool>,
    /// Called when the reader switches them.
    #[prop(into)]
    on_switch: Callback<()>,
    /// Called when the reader is done.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let terms = SHORTCUTS
        .iter()
        .map(|(key, what)| (*key, Some(say(*what).to_owned())));
    view! {
        <dialog class="sheet" {..set(&[("aria-labelledby", "keys-heading")])} data-testid="keys-sheet">
            {static_html(r#"<h2 id="keys-heading" class="section-heading">"#, Message::KeyboardShortcuts, "</h2>")}
            <Terms terms=terms.collect() />
            <div class="sheet-foot">
                <button type="button" class="button" on:click=press(move || on_close.run(()))>
                    {say(Message::Close)}
                </button>
                <button
                    type="button"
                    class="button keys-switch"
                    data-testid="keys-switch"
                    aria-pressed=text(move || are_on.get().to_string())
                    on:click=press(move || on_switch.run(()))
                >
                    {say(Message::SingleKeys)}
                </button>
            </div>
        </dialog>
    }
}
