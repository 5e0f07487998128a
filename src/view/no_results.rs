//! An empty result.

use leptos::prelude::*;

use super::ArchiveInfo;
use crate::{
    message::{Message, translate, translate_with},
    query::criteria::QueryPart,
};

/// Renders a message that nothing matches, with suggestions of filters to remove.
#[component]
pub fn NoResults(
    archive_info: ArchiveInfo,
    /// Each filter with its display name and the number of stories without it.
    suggestions: Vec<(QueryPart, String, usize)>,
    /// Called with the filter to remove.
    #[prop(into)]
    on_remove: Callback<QueryPart>,
) -> impl IntoView {
    let buttons = suggestions
        .into_iter()
        .filter(|(_, _, stories)| *stories > 0)
        .map(|(part, name, stories)| {
            let stories = archive_info.counted(stories, Message::Stories);
            view! {
                <li>
                    <button type="button" class="button" on:click=move |_| on_remove.run(part.clone())>
                        {translate_with(Message::WithoutName, &[&name, &stories])}
                    </button>
                </li>
            }.into_any()
        })
        .collect::<Vec<AnyView>>();
    view! {
        <div class="empty" data-testid="empty">
            <p class="standfirst">{translate(Message::NothingMatches)}</p>
            <ul class="filter-suggestions">{buttons}</ul>
        </div>
    }
}
