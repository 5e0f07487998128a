//! The scroll position in the list: where it starts, and what Back restores.

use std::sync::Arc;

use super::{rendered_rows::rows_of, scroller::Scroller};
use crate::{
    app::{
        archive::ArchiveStore,
        browser::{document, viewport},
        navigation::{
            Navigation,
            arrival::{Arrival, NavigationKind},
        },
        pages::takeover,
    },
    model::Slug,
    query::{Answer, Route},
};
use leptos::prelude::*;

/// Returns the row and top edge of the card at which the reader has scrolled on the prerendered page.
pub fn prerendered_position(store: ArchiveStore) -> Option<(u32, i32)> {
    let (slug, top) = takeover::reading_position()?;
    let row = store.known_row(&Slug::parse(&slug)?)?;
    Some((u32::try_from(row).ok()?, top))
}

/// Returns the index of a row in the list, with its top edge in the window.
pub fn position_in_list((row, top): (u32, i32), answer: &Answer) -> Option<(usize, i32)> {
    let index = answer.rows.iter().position(|other| *other == row)?;
    Some((index, top))
}

/// Restores scroll position and focus after an arrival.
pub fn arrive(scroller: Scroller, arrival: &Arrival, start: Option<(usize, i32)>) {
    match (arrival.kind, &arrival.from) {
        (NavigationKind::History, Some(Route::Story(slug, _))) => {
            document::focus(&format!("#headline-{slug} a"));
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
pub fn capture_position(
    navigation: Navigation,
    scroller: Scroller,
    shown: RwSignal<Option<Arc<Answer>>>,
    open: RwSignal<Vec<u32>>,
) {
    navigation.set_position_capture(move |position| {
        position.open = open.get_untracked();
        position.anchor = shown.with_untracked(|shown| scroller.position(rows_of(shown.as_ref())));
    });
}
