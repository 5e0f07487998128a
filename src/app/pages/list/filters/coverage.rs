//! The facet of the breadth of coverage.

use leptos::prelude::*;

use crate::{
    app::pages::{context::AppContext, list::query_changes::apply_query},
    message::Message,
    query::{Query, answer::COVERAGE_THRESHOLDS},
    view::{ArchiveInfo, facet_button::FacetButton, numbers::counted},
};

/// Renders a filter for the minimum number of publishers that cover a story.
#[component]
pub fn CoverageFilter(archive_info: ArchiveInfo, counts: Memo<Vec<u32>>) -> impl IntoView {
    let navigation = expect_context::<AppContext>().navigation;
    let query = expect_context::<AppContext>().search_session.query;
    let items = COVERAGE_THRESHOLDS
        .into_iter()
        .enumerate()
        .map(|(index, minimum)| {
            let archive_info = archive_info.clone();
            let is_chosen = Memo::new(move |_| query.with(|query| query.min_publishers == minimum));
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
                    number=number
                    on_click=move |_| toggle()
                />
            }
            .into_any()
        });
    view! { <ul class="topics">{items.collect::<Vec<AnyView>>()}</ul> }
}
