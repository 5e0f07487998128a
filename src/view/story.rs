//! The page of one story.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    body::{BodyRenderer, CopyText},
    card,
    facts::Facts,
    figure::{Figure, Frame},
    kicker::card_kicker,
};
use crate::{
    format::Card,
    message::{Message, translate, translate_with},
    model::{Address, Article, Part},
    query::{Query, Route},
};

/// Renders the data of a story's card as the head of its page, with `children` below. The headline is shown
/// before the text has loaded.
#[component]
pub fn StoryArticle(
    archive_info: ArchiveInfo,
    card: Card,
    /// The content below the head.
    children: Children,
) -> impl IntoView {
    let language = card.locale.clone().or_else(|| archive_info.foreign());
    view! {
        <article class="story" data-testid="story" aria-labelledby="story-headline">
            {card_kicker(&archive_info, &card)}
            <h1
                class="headline"
                id="story-headline"
                tabindex="-1"
                lang=language.clone()
                dir="auto"
            >
                {card.title.clone()}
            </h1>
            {(!card.excerpt.is_empty())
                .then(|| {
                    // An excerpt from the text is hidden once the text itself is shown.
                    let class = if card.excerpt.ends_with('…') { "standfirst truncated" } else { "standfirst" };
                    view! {
                        <p class=class lang=language dir="auto">
                            {card.excerpt.clone()}
                        </p>
                    }.into_any()
                })} {card::topics(&archive_info, &card)} {children()}
        </article>
    }
}

/// Renders the details of a story: links, pictures, text, parts, actions and facts.
#[component]
pub fn StoryDetails(
    archive_info: ArchiveInfo,
    article: Article,
    query: Query,
    /// The reader's actions.
    actions: AnyView,
    /// Called to copy code of the text.
    #[prop(optional_no_strip)]
    on_copy: Option<CopyText>,
) -> impl IntoView {
    let provider = article.provider.clone();
    let language = article.locale.clone().or_else(|| archive_info.foreign());
    let letter = provider.lettermark();
    let figures = article
        .images
        .iter()
        .filter(|picture| archive_info.picture(picture).is_some())
        .map(|picture| {
            view! {
                <Figure
                    archive_info=archive_info.clone()
                    picture=picture.clone()
                    tint=provider.name.clone()
                    letter=letter.clone()
                    frame=Frame::Story
                />
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    let text = BodyRenderer {
        archive_info: &archive_info,
        page: Route::Story(article.slug.clone(), query.clone()),
        on_copy,
    }
    .pieces(&article.details.body);
    view! {
        {links(&article)}
        <div class="story-actions">{actions}</div>
        {figures}
        {(!article.details.body.is_empty())
            .then(|| {
                view! {
                    <div class="body" lang=language dir="auto">
                        {text}
                    </div>
                }.into_any()
            })}
        {parts(&archive_info, &article.items, &query)}
        <Facts archive_info=archive_info.clone() article=article />
    }
}

/// Renders the external links of a story; none if it has no address.
fn links(article: &Article) -> impl IntoView + use<> {
    let publisher = article.provider.name.clone();
    let verb = if article.kind == crate::model::Kind::Video {
        Message::WatchAt
    } else {
        Message::ReadAt
    };
    let mut links = Vec::new();
    if let Some(address) = article.links.main() {
        let label = translate_with(verb, &[&publisher]);
        links.push(link_item("link-main", address, label, None));
    }
    if let Some(address) = article.links.amp() {
        links.push(link_item(
            "link-amp",
            address,
            translate(Message::AmpVersion).to_owned(),
            None,
        ));
    }
    if let Some(player) = &article.details.player {
        links.push(link_item(
            "link-player",
            player,
            translate_with(Message::PlayerAt, &[player.host()]),
            None,
        ));
    }
    for action in &article.details.actions {
        let by = action.attribution.clone();
        if let Some(address) = &action.url {
            links.push(link_item("link-action", address, action.title.clone(), by));
        }
    }
    (!links.is_empty()).then(|| view! { <ul class="source-links">{links}</ul> }.into_any())
}

fn link_item(class: &'static str, address: &Address, label: String, by: Option<String>) -> AnyView {
    view! {
        <li class=class>
            <a href=address.as_str().to_owned() rel="noopener noreferrer" dir="auto">
                {label}
            </a>
            {by.map(|by| view! { <span class="attribution" dir="auto">" " {by}</span> }.into_any())}
        </li>
    }
    .into_any()
}

/// Renders the parts of a collection, as links if the archive has them.
fn parts(archive_info: &ArchiveInfo, items: &[Part], query: &Query) -> Option<AnyView> {
    let missing_parts = items.iter().filter(|part| part.story.is_none()).count();
    let links = items
        .iter()
        .filter_map(|part| part.story.as_ref())
        .map(|story| {
            let href = Route::Story(story.slug.clone(), query.clone()).href();
            view! {
                <li>
                    <a href=href dir="auto">
                        {story.title.clone()}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    let rest = (missing_parts > 0).then(|| {
        let notice = archive_info.counted(missing_parts, Message::PartsMissing);
        view! { <p class="quiet">{notice}</p> }.into_any()
    });
    (!items.is_empty()).then(|| {
        view! {
            <section class="parts" aria-labelledby="parts-heading">
                <h2 id="parts-heading">{translate(Message::InThisCollection)}</h2>
                <ol>{links}</ol>
                {rest}
            </section>
        }
        .into_any()
    })
}
