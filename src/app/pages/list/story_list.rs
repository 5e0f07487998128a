//! The virtual list of stories: only rows near the window are in the document.

mod scroller;

use std::sync::Arc;

use leptos::prelude::*;

use self::scroller::{Scroller, screenful};
use crate::{
    app::{
        archive::ArchiveStore,
        browser::{document, tasks, viewport},
        navigation::{
            Navigation,
            arrival::{Arrival, NavigationKind},
        },
        net::load::LoadState,
        pages::{
            context::app_context, coverage_panel::CoveragePanel, failure::FailureNotice, takeover,
        },
        search::SearchSession,
    },
    message::Message,
    model::{Instant, Slug},
    query::{Answer, Order, ParsedQuery, Query, Route, answer},
    view::{
        ArchiveInfo,
        any_signal::{
            AnyMemo, AnySignal, dynamic_attribute, dynamic_view, effect, flag, keyed_list, show_if,
            text,
        },
        card::StoryCard,
        clock,
        density::Density,
        skeleton::CardSkeleton,
        story_list_item::{StoryListItem, day_heading},
    },
};

/// Renders the stories that match the query. The previous answer stays until the first cards of the new one
/// have loaded.
#[component]
pub fn StoryList(archive_info: ArchiveInfo) -> impl IntoView {
    let search_session = app_context().search_session;
    let (answer, query) = (search_session.answer, search_session.query);
    let store = app_context().store;
    let navigation = app_context().navigation;
    let scroller = Scroller::new();
    let shown = AnySignal::new(None::<Arc<Answer>>);
    let open = AnySignal::new(Vec::<u32>::new());
    let total = AnyMemo::new(move || shown.with(|shown| rows_of(shown.as_ref()).len()));
    let rendered_rows = AnyMemo::new(move || {
        let row_window = scroller.row_window.get();
        shown.with(|shown| {
            let rows = rows_of(shown.as_ref());
            let end = row_window.end.min(rows.len());
            (
                row_window.first,
                rows.get(row_window.first..end).unwrap_or_default().to_vec(),
            )
        })
    });
    follow_answers(navigation, store, search_session, scroller, shown, open);
    capture_position(navigation, scroller, shown, open);
    let end = {
        let archive_info = archive_info.clone();
        move || {
            let total = total.get();
            let is_whole = rendered_rows.with(|(first, rows)| first + rows.len() == total);
            if !is_whole || total == 0 {
                return String::new();
            }
            archive_info.counted(total, Message::AllStories)
        }
    };
    let is_waiting = move || shown.with(Option::is_none);
    let is_busy = move || {
        answer
            .with(|answer| shown.with(|shown| rows_of(answer.as_ref()) != rows_of(shown.as_ref())))
    };
    let item = move |row: usize| {
        // Rows are numbers of 32 bits.
        let row = u32::try_from(row).unwrap_or_default();
        let content = view! {
            <StoryRow shown=shown archive_info=archive_info.clone() row=row rendered_rows=rendered_rows open=open query=query />
        };
        view! {
            <StoryListItem
                lead_position=AnyMemo::new(move || search_session.lead_position(row))
                total=total
                position=AnyMemo::new(move || list_position(rendered_rows, row))
                content=content.into_any()
            />
        }
        .into_any()
    };
    view! {
        {show_if(
            is_waiting,
            || view! { <CardSkeleton /> <CardSkeleton /> <CardSkeleton /> }.into_any(),
        )}
        <ol
            class="story-list"
            class:front-page=flag(move || search_session.is_front())
            class:headlines=flag(move || search_session.density.with(|density| *density == Density::Headlines))
            tabindex="-1" node_ref=scroller.list {..dynamic_attribute("aria-busy", text(move || is_busy().to_string()))}>
            {keyed_list(
                move || rendered_rows.with(|(_, rows)| rows.iter().map(|row| *row as usize).collect()),
                item,
            )}
        </ol>
        <p class="story-list-end quiet">{text(end)}</p>
    }
}

fn rows_of(answer: Option<&Arc<Answer>>) -> &[u32] {
    answer.map_or(&[], |answer| answer.rows.as_slice())
}

/// The index of the first rendered row in the list, and the rendered rows.
type RenderedRows = AnyMemo<(usize, Vec<u32>)>;

/// Returns the position of a row in the list, from 1.
fn list_position(rendered_rows: RenderedRows, row: u32) -> usize {
    rendered_rows.with(|(first, rows)| {
        let index = rows.iter().position(|other| *other == row);
        first + index.unwrap_or_default() + 1
    })
}

/// Renders the day above the first card of each day, if the list is in order of time.
fn day_start(
    archive_info: ArchiveInfo,
    search_session: SearchSession,
    shown: AnySignal<Option<Arc<Answer>>>,
    rendered_rows: RenderedRows,
    row: u32,
    time: Option<Instant>,
) -> impl IntoView {
    let store = app_context().store;
    // Before the columns are loaded, the times are those of the first screen.
    let day_of = move |row: u32| {
        let time = match store.archive.get().ready() {
            Some(archive) => {
                let minute = archive.minute_of(row as usize)?;
                Some(Instant::from_seconds(minute * 60))
            }
            None => store.card(row as usize).ready()?.time,
        };
        time.map(clock::day_number)
    };
    let day_start = AnyMemo::new(move || {
        let has_words = search_session.parsed_query.with(ParsedQuery::has_words);
        let is_by_time = search_session
            .query
            .with(|query| answer::effective_order(query, has_words))
            == Order::Newest;
        if !is_by_time || search_session.lead_position(row).is_some() {
            return None;
        }
        let position = list_position(rendered_rows, row);
        let previous = shown.with(|shown| {
            rows_of(shown.as_ref())
                .get(position.checked_sub(2)?)
                .copied()
        });
        let previous =
            previous.filter(|previous| search_session.lead_position(*previous).is_none());
        let own_day = time.map(clock::day_number)?;
        (previous.is_none_or(|previous| day_of(previous) != Some(own_day))).then_some(own_day)
    });
    dynamic_view(move || {
        let heading = day_start
            .get()
            .and(time)
            .map(|time| day_heading(&archive_info, time));
        heading.into_any()
    })
}

/// Renders one story of the list: its card, a skeleton, or an error.
#[component]
fn StoryRow(
    archive_info: ArchiveInfo,
    shown: AnySignal<Option<Arc<Answer>>>,
    row: u32,
    rendered_rows: RenderedRows,
    open: AnySignal<Vec<u32>>,
    query: AnyMemo<Query>,
) -> impl IntoView {
    let store = app_context().store;
    let search_session = app_context().search_session;
    let index = row as usize;
    let is_open = AnyMemo::new(move || open.with(|open| open.contains(&row)));
    let toggle = Callback::new(move |()| {
        open.update(|open| match open.iter().position(|other| *other == row) {
            Some(index) => drop(open.remove(index)),
            None => open.push(row),
        });
    });
    let is_lead = AnyMemo::new(move || search_session.lead_position(row) == Some(0));
    let reader_store = app_context().reader_store;
    let is_read = AnyMemo::new(move || reader_store.rows.with(|rows| rows.read.contains(index)));
    let is_saved = AnyMemo::new(move || reader_store.rows.with(|rows| rows.saved.contains(index)));
    let is_new = AnyMemo::new(move || {
        let since = reader_store.reader.with(|reader| reader.previous_visit);
        let archive = store.archive.get().ready();
        since.zip(archive).is_some_and(|(since, archive)| {
            archive
                .minute_of(index)
                .is_some_and(|minute| minute > since.newest_minute)
        })
    });
    let matched_words = AnyMemo::new(move || search_session.matched_words());
    dynamic_view(move || match store.card(index) {
        LoadState::Waiting => view! { <CardSkeleton is_lead=is_lead.get() /> }.into_any(),
        LoadState::Ready(card) => {
            let panel = {
                let archive_info = archive_info.clone();
                move || {
                    view! {
                        <CoveragePanel archive_info=archive_info.clone() row=index query=query.get_untracked() />
                    }
                }
            };
            let save = {
                let (archive_info, card) = (archive_info.clone(), card.clone());
                move |()| reader_store.toggle_saved(&archive_info, &card, index)
            };
            let day = day_start(
                archive_info.clone(),
                search_session,
                shown,
                rendered_rows,
                row,
                card.time,
            );
            view! {
                {day}
                <StoryCard
                    archive_info=archive_info.clone()
                    is_read=is_read
                    is_new=is_new
                    is_saved=is_saved
                    on_save=save
                    card=card
                    query=query
                    matched_words=matched_words
                    is_lead=is_lead.get()
                    is_open=is_open
                    on_toggle=toggle
                    panel=panel
                />
            }
            .into_any()
        }
        LoadState::Failed(error) => {
            // A failed shard is reported once, not for each of its stories.
            let is_first = rendered_rows.with(|(_, rows)| {
                let previous = rows.iter().take_while(|other| **other != row).last();
                previous.is_none_or(|previous| !store.share_shard(*previous as usize, index))
            });
            is_first
                .then(|| {
                    view! {
                        <FailureNotice error=error on_again=move |()| store.retry_card(index) />
                    }
                    .into_any()
                })
                .into_any()
        }
    })
}

/// Shows each new answer when its first cards have loaded, at the scroll position of the arrival.
fn follow_answers(
    navigation: Navigation,
    store: ArchiveStore,
    search_session: SearchSession,
    scroller: Scroller,
    shown: AnySignal<Option<Arc<Answer>>>,
    open: AnySignal<Vec<u32>>,
) {
    let answer = search_session.answer;
    let shown_density = StoredValue::new(search_session.density.get_untracked());
    let pending = AnySignal::new(None::<Arrival>);
    effect(move || {
        let arrival = navigation.arrival.get();
        if matches!(arrival.route, Route::List(_)) {
            if arrival.kind != NavigationKind::Debounced {
                open.set(arrival.position.open.clone());
            }
            pending.set(Some(arrival));
        }
    });
    effect(move || {
        let Some(answer) = answer.get() else {
            return;
        };
        let arrival = pending.get();
        let density = search_session.density.get();
        let is_new_density = shown_density.get_value() != density;
        let start = if is_new_density {
            // Cards change their heights with the density; the first card in view stays in place.
            let anchor = shown.with_untracked(|shown| scroller.position(rows_of(shown.as_ref())));
            anchor.and_then(|anchor| position_in_list(anchor, &answer))
        } else {
            let anchor = arrival.as_ref().and_then(|arrival| arrival.position.anchor);
            anchor
                .or_else(|| prerendered_position(store))
                .and_then(|anchor| position_in_list(anchor, &answer))
        };
        let first = start.map_or(0, |(index, _)| index);
        // Until then the previous list or the skeletons stay, because a list that is half loaded would shift.
        if !has_first_cards(store, &answer, first) {
            return;
        }
        let has_changed = shown.with_untracked(|shown| rows_of(shown.as_ref()) != answer.rows);
        shown.set(Some(answer.clone()));
        shown_density.set_value(density);
        if has_changed || is_new_density || start.is_some() {
            match start {
                Some((index, top)) => scroller.reset_to(answer.rows.len(), index, top),
                None => scroller.reset_to_top(answer.rows.len()),
            }
        }
        let is_complete = store.archive.is_ready();
        takeover::mark_ready(if is_complete { "all" } else { "list" });
        if let Some(arrival) = arrival {
            pending.set(None);
            tasks::after_paint(move || arrive(scroller, &arrival, start));
        } else if is_new_density && start.is_some() {
            tasks::after_paint(move || scroller.release_target());
        }
    });
}

/// Returns the row and top edge of the card at which the reader has scrolled on the prerendered page.
fn prerendered_position(store: ArchiveStore) -> Option<(u32, i32)> {
    let (slug, top) = takeover::reading_position()?;
    let row = store.known_row(&Slug::parse(&slug)?)?;
    Some((u32::try_from(row).ok()?, top))
}

/// Returns the index of a row in the list, with its top edge in the window.
fn position_in_list((row, top): (u32, i32), answer: &Answer) -> Option<(usize, i32)> {
    let index = answer.rows.iter().position(|other| *other == row)?;
    Some((index, top))
}

/// Returns whether the cards of a screen from `first` on are loaded or failed.
fn has_first_cards(store: ArchiveStore, answer: &Answer, first: usize) -> bool {
    let rows = answer.rows.iter().skip(first).take(screenful());
    // All cards are requested before any of them is waited for.
    let waiting = rows.filter(|row| matches!(store.card(**row as usize), LoadState::Waiting));
    waiting.count() == 0
}

/// Restores scroll position and focus after an arrival.
fn arrive(scroller: Scroller, arrival: &Arrival, start: Option<(usize, i32)>) {
    match (arrival.kind, &arrival.from) {
        (NavigationKind::History, Some(Route::Story(slug, _))) => {
            let mut headline = String::from("#headline-");
            headline.push_str(slug.as_str());
            headline.push_str(" a");
            document::focus(&headline);
        }
        // The focus stays on its control if only the query changes.
        (_, Some(Route::List(_)) | None) => {}
        (_, Some(_)) => {
            document::focus("h1");
        }
    }
    if start.is_some() {
        scroller.release_target();
    } else {
        viewport::scroll_to(arrival.position.scroll);
    }
}

/// Captures the open panels and the first card in view, for Back.
fn capture_position(
    navigation: Navigation,
    scroller: Scroller,
    shown: AnySignal<Option<Arc<Answer>>>,
    open: AnySignal<Vec<u32>>,
) {
    navigation.set_position_capture(move |position| {
        position.open = open.get_untracked();
        position.anchor = shown.with_untracked(|shown| scroller.position(rows_of(shown.as_ref())));
    });
}
