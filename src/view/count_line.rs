//! The number of matching stories, and the active filters.

use leptos::prelude::*;

use super::{ArchiveInfo, chip::removable_chip};
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
    #[prop(into)]
    stories: Signal<Option<usize>>,
    /// The active filters.
    #[prop(into)]
    parts: Signal<Vec<NamedFilter>>,
    /// Called with a filter to remove.
    #[prop(into)]
    on_remove: Callback<QueryPart>,
    /// Called to remove all filters.
    #[prop(into)]
    on_clear: Callback<()>,
    /// The controls at the end of the line.
    children: Children,
) -> impl IntoView {
    let count = Signal::derive(move || match stories.get() {
        Some(stories) => archive_info.counted(stories, Message::Stories),
        None => translate_with(
            Message::OfStories,
            &[&archive_info.number(archive_info.manifest().totals.stories)],
        ),
    });
    let chip = move |(part, name): NamedFilter| {
        let label = translate_with(Message::Remove, &[&name]);
        let remove = Callback::new(move |()| on_remove.run(part.clone()));
        removable_chip("chip", label, name, remove)
    };
    view! {
        <div class="count-line">
            <p class="count" role="status" data-testid="count">
                {count}
            </p>
            <Show when=move || parts.with(|parts| !parts.is_empty())>
                <ul class="chips" aria-label=translate(Message::ChosenFilters)>
                    {move || parts.get().into_iter().map(chip).collect_view()}
                    <li>
                        <button
                            type="button"
                            class="clear"
                            data-testid="clear"
                            on:click=move |_| on_clear.run(())
                        >
                            {translate(Message::ClearAll)}
                        </button>
                    </li>
                </ul>
            </Show>
            {children()}
        </div>
    }
}
