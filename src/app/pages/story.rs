//! The page of one story.

mod requested_row;

use leptos::{prelude::*, task::spawn_local};

use self::requested_row::requested_row;
use super::{
    context::AppContext,
    coverage_panel::CoveragePanel,
    failure::FailureNotice,
    heading::{arrive_at_heading, set_title},
};
use crate::{
    app::{
        archive::ArchiveStore,
        browser::{clipboard, document},
        library::ReaderStore,
        net::{error::FetchError, load::LoadState},
        search::SearchSession,
    },
    format::Card,
    message::{Message, translate},
    query::{Query, Route},
    reader::Muted,
    view::{
        ArchiveInfo,
        not_found::NotFound,
        pager::Pager,
        save_and_mute::{MuteMenu, SaveButton},
        skeleton::TextSkeleton,
        story::{StoryArticle, StoryDetails},
    },
};

/// Renders a story with its coverage beside it and links to its neighbors in the list.
#[component]
pub fn StoryPage(archive_info: ArchiveInfo) -> impl IntoView {
    let AppContext {
        navigation, store, ..
    } = expect_context();
    let request = Memo::new(move |_| match navigation.arrival.get().route {
        Route::Story(slug, query) => Some((slug, query)),
        _ => None,
    });
    let attempt = RwSignal::new(0_u32);
    let row = requested_row(store, request, attempt);
    move || {
        let Some((slug, query)) = request.get() else {
            return ().into_any();
        };
        let archive_info = archive_info.clone();
        match row.get() {
            LoadState::Waiting => view! { <TextSkeleton /> }.into_any(),
            LoadState::Failed(FetchError::NoStory { .. }) => {
                document::set_title(translate(Message::StoryNotFound).to_owned());
                arrive_at_heading();
                view! { <NotFound message=Message::StoryNotFound address=format!("article/{slug}/") /> }
                    .into_any()
            }
            LoadState::Failed(error) => {
                failed_story(None, error, move || attempt.update(|attempt| *attempt += 1))
            }
            LoadState::Ready(row) => {
                view! { <FoundStory archive_info=archive_info row=row query=query /> }.into_any()
            }
        }
    }
}

#[component]
fn FoundStory(archive_info: ArchiveInfo, row: usize, query: Query) -> impl IntoView {
    let store = expect_context::<AppContext>().store;
    let story = store.story(row);
    let text = {
        let (archive_info, query) = (archive_info.clone(), query.clone());
        move || {
            let Some(card) = store.card(row).ready() else {
                return match story.get() {
                    LoadState::Failed(error) => {
                        failed_story(None, error, move || store.retry_story(row))
                    }
                    _ => view! { <TextSkeleton /> }.into_any(),
                };
            };
            set_title(&archive_info, &card.title);
            let body = body(&archive_info, &card, row, &query);
            view! { <StoryArticle archive_info=archive_info.clone() card=card>{body}</StoryArticle> }.into_any()
        }
    };
    let search_session = expect_context::<AppContext>().search_session;
    let pager = move || pager(store, search_session, row).into_any();
    view! {
        <div class="story-page">
            <div class="story-column">{text}</div>
            <aside class="story-aside" aria-label=translate(Message::Coverage)>
                <CoveragePanel archive_info=archive_info row=row query=query is_page=true />
            </aside>
            {pager}
        </div>
    }
}

/// Renders the details of a story below its headline, or the state of the fetch.
fn body(
    archive_info: &ArchiveInfo,
    card: &Card,
    row: usize,
    query: &Query,
) -> impl IntoView + use<> {
    let AppContext {
        reader_store,
        store,
        ..
    } = expect_context();
    let story = store.story(row);
    let (archive_info, card, query) = (archive_info.clone(), card.clone(), query.clone());
    move || match story.get() {
        LoadState::Waiting => view! { <TextSkeleton /> }.into_any(),
        LoadState::Failed(error) => {
            arrive_at_heading();
            view! { <FailureNotice error=error on_again=move |()| store.retry_story(row) /> }
                .into_any()
        }
        LoadState::Ready(opened) => {
            arrive_at_heading();
            reader_store.open(&archive_info, &card, row);
            let actions = actions(&archive_info, reader_store, row, &card);
            view! {
                <StoryDetails
                    archive_info=archive_info.clone()
                    article=opened.article.clone()
                    query=query.clone()
                    actions=actions
                    on_copy=clipboard::is_available().then(|| Callback::new(copy_code))
                />
            }
            .into_any()
        }
    }
}

/// Copies code of a text to the clipboard.
fn copy_code((code, is_copied): (String, RwSignal<bool>)) {
    spawn_local(async move {
        let has_worked = clipboard::copy(&code).await;
        // The reader may have left the page meanwhile, and the signal with it.
        let _ = is_copied.try_set(has_worked);
    });
}

/// Renders the actions of a story: save it, and mute its publisher or a topic.
fn actions(
    archive_info: &ArchiveInfo,
    reader_store: ReaderStore,
    row: usize,
    card: &Card,
) -> AnyView {
    let is_saved = Memo::new(move |_| reader_store.rows.with(|rows| rows.saved.contains(row)));
    let title = card.title.clone();
    let muting = muting(archive_info, reader_store, card);
    let (archive_info, card) = (archive_info.clone(), card.clone());
    let save = move |()| {
        reader_store.toggle_saved(&archive_info, &card, row);
    };
    view! {
        <SaveButton title=title is_saved=is_saved on_save=save />
        {muting}
    }
    .into_any()
}

/// Renders a switch for each value of a story that can be muted.
fn muting(archive_info: &ArchiveInfo, reader_store: ReaderStore, card: &Card) -> AnyView {
    // Without its only publisher, the archive would be empty.
    let provider = archive_info.named_provider(card.provider);
    let publisher = provider.map(|provider| {
        let what = Muted::Publisher(provider.identity().to_owned());
        (provider.name, what)
    });
    let topics = card
        .topics
        .iter()
        .filter_map(|topic| archive_info.topic(*topic));
    let topics = topics.map(|topic| (topic.name.clone(), Muted::Topic(topic.slug.clone())));
    let switch = |(name, what): (String, Muted)| {
        let muted = what.clone();
        let is_muted = move || {
            let is_muted = reader_store
                .reader
                .with(|reader| reader.muted.contains(&muted));
            is_muted.to_string()
        };
        view! {
            <button
                type="button"
                class="chip"
                data-testid="mute"
                aria-pressed=is_muted
                on:click=move |_| reader_store.toggle_muted(what.clone())
            >
                <span dir="auto">{name}</span>
            </button>
        }
        .into_any()
    };
    let switches = publisher.into_iter().chain(topics);
    let switches = switches.map(switch).collect::<Vec<AnyView>>();
    view! { <MuteMenu>{switches}</MuteMenu> }.into_any()
}

/// Renders the error of a story that failed to load, below its headline if that is known.
fn failed_story(
    title: Option<String>,
    error: FetchError,
    retry: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let title = title.unwrap_or_else(|| translate(Message::StoryNotLoaded).to_owned());
    document::set_title(title.clone());
    arrive_at_heading();
    view! {
        <article class="story">
            <h1 class="headline" tabindex="-1" dir="auto">
                {title}
            </h1>
            <FailureNotice error=error on_again=move |()| retry() />
        </article>
    }
    .into_any()
}

/// Renders links to the neighbors in the list that the story was opened from. If the story is not in that
/// list, the list is the whole archive.
fn pager(store: ArchiveStore, search_session: SearchSession, row: usize) -> Option<AnyView> {
    let current_row = u32::try_from(row).ok()?;
    let rows = search_session
        .answer
        .get()
        .map(|answer| answer.rows.clone())
        .unwrap_or_default();
    let index = rows.iter().position(|other| *other == current_row);
    let (query, rows) = if index.is_some() {
        (search_session.query.get(), rows)
    } else {
        let archive = store.archive.get().ready()?;
        let rows = u32::try_from(archive.row_count()).unwrap_or(u32::MAX);
        (Query::default(), (0..rows).rev().collect())
    };
    let index = rows.iter().position(|other| *other == current_row)?;
    let card = |index: Option<usize>| -> Option<Card> {
        let row = *rows.get(index?)?;
        store.card(row as usize).ready()
    };
    let newer = card(index.checked_sub(1));
    let older = card(index.checked_add(1));
    Some(view! { <Pager previous=newer next=older query=query /> }.into_any())
}
