//! The stories of a list, from the newest on, as far as the reader went.

use std::sync::Arc;

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::panel::Panel;
use crate::{
    app::{
        document,
        load::Load,
        navigation::{How, Navigation},
        page::failure::Failure,
        store::Store,
    },
    query::{Answer, Query, Route},
    view::{Paper, card::StoryCard, skeleton::CardSkeleton},
};

/// How many more stories are shown at a time.
const STEP: usize = 30;

/// The stories that answer a question, newest first; more of them when the reader comes near the
/// end or presses the button.
#[component]
pub fn River(paper: Paper, answer: Memo<Option<Arc<Answer>>>, query: Memo<Query>) -> impl IntoView {
    let store = expect_context::<Store>();
    let navigation = expect_context::<Navigation>();
    let place = navigation
        .arrival
        .with_untracked(|arrival| arrival.place.clone());
    let shown = RwSignal::new(place.shown.max(STEP));
    let open = RwSignal::new(place.open);
    let total = Memo::new(move |_| answer.get().map_or(0, |answer| answer.rows.len()));
    let rows = Memo::new(move |_| {
        let answer = answer.get().unwrap_or_default();
        let end = shown.get().min(answer.rows.len());
        answer.rows.get(..end).unwrap_or_default().to_vec()
    });
    follow_arrivals(navigation, store, shown, open, answer, rows);
    let more = move || shown.update(|shown| *shown += STEP);
    let end = NodeRef::<html::Div>::new();
    watch_end(end, more);
    let progress = {
        let paper = paper.clone();
        move || {
            let shown = paper.number(rows.with(Vec::len));
            format!("{shown} of {} shown", paper.number(total.get()))
        }
    };
    let has_any = move || total.get() > 0;
    let is_waiting = move || answer.with(Option::is_none);
    view! {
        <Show when=is_waiting>
            <CardSkeleton />
            <CardSkeleton />
            <CardSkeleton />
        </Show>
        <ol class="river">
            <For each=move || rows.get() key=|row| *row let:row>
                <li>
                    <Row paper=paper.clone() row=row rows=rows open=open query=query />
                </li>
            </For>
        </ol>
        <div class="river-end" node_ref=end>
            <Show when=has_any>
                <p class="quiet">{progress.clone()}</p>
            </Show>
            <Show when=move || shown.get() < total.get()>
                <button type="button" class="button" data-testid="more" on:click=move |_| more()>
                    "Show more"
                </button>
            </Show>
        </div>
    }
}

/// One story of the list: its card, what stands for it until it is there, or what went wrong.
#[component]
fn Row(
    paper: Paper,
    row: u32,
    rows: Memo<Vec<u32>>,
    open: RwSignal<Vec<u32>>,
    query: Memo<Query>,
) -> impl IntoView {
    let store = expect_context::<Store>();
    let index = row as usize;
    let is_open = Memo::new(move |_| open.with(|open| open.contains(&row)));
    let toggle = Callback::new(move |()| {
        open.update(|open| match open.iter().position(|other| *other == row) {
            Some(place) => drop(open.remove(place)),
            None => open.push(row),
        });
    });
    let is_lead = Memo::new(move |_| {
        query.with(Query::is_empty) && rows.with(|rows| rows.first() == Some(&row))
    });
    move || match store.card(index) {
        Load::Waiting => view! { <CardSkeleton is_lead=is_lead.get() /> }.into_any(),
        Load::Ready(card) => {
            let panel = {
                let paper = paper.clone();
                move || {
                    view! {
                        <Panel paper=paper.clone() row=index query=query.get_untracked() />
                    }
                }
            };
            view! {
                <StoryCard
                    paper=paper.clone()
                    card=card
                    query=query.get()
                    is_lead=is_lead.get()
                    is_open=is_open
                    on_toggle=toggle
                    panel=panel
                />
            }
            .into_any()
        }
        Load::Failed(error) => {
            // One failed shard is one failure, however many of its stories are shown.
            let is_first = rows.with(|rows| {
                let before = rows
                    .iter()
                    .position(|other| *other == row)
                    .unwrap_or_default();
                let before = rows.get(..before).and_then(|rows| rows.last());
                before.is_none_or(|before| !store.are_neighbours(*before as usize, index))
            });
            is_first
                .then(|| {
                    view! {
                        <Failure error=error on_again=move |()| store.retry_card(index) />
                    }
                })
                .into_any()
        }
    }
}

/// Shows what the reader saw when he was here before, and brings him back to where he was.
fn follow_arrivals(
    navigation: Navigation,
    store: Store,
    shown: RwSignal<usize>,
    open: RwSignal<Vec<u32>>,
    answer: Memo<Option<Arc<Answer>>>,
    rows: Memo<Vec<u32>>,
) {
    let pending = RwSignal::new(None);
    Effect::new(move |before: Option<()>| {
        let arrival = navigation.arrival.get();
        if !matches!(arrival.route, Route::List(_)) {
            return;
        }
        if before.is_some() {
            shown.set(arrival.place.shown.max(STEP));
            open.set(arrival.place.open.clone());
        }
        pending.set(Some(arrival));
    });
    Effect::new(move |_| {
        navigation.here.update_value(|here| {
            here.shown = shown.get();
            here.open = open.get();
        });
    });
    Effect::new(move |_| {
        let rows = rows.get();
        let is_usable = match rows.first() {
            Some(row) => matches!(store.card(*row as usize), Load::Ready(_)),
            // Nothing matches, or nothing is known yet.
            None => answer.with(Option::is_some),
        };
        if is_usable {
            let all = matches!(store.archive.get(), Load::Ready(_));
            document::set_root("data-ready", if all { "all" } else { "list" });
        }
        let Some(arrival) = pending.get() else {
            return;
        };
        let returns = arrival.how != How::Step;
        let all_are_here = rows
            .iter()
            .all(|row| !matches!(store.card(*row as usize), Load::Waiting));
        // Without its cards the page is not high enough to scroll back down.
        if returns && !(is_usable && all_are_here) {
            return;
        }
        pending.set(None);
        document::after_paint(move || {
            match (arrival.how, &arrival.from) {
                (How::History, Some(Route::Story(slug, _))) => {
                    document::focus(&format!("#headline-{slug} a"));
                }
                // From one question to the next the focus stays on what asked it.
                (_, Some(Route::List(_)) | None) => {}
                (_, Some(_)) => {
                    document::focus("h1");
                }
            }
            document::scroll_to(arrival.place.scroll);
        });
    });
}

/// Calls `more` whenever the end of the list comes near the window.
fn watch_end(end: NodeRef<html::Div>, more: impl Fn() + 'static) {
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let is_near = entries.iter().any(|entry| {
            entry
                .unchecked_into::<IntersectionObserverEntry>()
                .is_intersecting()
        });
        if is_near {
            more();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("1200px");
    let function = callback.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new_with_options(function, &options).ok();
    let kept = StoredValue::new_local((observer, callback));
    Effect::new(move |_| {
        if let Some(element) = end.get() {
            kept.with_value(|(observer, _)| {
                if let Some(observer) = observer {
                    observer.observe(&element);
                }
            });
        }
    });
    on_cleanup(move || {
        kept.with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.disconnect();
            }
        });
    });
}
