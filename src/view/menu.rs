//! A menu with one choice.

use leptos::prelude::*;

/// An option: its name in the document, and its display name.
pub type MenuOption = (&'static str, &'static str);

/// Renders a menu of options of which one is chosen.
#[component]
pub fn Menu(
    /// The label for screen readers.
    label: &'static str,
    /// The test id of the menu.
    hook: &'static str,
    /// The options.
    choices: Vec<MenuOption>,
    /// Whether the last option is hidden for now.
    #[prop(into)]
    is_short: Signal<bool>,
    /// The name of the chosen option.
    #[prop(into)]
    chosen: Signal<&'static str>,
    /// Called with the name of the option that the reader chooses.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let last = choices.len().saturating_sub(1);
    let options = choices.into_iter().enumerate();
    let options = options.map(|(index, (name, label))| {
        view! {
            <option
                value=name
                selected=move || chosen.get() == name
                disabled=move || index == last && is_short.get()
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
                prop:value=move || chosen.get().to_owned()
                on:change=move |event| on_choose.run(event_target_value(&event))
            >
                {options.collect::<Vec<AnyView>>()}
            </select>
        </label>
    }
}
