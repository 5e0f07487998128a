//! The facet of how many publishers cover a story.

use leptos::prelude::*;

use crate::{
    app::{given::given, page::list::ask},
    message::Message,
    query::{Query, answer::THRESHOLDS},
    view::counted::counted,
    view::{
        Paper,
        live::{Live, press, text},
    },
};

/// How many publishers must cover a story.
#[component]
pub fn Breadth(paper: Paper, counts: Live<Vec<u32>>) -> impl IntoView {
    let navigation = given().navigation;
    let query = given().asking.query;
    let items = THRESHOLDS.into_iter().enumerate().map(|(place, least)| {
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
