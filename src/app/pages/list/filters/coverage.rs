//! The facet of the breadth of coverage.

use leptos::prelude::*;

use crate::{
    app::pages::{context::app_context, list::query_changes::apply_query},
    message::Message,
    query::{Query, answer::COVERAGE_THRESHOLDS},
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, click_handler, text},
        facet_button::FacetButton,
        numbers::counted,
    },
};

/// Renders a filter for the minimum number of publishers that cover a story.
#[component]
pub fn CoverageFilter(archive_info: ArchiveInfo, counts: AnyMemo<Vec<u32>>) -> impl IntoView {
    let navigation = app_context().navigation;
    let query = app_context().search_session.query;
    let items = COVERAGE_THRESHOLDS
        .into_iter()
        .enumerate()
        .map(|(index, minimum)| {
            let archive_info = archive_info.clone();
            let is_chosen =
                AnyMemo::new(move || query.with(|query| query.min_publishers == minimum));
            let number = move || {
                let count = counts.with(|counts| counts.get(index).copied());
                count.map_or_else(
                    || "·".to_owned(),
                    |count| archive_info.number(count as usize),
                )
            };
            let toggle = move || {
                let next = Query {
                    min_publishers: if is_chosen.get_untracked() {
                        0
                    } else {
                        minimum
                    },
                    ..query.get_untracked()
                };
                apply_query(navigation, next);
            };
            view! {
                <FacetButton
                    hook="covered"
                    count_hook="covered-count"
                    key=minimum.to_string()
                    name=counted(minimum as usize, Message::OrMorePublishers)
                    is_chosen=is_chosen
                    number=text(number)
                    on_click=click_handler(toggle)
                />
            }
            .into_any()
        });
    view! { <ul class="topics">{items.collect::<Vec<AnyView>>()}</ul> }
}
