//! The facet of how many publishers cover a story.

use leptos::prelude::*;

use crate::{
    app::{context::app_context, page::list::ask},
    message::Message,
    query::{Query, answer::COVERAGE_THRESHOLDS},
    view::numbers::counted,
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, press, text},
    },
};

/// How many publishers must cover a story.
#[component]
pub fn Breadth(paper: ArchiveInfo, counts: AnyMemo<Vec<u32>>) -> impl IntoView {
    let navigation = app_context().navigation;
    let query = app_context().asking.query;
    let items = COVERAGE_THRESHOLDS.into_iter().enumerate().map(|(place, least)| {
        let paper = paper.clone();
        let is_chosen = move || query.with(|query| query.covered == least);
        let number = move || {
            let count = counts.with(|counts| counts.get(place).copied());
            count.map_or_else(|| "·".to_owned(), |count| paper.number(count as usize))
        };
        view! {
            <li>
                <button
                    type="button"
                    class="topic"
                    data-testid="covered"
                    data-topic=least.to_string()
                    aria-pressed=text(move || is_chosen().to_string())
                    on:click=press(move || {
                        let next = Query {
                            covered: if query.with_untracked(|query| query.covered == least) { 0 } else { least },
                            ..query.get_untracked()
                        };
                        ask(navigation, next);
                    })
                >
                    <span class="topic-name">
                        {counted(least as usize, Message::OrMorePublishers)}
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
