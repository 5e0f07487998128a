//! The facet of the reader's own lists.

use leptos::prelude::*;

use crate::{
    app::{
        context::app_context,
        page::list::{ask, mine_name},
    },
    message::Message,
    query::{Query, ReaderList},
    view::static_html::static_html,
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, press, text},
    },
};

/// What is unread, and what was put aside.
#[component]
pub fn MineFilter(paper: ArchiveInfo) -> impl IntoView {
    let navigation = app_context().navigation;
    let asking = app_context().asking;
    let query = asking.query;
    let items = ReaderList::ALL.into_iter().map(|mine| {
        let paper = paper.clone();
        let is_chosen = AnyMemo::new(move || query.with(|query| query.mine == Some(mine)));
        let number = move || {
            asking.answer.with(|answer| {
                let count = answer.as_ref().map_or(0, |answer| match mine {
                    ReaderList::Unread => answer.unread,
                    ReaderList::Saved => answer.saved,
                });
                paper.number(count as usize)
            })
        };
        view! {
            <li>
                <button
                    type="button"
                    class="topic"
                    data-testid="mine"
                    data-topic=mine.name()
                    aria-pressed=text(move || is_chosen.get().to_string())
                    on:click=press(move || {
                        let next = Query {
                            mine: (!is_chosen.get_untracked()).then_some(mine),
                            ..query.get_untracked()
                        };
                        ask(navigation, next);
                    })
                >
                    <span class="topic-name">{mine_name(mine)}</span>
                    " "
                    <span class="topic-count" data-testid="mine-count">
                        {text(number)}
                    </span>
                </button>
            </li>
        }
        .into_any()
    });
    view! {
        {static_html(r#"<h2 class="section-heading">"#, Message::MyLibrary, "</h2>")}
        <ul class="topics">{items.collect::<Vec<AnyView>>()}</ul>
    }
}
