//! The page of one story.

use leptos::prelude::*;

use super::{arrive_at_heading, failure::Failure, panel::Panel};
use crate::{
    app::{
        context::app_context, document, fetch::FetchError, load::LoadState,
        reader_store::ReaderStore, search_session::SearchSession, service_worker,
        store::ArchiveStore, story_lookup,
    },
    format::Card,
    message::{Message, say},
    model::Slug,
    query::{Query, Route},
    reader::Muted,
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, AnySignal, DynamicView, part, press, text},
        not_found::NotFound,
        pager::Pager,
        save_and_mute::{Muting, SaveButton},
        skeleton::TextSkeleton,
        story::{StoryPaper, StoryText},
    },
};

/// A story with its coverage beside it, and the way to its neighbours in the list.
#[component]
pub fn StoryPage(paper: ArchiveInfo) -> impl IntoView {
    let store = app_context().store;
    let navigation = app_context().navigation;
    let asked = AnyMemo::new(move || match navigation.arrival.get().route {
        Route::Story(slug, query) => Some((slug, query)),
        _ => None,
    });
    let attempt = AnySignal::new(0_u32);
    let row = AnySignal::new(LoadState::Waiting);
    find(store, asked, attempt, row);
    part(move || {
        let Some((slug, query)) = asked.get() else {
            return ().into_any();
        };
        let paper = paper.clone();
        match row.get() {
            LoadState::Waiting => view! { <TextSkeleton /> }.into_any(),
            LoadState::Failed(FetchError::NoStory { .. }) => {
                document::set_title(say(Message::StoryNotFound).to_owned());
                arrive_at_heading();
                view! { <NotFound what=Message::StoryNotFound asked=format!("article/{slug}/") /> }
                    .into_any()
            }
            LoadState::Failed(error) => {
                failed(None, error, move || attempt.update(|attempt| *attempt += 1))
            }
            LoadState::Ready(row) => view! { <Found paper=paper row=row query=query /> }.into_any(),
        }
    })
}

/// Finds the row of the story that is asked for, whenever that changes.
fn find(
    store: ArchiveStore,
    asked: AnyMemo<Option<(Slug, Query)>>,
    attempt: AnySignal<u32>,
    row: AnySignal<LoadState<usize>>,
) {
    let slug = AnyMemo::new(move || asked.get().map(|(slug, _)| slug));
    document::effect(move || {
        let again = attempt.get() > 0;
        let Some(slug) = slug.get() else {
            return;
        };
        let archive = match store.archive.get() {
            LoadState::Ready(archive) => archive,
            LoadState::Waiting => return row.set(LoadState::Waiting),
            LoadState::Failed(error) => {
                if again {
                    attempt.set(0);
                    store.load();
                }
                return row.set(LoadState::Failed(error));
            }
        };
        if let Some(known) = store.known_row(&slug) {
            row.set(LoadState::Ready(known));
            if service_worker::is_keeping() {
                story_lookup::prefetch_story(store, &slug);
            }
            return;
        }
        row.set(LoadState::Waiting);
        document::spawn(async move {
            let found = story_lookup::row(store, &archive, &slug).await;
            // The reader may have gone on while it was looked for.
            if asked.with_untracked(|asked| matches!(asked, Some((now, _)) if *now == slug)) {
                row.set(found.into());
            }
        });
    });
}

#[component]
fn Found(paper: ArchiveInfo, row: usize, query: Query) -> impl IntoView {
    let store = app_context().store;
    let site = paper.manifest().site.title.clone();
    let story = store.story(row);
    let text = {
        let (paper, query) = (paper.clone(), query.clone());
        part(move || {
            let Some(card) = store.card(row).ready() else {
                return match story.get() {
                    LoadState::Failed(error) => failed(None, error, move || store.retry_story(row)),
                    _ => view! { <TextSkeleton /> }.into_any(),
                };
            };
            document::set_title(format!("{} · {site}", card.title));
            let rest = rest(&paper, &card, row, &query);
            view! { <StoryPaper paper=paper.clone() card=card>{rest}</StoryPaper> }.into_any()
        })
    };
    let asking = app_context().asking;
    let pager = part(move || pager(store, asking, row).into_any());
    view! {
        <div class="story-page">
            <div class="story-column">{text}</div>
            <aside class="story-aside" aria-label=say(Message::Coverage)>
                <Panel paper=paper row=row query=query is_page=true />
            </aside>
            {pager}
        </div>
    }
}

/// What stands under a story's head: its text, or how far that has come.
fn rest(paper: &ArchiveInfo, card: &Card, row: usize, query: &Query) -> DynamicView {
    let store = app_context().store;
    let keeper = app_context().keeper;
    let story = store.story(row);
    let (paper, card, query) = (paper.clone(), card.clone(), query.clone());
    part(move || match story.get() {
        LoadState::Waiting => view! { <TextSkeleton /> }.into_any(),
        LoadState::Failed(error) => {
            arrive_at_heading();
            view! { <Failure error=error on_again=move |()| store.retry_story(row) /> }.into_any()
        }
        LoadState::Ready(opened) => {
            arrive_at_heading();
            keeper.open(&paper, &card, row);
            let actions = actions(&paper, keeper, row, &card);
            view! {
                <StoryText
                    paper=paper.clone()
                    article=opened.article.clone()
                    query=query.clone()
                    actions=actions
                />
            }
            .into_any()
        }
    })
}

/// What the reader can do with a story: put it aside, and mute its publisher or one of its topics.
fn actions(paper: &ArchiveInfo, keeper: ReaderStore, row: usize, card: &Card) -> AnyView {
    let is_saved = AnyMemo::new(move || keeper.rows.with(|rows| rows.saved.contains(row)));
    let title = card.title.clone();
    let muting = muting(paper, keeper, card);
    let (paper, card) = (paper.clone(), card.clone());
    let save = move |()| keeper.toggle_saved(&paper, &card, row);
    view! {
        <SaveButton title=title is_saved=is_saved on_save=save />
        {muting}
    }
    .into_any()
}

/// What of a story can be muted, each with a switch.
fn muting(paper: &ArchiveInfo, keeper: ReaderStore, card: &Card) -> AnyView {
    let provider = paper.provider(card.provider);
    let publisher = Muted::Publisher(provider.identity().to_owned());
    let topics = card.topics.iter().filter_map(|topic| paper.topic(*topic));
    let topics = topics.map(|topic| (topic.name.clone(), Muted::Topic(topic.slug.clone())));
    let switch = |(name, what): (String, Muted)| {
        let other = what.clone();
        let is_muted = move || {
            let is_muted = keeper.reader.with(|reader| reader.muted.contains(&other));
            is_muted.to_string()
        };
        view! {
            <button
                type="button"
                class="chip"
                data-testid="mute"
                aria-pressed=text(is_muted)
                on:click=press(move || keeper.toggle_muted(what.clone()))
            >
                <span dir="auto">{name}</span>
            </button>
        }
        .into_any()
    };
    let switches = std::iter::once((provider.name.clone(), publisher)).chain(topics);
    let switches = switches.map(switch).collect::<Vec<AnyView>>();
    view! { <Muting>{switches}</Muting> }.into_any()
}

/// A story that did not come: its headline where that is known, what failed, and the way out.
fn failed(
    title: Option<String>,
    error: FetchError,
    again: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let title = title.unwrap_or_else(|| say(Message::StoryNotLoaded).to_owned());
    document::set_title(title.clone());
    arrive_at_heading();
    view! {
        <article class="story">
            <h1 class="headline" tabindex="-1" dir="auto">
                {title}
            </h1>
            <Failure error=error on_again=move |()| again() />
        </article>
    }
    .into_any()
}

/// The neighbours in the list the story was opened from; in the whole archive where the story is
/// not in that list.
fn pager(store: ArchiveStore, asking: SearchSession, row: usize) -> Option<AnyView> {
    let here = u32::try_from(row).ok()?;
    let rows = asking
        .answer
        .get()
        .map(|answer| answer.rows.clone())
        .unwrap_or_default();
    let place = rows.iter().position(|other| *other == here);
    let (query, rows) = if place.is_some() {
        (asking.query.get(), rows)
    } else {
        let archive = store.archive.get().ready()?;
        let rows = u32::try_from(archive.rows()).unwrap_or(u32::MAX);
        (Query::default(), (0..rows).rev().collect())
    };
    let place = rows.iter().position(|other| *other == here)?;
    let card = |place: Option<usize>| -> Option<Card> {
        let row = *rows.get(place?)?;
        store.card(row as usize).ready()
    };
    let newer = card(place.checked_sub(1));
    let older = card(place.checked_add(1));
    Some(view! { <Pager previous=newer next=older query=query /> }.into_any())
}
