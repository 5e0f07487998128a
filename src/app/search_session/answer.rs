//! The answer to a question, from what is there of the archive.

use std::sync::Arc;

use crate::{
    app::{load::LoadState, store::ArchiveStore},
    format::{CARDS_PER_SCREEN, Manifest},
    query::{
        self, Answer, Archive, Order, ParsedQuery, Query, QueryInput, ReaderFilter, SearchResults,
    },
    view::{
        any_signal::{AnyMemo, AnySignal},
        density::Density,
    },
};

/// What an answer depends on.
#[derive(Clone, Copy)]
pub(super) struct AnswerInputs {
    pub(super) query: AnyMemo<Query>,
    pub(super) typed: AnyMemo<ParsedQuery>,
    pub(super) found: AnySignal<Option<(ParsedQuery, Arc<SearchResults>)>>,
    pub(super) density: AnySignal<Density>,
    pub(super) own: AnySignal<ReaderFilter>,
    /// Whether it is known what is muted.
    pub(super) is_settled: AnyMemo<bool>,
}

/// Whether the list is a front page: everything there is, the newest first, behind its leads.
pub(super) fn is_front(density: AnySignal<Density>, query: AnyMemo<Query>) -> bool {
    density.with(|density| *density == Density::Front)
        && query.with(|query| query.is_empty() && matches!(query.order, None | Some(Order::Newest)))
}

/// The exact answer to the question; `None` where something for it is not there yet.
pub(super) fn answer(store: ArchiveStore, parts: AnswerInputs) -> Option<Arc<Answer>> {
    let AnswerInputs {
        typed, found, own, ..
    } = parts;
    let paper = store.paper.get().ready()?;
    let manifest = paper.manifest();
    let is_settled = parts.is_settled.get();
    let is_front = is_front(parts.density, parts.query);
    let query = parts.query.get();
    let Some(archive) = store.archive.get().ready() else {
        // What is muted is not shown for a moment either.
        return (query.is_empty() && is_settled)
            .then(|| Arc::new(first(store, manifest, &query, is_front)));
    };
    if !is_settled {
        return None;
    }
    let typed = typed.get();
    let found = found.get();
    let hits = if typed.has_words() {
        let (of, found) = found.as_ref()?;
        if *of != typed {
            return None;
        }
        Some(&found.hits)
    } else {
        None
    };
    let order = query::answer::order(&query, hits.is_some());
    let ranked = match store.ranked.get() {
        LoadState::Ready(ranked) => Some(ranked),
        _ if order.needs_ranks() => {
            // What the manifest says of this order is right as far as it goes.
            let own = own.get();
            return query
                .is_empty()
                .then(|| Arc::new(top(store, manifest, &archive, &query, &own)));
        }
        _ => None,
    };
    let own = own.get();
    let asked = QueryInput {
        archive: &archive,
        query: &query,
        typed: &typed,
        hits,
        own: &own,
    };
    let mut answer = query::answer(asked, ranked.as_deref());
    if is_front {
        begin_with(&mut answer, &manifest.screens.front.rows);
    }
    wish(store, manifest, &query, ranked.is_some(), is_front, &answer);
    Some(Arc::new(answer))
}

/// What the manifest alone says of everything there is.
fn first(store: ArchiveStore, manifest: &Manifest, query: &Query, is_front: bool) -> Answer {
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
        begin_with(&mut answer, &manifest.screens.front.rows);
    } else {
        begin_with(&mut answer, top_of(manifest, query));
    }
    wish(store, manifest, query, false, is_front, &answer);
    answer
}

/// Everything there is in an order whose ranks are not here yet: its first screen is.
fn top(
    store: ArchiveStore,
    manifest: &Manifest,
    archive: &Archive,
    query: &Query,
    own: &ReaderFilter,
) -> Answer {
    let newest = Query {
        order: None,
        ..query.clone()
    };
    let asked = QueryInput {
        archive,
        query: &newest,
        typed: &ParsedQuery::default(),
        hits: None,
        own,
    };
    let mut answer = query::answer(asked, None);
    begin_with(&mut answer, top_of(manifest, query));
    wish(store, manifest, query, false, false, &answer);
    answer
}

/// The rows that the manifest names for an order.
fn top_of<'a>(manifest: &'a Manifest, query: &Query) -> &'a [u32] {
    match query.order {
        Some(Order::Hottest) => &manifest.screens.hottest.rows,
        Some(Order::Quality) => &manifest.screens.quality.rows,
        Some(Order::Covered) => &manifest.screens.covered.rows,
        _ => &[],
    }
}

/// Puts these rows before all others, as far as they are among them.
fn begin_with(answer: &mut Answer, top: &[u32]) {
    let Some(least) = top.iter().copied().min() else {
        return;
    };
    let mut before = Vec::new();
    answer.rows.retain(|row| {
        let is_top = *row >= least && top.contains(row);
        if is_top {
            before.push(*row);
        }
        !is_top
    });
    let top = top.iter().filter(|row| before.contains(row));
    answer.rows.splice(0..0, top.copied());
}

/// Asks for the first screen of a list, where there is one for it.
fn wish(
    store: ArchiveStore,
    manifest: &Manifest,
    query: &Query,
    has_ranks: bool,
    is_front: bool,
    answer: &Answer,
) {
    let screens = &manifest.screens;
    let order = query.order.unwrap_or_default();
    let screen = if is_front && !screens.front.rows.is_empty() {
        // All its rows, in the order of the file: what is muted may be missing in the list.
        return store.wish(screens.front.screen.clone(), &screens.front.rows);
    } else if query.is_empty() {
        Some(match order {
            Order::Hottest => &screens.hottest.screen,
            Order::Quality => &screens.quality.screen,
            Order::Covered => &screens.covered.screen,
            Order::Newest | Order::Relevance => &screens.newest,
        })
    } else if order == Order::Newest {
        let topic = query.only_topic();
        let topic =
            topic.and_then(|slug| manifest.topics.iter().position(|topic| topic.slug == *slug));
        topic.and_then(|topic| screens.topics.get(topic))
    } else {
        None
    };
    // Once the ranks are here so is the screen.
    if let Some(screen) = screen.filter(|_| !has_ranks || !order.needs_ranks()) {
        // What is muted is on the screen, and not in the list: then rows and cards are not of one order.
        if answer.muted > 0 {
            return;
        }
        let rows = &answer.rows;
        let end = rows.len().min(CARDS_PER_SCREEN);
        store.wish(screen.clone(), rows.get(..end).unwrap_or_default());
    }
}
