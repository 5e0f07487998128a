//! A story in a list.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, flag, part, press, set, text},
    figure::{Figure, Frame},
    highlight::highlighted,
    kicker::Kicker,
    length::length_of,
    publication_time::PublicationTime,
    publisher_logo::stack,
    save_and_mute::SaveButton,
};
use crate::{
    format::Card,
    message::{Message, say},
    model::{Kind, unicode},
    query::{Query, Route, search::MatchedWords},
};

/// Kicker, headline, excerpt, picture, topics, and the way to the story's coverage.
#[component]
pub fn StoryCard(
    paper: ArchiveInfo,
    card: Card,
    /// The question the list answers: the story's page keeps it, so that "next" has a meaning.
    query: AnyMemo<Query>,
    /// What is marked in headline and excerpt.
    marks: AnyMemo<MatchedWords>,
    /// Whether this is the first story of the front page.
    #[prop(optional)]
    is_lead: bool,
    /// Whether the story was opened before.
    #[prop(default = AnyMemo::stored(false))]
    is_read: AnyMemo<bool>,
    /// Whether it came after the reader's last visit.
    #[prop(default = AnyMemo::stored(false))]
    is_new: AnyMemo<bool>,
    /// Whether it is put aside.
    #[prop(default = AnyMemo::stored(false))]
    is_saved: AnyMemo<bool>,
    /// Called when the reader puts it aside, or gives that up.
    #[prop(into)]
    on_save: Callback<()>,
    /// Whether the story's coverage is open.
    is_open: AnyMemo<bool>,
    /// Called when the reader opens or closes the coverage.
    #[prop(into)]
    on_toggle: Callback<()>,
    /// The coverage, made when it is opened.
    #[prop(into)]
    panel: ViewFn,
) -> impl IntoView {
    let provider = paper.provider(card.provider);
    let slug = card.slug.clone();
    let href = text(move || Route::Story(slug.clone(), query.get()).href());
    let heading = format!("headline-{}", card.slug);
    let panel_id = format!("coverage-{}", card.slug);
    let language = card.locale.clone().or_else(|| paper.foreign());
    let tint = card
        .topics
        .first()
        .and_then(|topic| paper.topic(*topic))
        .map(|t| t.name.clone());
    let picture = card
        .picture
        .clone()
        .filter(|picture| paper.picture(picture).is_some());
    let figure = picture.map(|picture| {
        view! {
            <a href=href class="card-picture" tabindex="-1" aria-hidden="true">
                <Figure
                    paper=paper.clone()
                    picture=picture
                    tint=tint.unwrap_or_default()
                    letter=provider.lettermark()
                    frame=if is_lead { Frame::Lead } else { Frame::Card }
                />
            </a>
        }
        .into_any()
    });
    let has_figure = figure.is_some();
    let time = card
        .time
        .map(|time| view! { <PublicationTime paper=paper.clone() time=time /> }.into_any());
    let aside = (time, badge(&card)).into_any();
    view! {
        <article
            class="card"
            class:lead=is_lead
            class:plain=!has_figure
            class:read=flag(move || is_read.get())
            class:new=flag(move || is_new.get() && !is_read.get())
            data-testid="card"
            {..set(&[("aria-labelledby", &heading)])}
        >
            {figure}
            <div class="card-text">
                <Kicker paper=paper.clone() provider=provider.clone() aside=aside />
                <h2 class="headline" id=heading.clone() lang=language.clone() dir="auto">
                    <a href=href data-testid="card-title">
                        {
                            let title = card.title.clone();
                            part(move || marks.with(|marks| highlighted(&title, marks)))
                        }
                    </a>
                </h2>
                {(!card.excerpt.is_empty())
                    .then(|| {
                        let excerpt = card.excerpt.clone();
                        view! {
                            <p class="excerpt" lang=language dir="auto">
                                {part(move || marks.with(|marks| highlighted(&excerpt, marks)))}
                            </p>
                        }.into_any()
                    })}
                <div class="card-foot">
                    {topics(&paper, &card)}
                    <SaveButton title=card.title.clone() is_saved=is_saved on_save=on_save />
                    <button
                        type="button"
                        class="coverage-toggle"
                        data-testid="related-toggle"
                        aria-expanded=text(move || is_open.get().to_string())
                        {..set(&[("aria-controls", &panel_id)])}
                        on:click=press(move || on_toggle.run(()))
                    >
                        {stack(&paper, &card)} {breadth(&paper, &card)}
                    </button>
                </div>
            </div>
            <div id=panel_id.clone() class="card-panel">
                {part(move || is_open.get().then(|| panel.run()).into_any())}
            </div>
        </article>
    }
}

/// What the story is when it is not an article, and how long it takes.
pub(super) fn badge(card: &Card) -> Option<impl IntoView + use<>> {
    let is_video = card.kind == Kind::Video;
    let name = label(&card.kind);
    let length = card
        .length
        .map(|length| [" · ", &length_of(length)].concat());
    card.kind.has_badge().then(|| {
        view! {
            <span class="badge">
                {is_video.then(|| view! { <span aria-hidden="true">"▶ "</span> }.into_any())} {name} {length}
            </span>
        }.into_any()
    })
}

/// A type's name for people; one that is not known has its own, with a capital.
pub fn label(kind: &Kind) -> String {
    let known = match kind {
        Kind::Article => Message::KindArticle,
        Kind::Video => Message::KindVideo,
        Kind::Course => Message::KindCourse,
        Kind::Collection => Message::KindCollection,
        Kind::Download => Message::KindDownload,
        Kind::Other(name) => return unicode::capital(name),
    };
    say(known).to_owned()
}

/// The story's topics as quiet links to their lists.
pub(super) fn topics(paper: &ArchiveInfo, card: &Card) -> impl IntoView + use<> {
    let links = card
        .topics
        .iter()
        .filter_map(|topic| paper.topic(*topic))
        .map(|topic| {
            view! {
                <li>
                    <a href=ArchiveInfo::topic_href(topic) dir="auto">
                        {topic.name.clone()}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    view! {
        <ul class="card-topics" aria-label=say(Message::Topics)>
            {links}
        </ul>
    }
}

fn breadth(paper: &ArchiveInfo, card: &Card) -> String {
    match card.publishers {
        0 | 1 => say(Message::RelatedStories).to_owned(),
        many => paper.counted(many as usize, Message::CoveredBy),
    }
}
