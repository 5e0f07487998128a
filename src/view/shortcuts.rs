//! The sheet of keyboard shortcuts.

use leptos::prelude::*;

use super::term_list::TermList;
use crate::message::{Message, translate};

/// The shortcuts and their meanings. Each but the last is a single letter or sign.
const SHORTCUTS_HELP: [(&str, Message); 8] = [
    ("j", Message::KeyNext),
    ("k", Message::KeyPrevious),
    ("o", Message::KeyOpen),
    ("r", Message::KeyCoverage),
    ("s", Message::KeySave),
    ("/", Message::Search),
    ("?", Message::KeyShortcuts),
    ("Esc", Message::KeyClose),
];

/// Renders the shortcuts in a modal dialog, which keeps and returns the focus, with a switch for single keys,
/// which may interfere with speech input (WCAG 2.1.4).
#[component]
pub fn ShortcutsSheet(
    /// Whether single-key shortcuts are on.
    #[prop(into)]
    are_on: Signal<bool>,
    /// Called to switch them on or off.
    #[prop(into)]
    on_switch: Callback<()>,
    /// Called to close the sheet.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let terms = SHORTCUTS_HELP
        .iter()
        .map(|(key, what)| (*key, Some(translate(*what).to_owned())));
    view! {
        <dialog class="sheet" aria-labelledby="shortcuts-heading" data-testid="shortcuts-sheet">
            <h2 id="shortcuts-heading" class="section-heading">{translate(Message::KeyboardShortcuts)}</h2>
            <TermList terms=terms.collect() />
            <div class="sheet-foot">
                <button type="button" class="button" on:click=move |_| on_close.run(())>
                    {translate(Message::Close)}
                </button>
                <button
                    type="button"
                    class="button shortcuts-switch"
                    data-testid="shortcuts-switch"
                    aria-pressed=move || are_on.get().to_string()
                    on:click=move |_| on_switch.run(())
                >
                    {translate(Message::SingleKeys)}
                </button>
            </div>
        </dialog>
    }
}
