//! The stories of a list: those in view and a little more.

mod scroller;

use std::sync::Arc;

use leptos::prelude::*;

use self::scroller::{Scroller, screenful};
use super::panel::Panel;
use crate::{
    app::{
        context::app_context,
        document,
        load::LoadState,
        navigation::{Arrival, Navigation, NavigationKind},
        page::failure::Failure,
        search_session::SearchSession,
        store::ArchiveStore,
        takeover,
    },
    message::Message,
    model::{Instant, Slug},
    query::{Answer, Order, ParsedQuery, Query, Route, answer},
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, AnySignal, flag, list, part, shown as shown_while, text, tied},
        card::StoryCard,
        clock,
        density::Density,
        skeleton::CardSkeleton,
    },
};

/// The stories that answer a question. The former answer stays until the first cards of the new one are there.
#[component]
pub fn River(paper: ArchiveInfo) -> impl IntoView {
    let asking = app_context().asking;
    let (answer, query) = (asking.answer, asking.query);
    let store = app_context().store;
    let navigation = app_context().navigation;
    let scroller = Scroller::new();
    let shown = AnySignal::new(None::<Arc<Answer>>);
    let open = AnySignal::new(Vec::<u32>::new());
    let total = AnyMemo::new(move || shown.with(|shown| rows_of(shown.as_ref()).len()));
    let drawn = AnyMemo::new(move || {
        let block = scroller.block.get();
        shown.with(|shown| {
            let rows = rows_of(shown.as_ref());
            let end = block.end.min(rows.len());
            (
                block.first,
                rows.get(block.first..end).unwrap_or_default().to_vec(),
            )
        })
    });
    follow(navigation, store, asking, scroller, shown, open);
    keep_place(navigation, scroller, shown, open);
    let end = {
        let paper = paper.clone();
        move || {
            let total = total.get();
            let is_whole = drawn.with(|(first, rows)| first + rows.len() == total);
            if !is_whole || total == 0 {
                return String::new();
            }
            paper.counted(total, Message::AllStories)
        }
    };
    let is_waiting = move || shown.with(Option::is_none);
    let is_behind = move || {
        answer
            .with(|answer| shown.with(|shown| rows_of(answer.as_ref()) != rows_of(shown.as_ref())))
    };
    let item = move |row: usize| {
        // Rows are numbers of 32 bits.
        let row = u32::try_from(row).unwrap_or_default();
        let lead = AnyMemo::new(move || asking.lead(row));
        view! {
            <li
                class:first-lead=flag(move || lead.get() == Some(0))
                class:second=flag(move || lead.get().is_some_and(|lead| lead > 0))
                {..tied("aria-setsize", text(move || total.get().to_string()))}
                {..tied("aria-posinset", text(move || place(drawn, row).to_string()))}
            >
                <Row shown=shown paper=paper.clone() row=row drawn=drawn open=open query=query />
            </li>
        }
        .into_any()
    };
    view! {
        {shown_while(
            is_waiting,
            || view! { <CardSkeleton /> <CardSkeleton /> <CardSkeleton /> }.into_any(),
        )}
        <ol
            class="river"
            class:front-page=flag(move || asking.is_front())
            class:headlines=flag(move || asking.density.with(|density| *density == Density::Headlines))
            tabindex="-1" node_ref=scroller.list {..tied("aria-busy", text(move || is_behind().to_string()))}>
            {list(
                move || drawn.with(|(_, rows)| rows.iter().map(|row| *row as usize).collect()),
                item,
            )}
        </ol>
        <p class="river-end quiet">{text(end)}</p>
    }
}

fn rows_of(answer: Option<&Arc<Answer>>) -> &[u32] {
    answer.map_or(&[], |answer| answer.rows.as_slice())
}

/// The rows in the document, and the place of the first of them in the list.
type RenderedRows = AnyMemo<(usize, Vec<u32>)>;

/// A row's place in the list, from 1.
fn place(drawn: RenderedRows, row: u32) -> usize {
    drawn.with(|(first, rows)| {
        let place = rows.iter().position(|other| *other == row);
        first + place.unwrap_or_default() + 1
    })
}

/// The day of a story before whose card a new day begins, in a list by time.
fn day_line(
    paper: ArchiveInfo,
    asking: SearchSession,
    shown: AnySignal<Option<Arc<Answer>>>,
    drawn: RenderedRows,
    row: u32,
    time: Option<Instant>,
) -> impl IntoView {
    let store = app_context().store;
    // Before the columns are there the cards of the first screen are.
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
    let begins = AnyMemo::new(move || {
        let has_words = asking.typed.with(ParsedQuery::has_words);
        let is_by_time =
            asking.query.with(|query| answer::order(query, has_words)) == Order::Newest;
        if !is_by_time || asking.lead(row).is_some() {
            return None;
        }
        let place = place(drawn, row);
        let before =
            shown.with(|shown| rows_of(shown.as_ref()).get(place.checked_sub(2)?).copied());
        let before = before.filter(|before| asking.lead(*before).is_none());
        let own = time.map(clock::day_number)?;
        (before.is_none_or(|before| day_of(before) != Some(own))).then_some(own)
    });
    part(move || {
        let line = begins.get().and(time).map(|time| {
            view! { <p class="day-line">{clock::day_line(time, paper.language())}</p> }.into_any()
        });
        line.into_any()
    })
}

/// One story of the list: its card, what stands for it until it is there, or what went wrong.
#[component]
fn Row(
    paper: ArchiveInfo,
    shown: AnySignal<Option<Arc<Answer>>>,
    row: u32,
    drawn: RenderedRows,
    open: AnySignal<Vec<u32>>,
    query: AnyMemo<Query>,
) -> impl IntoView {
    let store = app_context().store;
    let asking = app_context().asking;
    let index = row as usize;
    let is_open = AnyMemo::new(move || open.with(|open| open.contains(&row)));
    let toggle = Callback::new(move |()| {
        open.update(|open| match open.iter().position(|other| *other == row) {
            Some(place) => drop(open.remove(place)),
            None => open.push(row),
        });
    });
    let is_lead = AnyMemo::new(move || asking.lead(row) == Some(0));
    let keeper = app_context().keeper;
    let is_read = AnyMemo::new(move || keeper.rows.with(|rows| rows.read.contains(index)));
    let is_saved = AnyMemo::new(move || keeper.rows.with(|rows| rows.saved.contains(index)));
    let is_new = AnyMemo::new(move || {
        let since = keeper.reader.with(|reader| reader.before);
        let archive = store.archive.get().ready();
        since.zip(archive).is_some_and(|(since, archive)| {
            archive
                .minute_of(index)
                .is_some_and(|minute| minute > since.newest)
        })
    });
    let marks = AnyMemo::new(move || asking.marks());
    part(move || match store.card(index) {
        LoadState::Waiting => view! { <CardSkeleton is_lead=is_lead.get() /> }.into_any(),
        LoadState::Ready(card) => {
            let panel = {
                let paper = paper.clone();
                move || {
                    view! {
                        <Panel paper=paper.clone() row=index query=query.get_untracked() />
                    }
                }
            };
            let save = {
                let (paper, card) = (paper.clone(), card.clone());
                move |()| keeper.toggle_saved(&paper, &card, index)
            };
            let day = day_line(paper.clone(), asking, shown, drawn, row, card.time);
            view! {
                {day}
                <StoryCard
                    paper=paper.clone()
                    is_read=is_read
                    is_new=is_new
                    is_saved=is_saved
                    on_save=save
                    card=card
                    query=query
                    marks=marks
                    is_lead=is_lead.get()
                    is_open=is_open
                    on_toggle=toggle
                    panel=panel
                />
            }
            .into_any()
        }
        LoadState::Failed(error) => {
            // One failed shard is one failure, however many of its stories are shown.
            let is_first = drawn.with(|(_, rows)| {
                let before = rows.iter().take_while(|other| **other != row).last();
                before.is_none_or(|before| !store.are_neighbours(*before as usize, index))
            });
            is_first
                .then(|| {
                    view! {
                        <Failure error=error on_again=move |()| store.retry_card(index) />
                    }
                    .into_any()
                })
                .into_any()
        }
    })
}

/// Shows each new answer when its first cards are there, where the reader came to by his arrival.
fn follow(
    navigation: Navigation,
    store: ArchiveStore,
    asking: SearchSession,
    scroller: Scroller,
    shown: AnySignal<Option<Arc<Answer>>>,
    open: AnySignal<Vec<u32>>,
) {
    let answer = asking.answer;
    let drawn_as = StoredValue::new(asking.density.get_untracked());
    let pending = AnySignal::new(None::<Arrival>);
    document::effect(move || {
        let arrival = navigation.arrival.get();
        if matches!(arrival.route, Route::List(_)) {
            if arrival.how != NavigationKind::Drift {
                open.set(arrival.place.open.clone());
            }
            pending.set(Some(arrival));
        }
    });
    document::effect(move || {
        let Some(answer) = answer.get() else {
            return;
        };
        let arrival = pending.get();
        let density = asking.density.get();
        let is_redrawn = drawn_as.get_value() != density;
        let start = if is_redrawn {
            // Cards have other heights now; the one that is looked at stays.
            let place = shown.with_untracked(|shown| scroller.place(rows_of(shown.as_ref())));
            place.and_then(|anchor| found_at(anchor, &answer))
        } else {
            let anchor = arrival.as_ref().and_then(|arrival| arrival.place.anchor);
            anchor
                .or_else(|| scrolled(store))
                .and_then(|anchor| found_at(anchor, &answer))
        };
        let first = start.map_or(0, |(index, _)| index);
        // Until then what was shown before stays, or what stands for the first list: items that turn from
        // one into the other would move those below.
        if !is_there(store, &answer, first) {
            return;
        }
        let is_other = shown.with_untracked(|shown| rows_of(shown.as_ref()) != answer.rows);
        shown.set(Some(answer.clone()));
        drawn_as.set_value(density);
        if is_other || is_redrawn || start.is_some() {
            match start {
                Some((index, edge)) => scroller.begin_at(answer.rows.len(), index, edge),
                None => scroller.begin(answer.rows.len()),
            }
        }
        let all = store.archive.is_ready();
        takeover::ready(if all { "all" } else { "list" });
        if let Some(arrival) = arrival {
            pending.set(None);
            document::after_paint(move || arrive(scroller, &arrival, start));
        } else if is_redrawn && start.is_some() {
            document::after_paint(move || scroller.found());
        }
    });
}

/// Where a reader is who began to read before the application was there: a row, and its upper edge.
fn scrolled(store: ArchiveStore) -> Option<(u32, i32)> {
    let (slug, edge) = takeover::place()?;
    let row = store.known_row(&Slug::parse(&slug)?)?;
    Some((u32::try_from(row).ok()?, edge))
}

/// The card that a reader comes back to, by its row and its upper edge in the window: its place in the
/// list, and the edge.
fn found_at((row, edge): (u32, i32), answer: &Answer) -> Option<(usize, i32)> {
    let index = answer.rows.iter().position(|other| *other == row)?;
    Some((index, edge))
}

/// Whether the cards of a screen from this place on are there, or are known not to come.
fn is_there(store: ArchiveStore, answer: &Answer, first: usize) -> bool {
    let rows = answer.rows.iter().skip(first).take(screenful());
    // All of them are asked for at once.
    let waiting = rows.filter(|row| matches!(store.card(**row as usize), LoadState::Waiting));
    waiting.count() == 0
}

/// Brings the reader and the focus to where they belong after an arrival.
fn arrive(scroller: Scroller, arrival: &Arrival, start: Option<(usize, i32)>) {
    match (arrival.how, &arrival.from) {
        (NavigationKind::History, Some(Route::Story(slug, _))) => {
            let mut headline = String::from("#headline-");
            headline.push_str(slug.as_str());
            headline.push_str(" a");
            document::focus(&headline);
        }
        // From one question to the next the focus stays on what asked it.
        (_, Some(Route::List(_)) | None) => {}
        (_, Some(_)) => {
            document::focus("h1");
        }
    }
    if start.is_some() {
        scroller.found();
    } else {
        document::scroll_to(arrival.place.scroll);
    }
}

/// Keeps where the reader is, for the way back.
fn keep_place(
    navigation: Navigation,
    scroller: Scroller,
    shown: AnySignal<Option<Arc<Answer>>>,
    open: AnySignal<Vec<u32>>,
) {
    navigation.locate(move |place| {
        place.open = open.get_untracked();
        place.anchor = shown.with_untracked(|shown| scroller.place(rows_of(shown.as_ref())));
    });
}
