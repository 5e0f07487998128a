//! A filter that is on or off, with its number of stories.

use leptos::prelude::*;

/// Renders an item of a short facet, whose values have a fixed order.
#[component]
pub fn FacetButton(
    /// The test id of the value.
    hook: &'static str,
    /// The test id of its count.
    count_hook: &'static str,
    /// The name that is independent of the language, for tests.
    key: String,
    /// The display name.
    name: String,
    /// Whether the filter is on.
    #[prop(into)]
    is_chosen: Signal<bool>,
    /// The number of stories that it would leave.
    #[prop(into)]
    number: Signal<String>,
    /// Called to turn it on or off.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <li>
            <button
                type="button"
                class="topic"
                data-testid=hook
                data-topic=key
                aria-pressed=move || is_chosen.get().to_string()
                on:click=move |_| on_click.run(())
            >
                <span class="topic-name">{name}</span>
                " "
                <span class="topic-count" data-testid=count_hook>
                    {number}
                </span>
            </button>
        </li>
    }
}
