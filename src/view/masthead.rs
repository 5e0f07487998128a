//! The head of every page.

use leptos::prelude::*;

use super::{
    Paper, clock,
    live::{Live, press, text},
};
use crate::query::Route;

/// The name of the paper, what it is, and the way to the front page and to the page about it.
#[component]
pub fn Masthead(
    paper: Paper,
    /// Whether the name is the page's heading. On a story's page the headline is.
    #[prop(optional)]
    is_heading: bool,
    /// What is new since the reader's last visit; empty where that is nothing.
    #[prop(default = Live::stored(String::new()))]
    news: Live<String>,
    /// Called when the reader asks which keys there are.
    #[prop(optional, into)]
    on_keys: Option<Callback<()>>,
) -> impl IntoView {
    let totals = paper.manifest().totals.clone();
    let site = paper.manifest().site.clone();
    let home = Route::List(crate::query::Query::default()).href();
    let name = view! {
        <a href=home dir="auto">
            {site.title}
        </a>
    };
    let name = if is_heading {
        view! { <h1 class="name" tabindex="-1">{name}</h1> }.into_any()
    } else {
        view! { <p class="name">{name}</p> }.into_any()
    };
    let newest = totals.newest.map(|time| {
        let day = clock::day(time, paper.language());
        view! {
            <li>
                "Latest story " <time datetime=time.to_string()>{day}</time>
            </li>
        }
    });
    view! {
        <header class="masthead">
            <div class="nameplate">
                {name}
                {(!site.tagline.is_empty())
                    .then(|| view! { <p class="tagline" dir="auto">{site.tagline}</p> })}
            </div>
            <ul class="ears">
                {newest} <li>{paper.counted(totals.stories, "story", "stories")}</li>
                <li>{paper.counted(totals.publishers, "publisher", "publishers")}</li>
                <li class="news" data-testid="news">
                    {text(move || news.get())}
                </li>
                <li>
                    <a href=Route::Yours.href()>"Yours"</a>
                </li>
                <li class="ears-keys">
                    <button
                        type="button"
                        class="worded"
                        data-testid="keys"
                        on:click=press(move || {
                            if let Some(on_keys) = on_keys {
                                on_keys.run(());
                            }
                        })
                    >
                        "Keys"
                    </button>
                </li>
                <li>
                    <a href=Route::About.href()>"About this archive"</a>
                </li>
            </ul>
        </header>
    }
}
