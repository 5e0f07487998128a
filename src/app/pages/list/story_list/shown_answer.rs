//! Shows each answer when its first cards have loaded.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    position::{arrive, position_in_list, prerendered_position},
    rendered_rows::rows_of,
    scroller::{Scroller, row_window::screenful},
};
use crate::{
    app::{
        archive::ArchiveStore,
        navigation::{
            Navigation,
            arrival::{Arrival, NavigationKind},
        },
        net::load::LoadState,
        pages::takeover,
        search::SearchSession,
    },
    query::{Answer, Route},
};

/// Shows each new answer when its first cards have loaded, at the scroll position of the arrival.
pub fn follow_answers(
    navigation: Navigation,
    store: ArchiveStore,
    search_session: SearchSession,
    scroller: Scroller,
    shown: RwSignal<Option<Arc<Answer>>>,
    open: RwSignal<Vec<u32>>,
) {
    let answer = search_session.answer;
    let shown_density = StoredValue::new(search_session.density.get_untracked());
    let pending = RwSignal::new(None::<Arrival>);
    Effect::new(move |_| {
        let arrival = navigation.arrival.get();
        if matches!(arrival.route, Route::List(_)) {
            if arrival.kind != NavigationKind::Debounced {
                open.set(arrival.position.open.clone());
            }
            pending.set(Some(arrival));
        }
    });
    Effect::new(move |_| {
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
            scroller.after_paint(move |scroller| arrive(scroller, &arrival, start));
        } else if is_new_density && start.is_some() {
            scroller.after_paint(Scroller::release_target);
        }
    });
}

/// Returns whether the cards of a screen from `first` on are loaded or failed.
fn has_first_cards(store: ArchiveStore, answer: &Answer, first: usize) -> bool {
    let rows = answer.rows.iter().skip(first).take(screenful());
    // All cards are requested before any of them is waited for.
    let waiting = rows.filter(|row| matches!(store.card(**row as usize), LoadState::Waiting));
    waiting.count() == 0
}
