//! The sheet that lists the keys.

use leptos::{html, prelude::*};

use super::live::{Live, effect, flag};

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
    on_switch: Callback<bool>,
    /// Called when the sheet is closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        if let Some(dialog) = dialog.get()
            && dialog.show_modal().is_err()
        {
            // What cannot be shown is not open.
            on_close.run(());
        }
    });
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let rows = KEYS.iter().map(|(key, what)| {
        view! {
            <div>
                <dt>
                    <kbd>{*key}</kbd>
                </dt>
                <dd>{*what}</dd>
            </div>
        }
    });
    let rows = rows.collect_view();
    view! {
        <dialog
            class="sheet"
            aria-labelledby="keys-heading"
            data-testid="keys-sheet"
            node_ref=dialog
            on:close=move |_| on_close.run(())
        >
            <h2 id="keys-heading" class="section-heading">
                "Keys"
            </h2>
            <dl class="keys">{rows}</dl>
            <label class="keys-switch">
                <input
                    type="checkbox"
                    data-testid="keys-switch"
                    prop:checked=flag(move || are_on.get())
                    on:change=move |event| on_switch.run(event_target_checked(&event))
                />
                "Letters and signs are keys"
            </label>
            <button type="button" class="button" autofocus on:click=close>
                "Close"
            </button>
        </dialog>
    }
}
