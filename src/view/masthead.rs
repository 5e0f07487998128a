//! The head of every page.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, press, set, text},
    clock,
    menu::{Menu, MenuOption},
};
use crate::{
    message::{Message, around, say},
    query::Route,
};

/// The name of the paper, what it is, and the way to the front page and to the page about it.
#[component]
pub fn Masthead(
    paper: ArchiveInfo,
    /// Whether the name is the page's heading. On a story's page the headline is.
    #[prop(optional)]
    is_heading: bool,
    /// What is new since the reader's last visit; empty where that is nothing.
    #[prop(default = AnyMemo::stored(String::new()))]
    news: AnyMemo<String>,
    /// The languages to choose from, by tag.
    #[prop(optional)]
    languages: Vec<MenuOption>,
    /// The tag of the one that is spoken.
    #[prop(optional)]
    language: &'static str,
    /// Called with the tag of the one that the reader chooses.
    #[prop(optional, into)]
    on_language: Option<Callback<String>>,
    /// Called when the reader asks which keys there are.
    #[prop(optional, into)]
    on_keys: Option<Callback<()>>,
) -> impl IntoView {
    let totals = paper.manifest().totals.clone();
    let site = &paper.manifest().site;
    let (title, tagline) = (site.title.clone(), site.tagline.clone());
    let is_drawn = site.logo.iter().any(|picture| picture.title.is_some());
    let home = Route::List(crate::query::Query::default()).href();
    let name = view! {
        <a href=home lang=paper.foreign() dir="auto">
            {logo(&paper)}
            {(!is_drawn).then_some(title)}
        </a>
    };
    let name = if is_heading {
        view! { <h1 class="name" tabindex="-1">{name}</h1> }.into_any()
    } else {
        view! { <p class="name">{name}</p> }.into_any()
    };
    let newest = totals.newest.map(|time| {
        let day = clock::day(time, paper.language());
        let (before, after) = around(Message::LatestStory);
        view! {
            <li>
                {before} <time {..set(&[("datetime", &time.to_string())])}>{day}</time> {after}
            </li>
        }
        .into_any()
    });
    view! {
        <header class="masthead">
            <div class="nameplate">
                {name}
                {(!tagline.is_empty())
                    .then(|| view! { <p class="tagline" lang=paper.foreign() dir="auto">{tagline}</p> }.into_any())}
            </div>
            <button type="button" class="button ears-toggle" {..set(&[("popovertarget", "ears")])}>
                {say(Message::Menu)}
            </button>
            <ul class="ears" id="ears" {..set(&[("popover", "auto")])}>
                {newest} {count(&paper, totals.stories, Message::Stories)}
                {count(&paper, totals.publishers, Message::PublishersCount)}
                <li class="news" data-testid="news">
                    {text(move || news.get())}
                </li>
                <li>
                    <a href=Route::Yours.href()>{say(Message::MyLibrary)}</a>
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
                        {say(Message::KeyboardShortcuts)}
                    </button>
                </li>
                <li>
                    <a href=Route::About.href()>{say(Message::AboutArchive)}</a>
                </li>
                {on_language
                    .map(|on_language| {
                        view! {
                            <li>
                                <Menu
                                    label=say(Message::Language)
                                    hook="language"
                                    choices=languages
                                    is_short=AnyMemo::stored(false)
                                    chosen=AnyMemo::stored(language)
                                    on_choose=on_language
                                />
                            </li>
                        }.into_any()
                    })}
            </ul>
        </header>
    }
}

/// The logo; of two, the style sheet shows that for the theme.
fn logo(paper: &ArchiveInfo) -> Vec<AnyView> {
    let logo = paper.manifest().site.logo.iter();
    let drawn = logo
        .zip(["logo", "logo logo-dark"])
        .map(|(picture, class)| {
            let [width, height] =
                [picture.width, picture.height].map(|length| length.unwrap_or(1).to_string());
            let attributes = [
                ("class", class),
                ("alt", picture.title.as_deref().unwrap_or_default()),
                ("width", &width),
                ("height", &height),
                ("src", &paper.picture(picture).unwrap_or_default()),
            ];
            view! { <img {..set(&attributes)} /> }.into_any()
        });
    drawn.collect()
}

/// How many there are; a page that stays as it is when stories come knows of none.
fn count(paper: &ArchiveInfo, number: usize, message: Message) -> Option<AnyView> {
    (number > 0).then(|| view! { <li>{paper.counted(number, message)}</li> }.into_any())
}
