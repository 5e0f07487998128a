//! Computes the answer to a query from the loaded files.

use std::sync::Arc;

use leptos::prelude::*;

use super::first_screen::{FirstScreen, listed_rows};
use crate::{
    app::{archive::ArchiveStore, net::load::LoadState},
    format::Manifest,
    query::{
        self, Answer, Archive, Order, ParsedQuery, Query, QueryInput, ReaderFilter, SearchResults,
    },
    view::density::Density,
};

/// The inputs of an answer.
#[derive(Clone, Copy)]
pub(super) struct AnswerInputs {
    pub(super) query: Memo<Query>,
    pub(super) parsed_query: Memo<ParsedQuery>,
    pub(super) results: RwSignal<Option<(ParsedQuery, Arc<SearchResults>)>>,
    pub(super) density: RwSignal<Density>,
    pub(super) reader_filter: RwSignal<ReaderFilter>,
    /// Whether the muted rows are known.
    pub(super) knows_muted: Memo<bool>,
}

/// Returns whether the list is a front page: all stories, newest first, after the leads.
pub(super) fn is_front(density: Density, query: &Query) -> bool {
    density == Density::Front
        && query.is_empty()
        && matches!(query.order, None | Some(Order::Newest))
}

/// Returns the exact answer to the query; `None` if a file for it is missing.
pub(super) fn answer(store: ArchiveStore, inputs: AnswerInputs) -> Option<Arc<Answer>> {
    let AnswerInputs {
        parsed_query,
        results,
        reader_filter,
        ..
    } = inputs;
    let archive_info = store.archive_info.get().ready()?;
    let manifest = archive_info.manifest();
    let knows_muted = inputs.knows_muted.get();
    let query = inputs.query.get();
    let is_front = is_front(inputs.density.get(), &query);
    let Some(archive) = store.archive.get().ready() else {
        // Muted stories are not shown even for a moment.
        return (query.is_empty() && knows_muted)
            .then(|| Arc::new(answer_from_manifest(store, manifest, &query, is_front)));
    };
    if !knows_muted {
        return None;
    }
    let parsed_query = parsed_query.get();
    let results = results.get();
    let hits = if parsed_query.has_words() {
        let (searched_query, results) = results.as_ref()?;
        if *searched_query != parsed_query {
            return None;
        }
        Some(&results.hits)
    } else {
        None
    };
    let order = query::answer::effective_order(&query, hits.is_some());
    let ranked = match store.ranked.get() {
        LoadState::Ready(ranked) => Some(ranked),
        _ if order.needs_ranks() => {
            // The manifest lists the first screen of this order.
            let reader_filter = reader_filter.get();
            return query.is_empty().then(|| {
                Arc::new(answer_without_ranks(
                    store,
                    manifest,
                    &archive,
                    &query,
                    &reader_filter,
                ))
            });
        }
        _ => None,
    };
    let reader_filter = reader_filter.get();
    let input = QueryInput {
        archive: &archive,
        query: &query,
        parsed_query: &parsed_query,
        hits,
        reader_filter: &reader_filter,
    };
    let mut answer = query::answer(input, ranked.as_deref());
    if is_front {
        move_to_front(&mut answer, &manifest.screens.front.rows);
    }
    expect_screen(store, manifest, &query, is_front, &answer);
    Some(Arc::new(answer))
}

/// Answers the empty query from the manifest alone.
fn answer_from_manifest(
    store: ArchiveStore,
    manifest: &Manifest,
    query: &Query,
    is_front: bool,
) -> Answer {
    let counts = manifest.topics.iter().map(|topic| topic.stories);
    let rows = u32::try_from(manifest.totals.stories).unwrap_or(u32::MAX);
    let mut answer = Answer {
        rows: (0..rows).rev().collect(),
        topics: counts
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
            .collect(),
        ..Answer::default()
    };
    if is_front {
        move_to_front(&mut answer, &manifest.screens.front.rows);
    } else {
        move_to_front(&mut answer, listed_rows(manifest, query));
    }
    expect_screen(store, manifest, query, is_front, &answer);
    answer
}

/// Answers the empty query in an order whose ranks are missing: only its first screen is in order.
fn answer_without_ranks(
    store: ArchiveStore,
    manifest: &Manifest,
    archive: &Archive,
    query: &Query,
    reader_filter: &ReaderFilter,
) -> Answer {
    let newest = Query {
        order: None,
        ..query.clone()
    };
    let input = QueryInput {
        archive,
        query: &newest,
        parsed_query: &ParsedQuery::default(),
        hits: None,
        reader_filter,
    };
    let mut answer = query::answer(input, None);
    move_to_front(&mut answer, listed_rows(manifest, query));
    expect_screen(store, manifest, query, false, &answer);
    answer
}

/// Moves these rows to the front, if the answer contains them.
fn move_to_front(answer: &mut Answer, top: &[u32]) {
    let Some(lowest) = top.iter().copied().min() else {
        return;
    };
    let mut found = Vec::new();
    answer.rows.retain(|row| {
        let is_top = *row >= lowest && top.contains(row);
        if is_top {
            found.push(*row);
        }
        !is_top
    });
    let top = top.iter().filter(|row| found.contains(row));
    answer.rows.splice(0..0, top.copied());
}

/// Announces the first screen of a list if there is one.
fn expect_screen(
    store: ArchiveStore,
    manifest: &Manifest,
    query: &Query,
    is_front: bool,
    answer: &Answer,
) {
    if let Some(screen) = FirstScreen::of(manifest, query, is_front)
        && let Some(rows) = screen.rows(&answer.rows, answer.muted > 0)
    {
        store.expect_screen(screen.name.clone(), rows);
    }
}
