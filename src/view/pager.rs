//! From one story to its neighbours in the list it was opened from.

use leptos::prelude::*;

use super::any_signal::set;
use crate::{
    format::Card,
    message::{Message, say},
    query::{Query, Route},
};

/// The newer and the older story, and the way back to the list.
#[component]
pub fn Pager(previous: Option<Card>, next: Option<Card>, query: Query) -> impl IntoView {
    let list = Route::List(query.clone()).href();
    let link = move |card: Option<Card>, class: &'static str, label: &'static str| {
        card.map(|card| {
            let href = Route::Story(card.slug, query.clone()).href();
            view! {
                <a {..set(&[("rel", class)])} class=class href=href>
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
        <nav class="pager" aria-label=say(Message::StoriesInList)>
            {link(previous, "prev", say(Message::Newer))} <a class="up" href=list>
                {say(Message::BackToList)}
            </a> {link(next, "next", say(Message::Older))}
        </nav>
    }
}
