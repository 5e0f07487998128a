//! A menu of one choice.

use leptos::prelude::*;

use super::any_signal::{AnyMemo, flag, heard, set, text};

/// A choice: its name in the document, and its name for people.
pub type MenuOption = (&'static str, &'static str);

/// A menu of choices of which one holds.
#[component]
pub fn Menu(
    /// What is chosen, for those who do not see the menu.
    label: &'static str,
    /// The hook of the menu.
    hook: &'static str,
    /// The choices.
    choices: Vec<MenuOption>,
    /// Whether the last of them is not there for now.
    is_short: AnyMemo<bool>,
    /// The name of the one that holds.
    chosen: AnyMemo<&'static str>,
    /// Called with the name of the one that is chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let last = choices.len().saturating_sub(1);
    let options = choices.into_iter().enumerate();
    let options = options.map(|(place, (name, label))| {
        view! {
            <option
                {..set(&[("value", name)])}
                selected=flag(move || chosen.get() == name)
                disabled=flag(move || place == last && is_short.get())
            >
                {label}
            </option>
        }
        .into_any()
    });
    view! {
        <label class="sort">
            <span class="sr-only">{label}</span>
            <select
                data-testid=hook
                prop:value=text(move || chosen.get().to_owned())
                on:change=heard(move |event| on_choose.run(event_target_value(&event)))
            >
                {options.collect::<Vec<AnyView>>()}
            </select>
        </label>
    }
}
