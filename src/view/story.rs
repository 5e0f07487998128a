//! One story on its page.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::set,
    body, card,
    facts::Facts,
    figure::{Figure, Frame},
    kicker::Kicker,
    publication_time::PublicationTime,
    static_html::static_html,
};
use crate::{
    format::Card,
    message::{Message, say, tell},
    model::{Address, Article, Part},
    query::{Query, Route},
};

/// What a story's card says, as the head of its page; under it what stands in `children`. So the headline is
/// there before the text has come.
#[component]
pub fn StoryPaper(
    paper: ArchiveInfo,
    card: Card,
    /// What stands under the head.
    children: Children,
) -> impl IntoView {
    let language = card.locale.clone().or_else(|| paper.foreign());
    let time = card
        .time
        .map(|time| view! { <PublicationTime paper=paper.clone() time=time /> }.into_any());
    let aside = (time, card::badge(&card)).into_any();
    view! {
        <article class="story" data-testid="story" {..set(&[("aria-labelledby", "story-headline")])}>
            <Kicker paper=paper.clone() provider=paper.provider(card.provider) aside=aside />
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
                    // The beginning of a text is not shown over the text itself.
                    let class = if card.excerpt.ends_with('…') { "standfirst cut" } else { "standfirst" };
                    view! {
                        <p class=class lang=language dir="auto">
                            {card.excerpt.clone()}
                        </p>
                    }.into_any()
                })} {card::topics(&paper, &card)} {children()}
        </article>
    }
}

/// Everything else known of a story: both links, pictures, text, parts, actions and facts.
#[component]
pub fn StoryText(
    paper: ArchiveInfo,
    article: Article,
    query: Query,
    /// What the reader can do with it.
    actions: AnyView,
) -> impl IntoView {
    let provider = article.provider.clone();
    let language = article.locale.clone().or_else(|| paper.foreign());
    let letter = provider.lettermark();
    let figures = article
        .images
        .iter()
        .filter(|picture| paper.picture(picture).is_some())
        .map(|picture| {
            view! {
                <Figure
                    paper=paper.clone()
                    picture=picture.clone()
                    tint=provider.name.clone()
                    letter=letter.clone()
                    frame=Frame::Story
                />
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    view! {
        {links(&article)}
        <div class="own">{actions}</div>
        {figures}
        {(!article.body.is_empty())
            .then(|| {
                view! {
                    <div class="body" lang=language dir="auto">
                        {body::pieces(&paper, &article.body)}
                    </div>
                }.into_any()
            })}
        {parts(&paper, &article.items, &query)}
        <Facts paper=paper.clone() article=article />
    }
}

/// The ways out of the archive. A story without an address has none.
fn links(article: &Article) -> impl IntoView + use<> {
    let publisher = article.provider.name.clone();
    let verb = if article.kind == crate::model::Kind::Video {
        Message::WatchAt
    } else {
        Message::ReadAt
    };
    let mut links = Vec::new();
    if let Some(address) = article.links.main() {
        let label = tell(verb, &[&publisher]);
        links.push(out("link-main", address, label, None));
    }
    if let Some(address) = article.links.amp() {
        links.push(out(
            "link-amp",
            address,
            say(Message::AmpVersion).to_owned(),
            None,
        ));
    }
    if let Some(player) = &article.player {
        links.push(out(
            "link-player",
            player,
            tell(Message::PlayerAt, &[player.host()]),
            None,
        ));
    }
    for action in &article.actions {
        let by = action.attribution.clone();
        if let Some(address) = &action.url {
            links.push(out("link-action", address, action.title.clone(), by));
        }
    }
    (!links.is_empty()).then(|| view! { <ul class="ways-out">{links}</ul> }.into_any())
}

fn out(class: &'static str, address: &Address, label: String, by: Option<String>) -> AnyView {
    view! {
        <li class=class>
            <a href=address.as_str().to_owned() {..set(&[("rel", "noopener noreferrer")])} dir="auto">
                {label}
            </a>
            {by.map(|by| view! { <span class="maker" dir="auto">" " {by}</span> }.into_any())}
        </li>
    }
    .into_any()
}

/// The parts of a collection: those that the archive has are links.
fn parts(paper: &ArchiveInfo, items: &[Part], query: &Query) -> Option<AnyView> {
    let missing = items.iter().filter(|part| part.story.is_none()).count();
    let here = items
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
    let rest = (missing > 0).then(|| {
        let said = paper.counted(missing, Message::PartsMissing);
        view! { <p class="quiet">{said}</p> }.into_any()
    });
    (!items.is_empty()).then(|| {
        view! {
            <section class="parts" {..set(&[("aria-labelledby", "parts-heading")])}>
                {static_html(r#"<h2 id="parts-heading">"#, Message::InThisCollection, "</h2>")}
                <ol>{here}</ol>
                {rest}
            </section>
        }
        .into_any()
    })
}
