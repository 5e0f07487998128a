//! An empty result.

use leptos::prelude::*;

use super::{ArchiveInfo, any_signal::click_handler, static_html::static_html};
use crate::{
    message::{Message, translate_with},
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
                    <button type="button" class="button" on:click=click_handler(move || on_remove.run(part.clone()))>
                        {translate_with(Message::WithoutName, &[&name, &stories])}
                    </button>
                </li>
            }.into_any()
        })
        .collect::<Vec<AnyView>>();
    view! {
        <div class="empty" data-testid="empty">
            {static_html(r#"<p class="standfirst">"#, Message::NothingMatches, "</p>")}
            <ul class="filter-suggestions">{buttons}</ul>
        </div>
    }
}
