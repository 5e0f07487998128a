//! The number of matching stories, and the active filters.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, click_handler, dynamic_view, show_if, static_attributes, text},
    chip::removable_chip,
};
use crate::{
    message::{Message, translate, translate_with},
    query::criteria::QueryPart,
};

/// A part of the query and its display name.
pub type NamedFilter = (QueryPart, String);

/// Renders the number of matching stories, always in view and announced to screen readers, with a chip that
/// removes each filter, and a button that removes all.
#[component]
pub fn CountLine(
    archive_info: ArchiveInfo,
    /// The number of matching stories; `None` until it is known.
    stories: AnyMemo<Option<usize>>,
    /// The active filters.
    parts: AnyMemo<Vec<NamedFilter>>,
    /// Called with a filter to remove.
    #[prop(into)]
    on_remove: Callback<QueryPart>,
    /// Called to remove all filters.
    #[prop(into)]
    on_clear: Callback<()>,
    /// The controls at the end of the line.
    children: Children,
) -> impl IntoView {
    let count = text(move || match stories.get() {
        Some(stories) => archive_info.counted(stories, Message::Stories),
        None => translate_with(
            Message::OfStories,
            &[&archive_info.number(archive_info.manifest().totals.stories)],
        ),
    });
    let chip = move |(part, name): NamedFilter| {
        let label = translate_with(Message::Remove, &[&name]);
        let remove = click_handler(move || on_remove.run(part.clone()));
        removable_chip("chip", label, name, remove)
    };
    let chips = show_if(
        move || parts.with(|parts| !parts.is_empty()),
        move || {
            view! {
                <ul class="chips" aria-label=translate(Message::ChosenFilters)>
                    {dynamic_view(move || parts.get().into_iter().map(chip).collect::<Vec<AnyView>>().into_any())}
                    <li>
                        <button
                            type="button"
                            class="clear"
                            data-testid="clear"
                            on:click=click_handler(move || on_clear.run(()))
                        >
                            {translate(Message::ClearAll)}
                        </button>
                    </li>
                </ul>
            }
            .into_any()
        },
    );
    view! {
        <div class="count-line">
            <p class="count" {..static_attributes(&[("role", "status")])} data-testid="count">
                {count}
            </p>
            {chips}
            {children()}
        </div>
    }
}
