//! The masthead of every page.

use leptos::prelude::*;

use super::{
    ArchiveInfo, clock,
    menu::{Menu, MenuOption},
};
use crate::{
    message::{Message, split_at_placeholder, translate},
    query::Route,
};

/// Renders the site title, totals, and links to the front page, the library and the page about the archive.
#[component]
pub fn Masthead(
    archive_info: ArchiveInfo,
    /// Whether the title is the heading of the page. On a story page the headline is.
    #[prop(optional)]
    is_heading: bool,
    /// The number of new stories since the last visit; empty if there are none.
    #[prop(default = Signal::stored(String::new()), into)]
    new_since_visit: Signal<String>,
    /// The available languages.
    #[prop(optional)]
    languages: Vec<MenuOption>,
    /// The tag of the current language.
    #[prop(optional)]
    language: &'static str,
    /// Called with the tag of the chosen language.
    #[prop(optional, into)]
    on_language: Option<Callback<String>>,
    /// Called to show the keyboard shortcuts.
    #[prop(optional, into)]
    on_shortcuts: Option<Callback<()>>,
) -> impl IntoView {
    let totals = archive_info.manifest().totals.clone();
    let site = &archive_info.manifest().site;
    let (title, tagline) = (site.title.clone(), site.tagline.clone());
    let is_drawn = site.logo.iter().any(|picture| picture.title.is_some());
    let home = Route::List(crate::query::Query::default()).href();
    let name = view! {
        <a href=home lang=archive_info.foreign() dir="auto">
            {logo(&archive_info)}
            {(!is_drawn).then_some(title)}
        </a>
    };
    let name = if is_heading {
        view! { <h1 class="name" tabindex="-1">{name}</h1> }.into_any()
    } else {
        view! { <p class="name">{name}</p> }.into_any()
    };
    let newest = totals.newest.map(|time| {
        let day = clock::day(time.day(), archive_info.language());
        let (before, after) = split_at_placeholder(Message::LatestStory);
        view! {
            <li>
                {before} <time datetime=time.to_string()>{day}</time> {after}
            </li>
        }
        .into_any()
    });
    view! {
        <header class="masthead">
            <div class="nameplate">
                {name}
                {(!tagline.is_empty())
                    .then(|| view! { <p class="tagline" lang=archive_info.foreign() dir="auto">{tagline}</p> }.into_any())}
            </div>
            <button type="button" class="button masthead-toggle" popovertarget="masthead-links">
                {translate(Message::Menu)}
            </button>
            <ul class="masthead-links" id="masthead-links" popover="auto">
                {newest} {count(&archive_info, totals.stories, Message::Stories)}
                {(totals.publishers > 1)
                    .then(|| count(&archive_info, totals.publishers, Message::PublishersCount).into_any())}
                <li class="new-since-visit" data-testid="new-since-visit">
                    {new_since_visit}
                </li>
                <li>
                    <a href=Route::Library.href()>{translate(Message::MyLibrary)}</a>
                </li>
                <li class="masthead-shortcuts">
                    <button
                        type="button"
                        class="text-button"
                        data-testid="shortcuts"
                        on:click=move |_| {
                            if let Some(on_shortcuts) = on_shortcuts {
                                on_shortcuts.run(());
                            }
                        }
                    >
                        {translate(Message::KeyboardShortcuts)}
                    </button>
                </li>
                <li>
                    <a href=Route::About.href()>{translate(Message::AboutArchive)}</a>
                </li>
                {on_language
                    .map(|on_language| {
                        view! {
                            <li>
                                <Menu
                                    label=translate(Message::Language)
                                    hook="language"
                                    choices=languages
                                    is_short=false
                                    chosen=language
                                    on_choose=on_language
                                />
                            </li>
                        }.into_any()
                    })}
            </ul>
        </header>
    }
}

/// Renders the logo. If there are two, the style sheet shows the one for the theme.
fn logo(archive_info: &ArchiveInfo) -> Vec<AnyView> {
    let logo = archive_info.manifest().site.logo.iter();
    let drawn = logo
        .zip(["logo", "logo logo-dark"])
        .map(|(picture, class)| {
            let [width, height] =
                [picture.width, picture.height].map(|length| length.unwrap_or(1).to_string());
            let alt = picture.title.clone().unwrap_or_default();
            let source = archive_info.picture(picture).unwrap_or_default();
            view! { <img class=class alt=alt width=width height=height src=source /> }.into_any()
        });
    drawn.collect()
}

/// Renders a total. Pages that do not change with new stories have no totals.
fn count(archive_info: &ArchiveInfo, number: usize, message: Message) -> Option<AnyView> {
    (number > 0).then(|| view! { <li>{archive_info.counted(number, message)}</li> }.into_any())
}
