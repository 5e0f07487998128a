//! A story in a list.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    figure::{Figure, Frame},
    highlight::highlighted,
    kicker::card_kicker,
    publisher_logo::logo_stack,
    save_and_mute::SaveButton,
};
use crate::{
    format::Card,
    message::{Message, translate},
    query::{Query, Route, search::MatchedWords},
};

/// Renders a card: kicker, headline, excerpt, picture, topics, and the button for its coverage.
#[component]
pub fn StoryCard(
    archive_info: ArchiveInfo,
    card: Card,
    /// The query of the list. The story page keeps it, so that Older and Newer follow the list.
    #[prop(into)]
    query: Signal<Query>,
    /// The words to highlight in headline and excerpt.
    #[prop(into)]
    matched_words: Signal<MatchedWords>,
    /// Whether this is the first story of the front page.
    #[prop(optional)]
    is_lead: bool,
    /// Whether the story was opened before.
    #[prop(default = Signal::stored(false), into)]
    is_read: Signal<bool>,
    /// Whether the story is newer than the reader's last visit.
    #[prop(default = Signal::stored(false), into)]
    is_new: Signal<bool>,
    /// Whether the story is saved.
    #[prop(default = Signal::stored(false), into)]
    is_saved: Signal<bool>,
    /// Called to save the story or to remove it.
    #[prop(into)]
    on_save: Callback<()>,
    /// Whether the story's coverage is open.
    #[prop(into)]
    is_open: Signal<bool>,
    /// Called when the reader opens or closes the coverage.
    #[prop(into)]
    on_toggle: Callback<()>,
    /// The coverage, rendered when it is opened.
    #[prop(into)]
    panel: ViewFn,
) -> impl IntoView {
    let provider = archive_info.provider(card.provider);
    let slug = card.slug.clone();
    let href = Signal::derive(move || Route::Story(slug.clone(), query.get()).href());
    let heading = format!("headline-{}", card.slug);
    let panel_id = format!("coverage-{}", card.slug);
    let language = card.locale.clone().or_else(|| archive_info.foreign());
    let tint = card
        .topics
        .first()
        .and_then(|topic| archive_info.topic(*topic))
        .map(|topic| topic.name.clone());
    let picture = card
        .picture
        .clone()
        .filter(|picture| archive_info.picture(picture).is_some());
    let figure = picture.map(|picture| {
        view! {
            <a href=href class="card-picture" tabindex="-1" aria-hidden="true">
                <Figure
                    archive_info=archive_info.clone()
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
    view! {
        <article
            class="card"
            class:lead=is_lead
            class:no-picture=!has_figure
            class:read=is_read
            class:new=move || is_new.get() && !is_read.get()
            data-testid="card"
            aria-labelledby=heading.clone()
        >
            {figure}
            <div class="card-text">
                {card_kicker(&archive_info, &card)}
                <h2 class="headline" id=heading.clone() lang=language.clone() dir="auto">
                    <a href=href data-testid="card-title">
                        {
                            let title = card.title.clone();
                            move || matched_words.with(|matched_words| highlighted(&title, matched_words))
                        }
                    </a>
                </h2>
                {(!card.excerpt.is_empty())
                    .then(|| {
                        let excerpt = card.excerpt.clone();
                        view! {
                            <p class="excerpt" lang=language dir="auto">
                                {move || matched_words.with(|matched_words| highlighted(&excerpt, matched_words))}
                            </p>
                        }.into_any()
                    })}
                <div class="card-foot">
                    {topics(&archive_info, &card)}
                    <SaveButton title=card.title.clone() is_saved=is_saved on_save=on_save />
                    <button
                        type="button"
                        class="coverage-toggle"
                        data-testid="related-toggle"
                        aria-expanded=move || is_open.get().to_string()
                        aria-controls=panel_id.clone()
                        on:click=move |_| on_toggle.run(())
                    >
                        {logo_stack(&archive_info, &card)} {coverage_label(&archive_info, &card)}
                    </button>
                </div>
            </div>
            <div id=panel_id.clone() class="card-panel">
                {move || is_open.get().then(|| panel.run()).into_any()}
            </div>
        </article>
    }
}

/// Renders the topics of a story as links to their lists.
pub(super) fn topics(archive_info: &ArchiveInfo, card: &Card) -> impl IntoView + use<> {
    let links = card
        .topics
        .iter()
        .filter_map(|topic| archive_info.topic(*topic))
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
        <ul class="card-topics" aria-label=translate(Message::Topics)>
            {links}
        </ul>
    }
}

fn coverage_label(archive_info: &ArchiveInfo, card: &Card) -> String {
    match card.publishers {
        0 | 1 => translate(Message::RelatedStories).to_owned(),
        many => archive_info.counted(many as usize, Message::CoveredBy),
    }
}
