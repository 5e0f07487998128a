//! A menu of one choice.

use leptos::prelude::*;

use super::live::{Live, flag, text};

/// A choice: its name in the document, its name for people, and whether it is there now.
pub type Choice = (&'static str, &'static str, bool);

/// A menu of choices of which one holds.
#[component]
pub fn Menu(
    /// What is chosen, for those who do not see the menu; also its hook, in small letters.
    label: &'static str,
    /// The hook of the menu.
    hook: &'static str,
    /// The choices. Which are there may change; their number and order do not.
    choices: Live<Vec<Choice>>,
    /// The name of the one that holds.
    chosen: Live<&'static str>,
    /// Called with the name of the one that is chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let options = choices.get_untracked().into_iter().enumerate();
    let options = options.map(|(place, (name, label, _))| {
        let is_hidden = move || {
            choices.with(|choices| choices.get(place).is_none_or(|(_, _, is_there)| !is_there))
        };
        view! {
            <option
                value=name
                selected=flag(move || chosen.get() == name)
                hidden=flag(is_hidden)
            >
                {label}
            </option>
        }
    });
    view! {
        <label class="sort">
            <span class="sr-only">{label}</span>
            <select
                data-testid=hook
                prop:value=text(move || chosen.get().to_owned())
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {options.collect_view()}
            </select>
        </label>
    }
}
