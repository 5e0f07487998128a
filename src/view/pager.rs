//! Links from a story to its neighbors in the list.

use leptos::prelude::*;

use crate::{
    format::Card,
    message::{Message, translate},
    query::{Query, Route},
};

/// Renders links to the newer and the older story, and back to the list.
#[component]
pub fn Pager(previous: Option<Card>, next: Option<Card>, query: Query) -> impl IntoView {
    let list = Route::List(query.clone()).href();
    let link = move |card: Option<Card>, class: &'static str, label: &'static str| {
        card.map(|card| {
            let href = Route::Story(card.slug, query.clone()).href();
            view! {
                <a rel=class class=class href=href>
                    <span class="pager-label">{label}</span>
                    <span class="pager-title" dir="auto">
                        {card.title}
                    </span>
                </a>
            }
            .into_any()
        })
    };
    view! {
        <nav class="pager" aria-label=translate(Message::StoriesInList)>
            {link(previous, "prev", translate(Message::Newer))} <a class="back-to-list" href=list>
                {translate(Message::BackToList)}
            </a> {link(next, "next", translate(Message::Older))}
        </nav>
    }
}
