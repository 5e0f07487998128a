//! The facet of the breadth of coverage.

use leptos::prelude::*;

use crate::{
    app::pages::{context::app_context, list::apply_query},
    message::Message,
    query::{Query, answer::COVERAGE_THRESHOLDS},
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, click_handler, text},
        numbers::counted,
    },
};

/// Renders a filter for the minimum number of publishers that cover a story.
#[component]
pub fn CoverageFilter(archive_info: ArchiveInfo, counts: AnyMemo<Vec<u32>>) -> impl IntoView {
    let navigation = app_context().navigation;
    let query = app_context().search_session.query;
    let items = COVERAGE_THRESHOLDS.into_iter().enumerate().map(|(index, minimum)| {
        let archive_info = archive_info.clone();
        let is_chosen = move || query.with(|query| query.min_publishers == minimum);
        let number = move || {
            let count = counts.with(|counts| counts.get(index).copied());
            count.map_or_else(|| "·".to_owned(), |count| archive_info.number(count as usize))
        };
        view! {
            <li>
                <button
                    type="button"
                    class="topic"
                    data-testid="covered"
                    data-topic=minimum.to_string()
                    aria-pressed=text(move || is_chosen().to_string())
                    on:click=click_handler(move || {
                        let next = Query {
                            min_publishers: if query.with_untracked(|query| query.min_publishers == minimum) { 0 } else { minimum },
                            ..query.get_untracked()
                        };
                        apply_query(navigation, next);
                    })
                >
                    <span class="topic-name">
                        {counted(minimum as usize, Message::OrMorePublishers)}
                    </span>
                    " "
                    <span class="topic-count" data-testid="covered-count">
                        {text(number)}
                    </span>
                </button>
            </li>
        }.into_any()
    });
    view! { <ul class="topics">{items.collect::<Vec<AnyView>>()}</ul> }
}
