//! From the question in the address to its answer: which files that takes, and what is shown until
//! they are there.

use std::sync::Arc;

use futures_util::future::AbortHandle;
use leptos::prelude::*;

use super::{document, fetch::FetchError, load::Load, navigation::Navigation, store::Store};
use crate::{
    format::{CARDS_PER_SCREEN, Manifest},
    query::{
        self, Answer, Archive, Found, Library, Order, Outcome, Query, Typed,
        search::{Files, Marks, Names},
    },
    view::live::{Kept, Live},
};

/// How long a word whose files are not here yet has to stand before they are fetched, in
/// milliseconds: who types on wants others.
const PATIENCE: i32 = 90;

/// The question and its answer. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Asking {
    /// The question.
    pub query: Live<Query>,
    /// What its words say.
    pub typed: Live<Typed>,
    /// The answer: exact, or that to the question before until this one has its own; `None` until
    /// there is one at all.
    pub answer: Live<Option<Arc<Answer>>>,
    /// What was found, and for which reading of the words: other texts may say the same.
    found: Kept<Option<(Typed, Arc<Found>)>>,
    /// Why a search could not be finished.
    search_trouble: Kept<Option<FetchError>>,
    desk: StoredValue<Desk, LocalStorage>,
    store: Store,
}

/// What searching needs at hand.
#[derive(Default)]
struct Desk {
    names: Names,
    files: Files,
    running: Option<AbortHandle>,
}

impl Asking {
    /// Answers the question of the newest arrival for as long as the page lives.
    pub fn start(store: Store, navigation: Navigation) -> Self {
        let query = Live::new(move || navigation.arrival.with(|arrival| arrival.route.query()));
        let words = Live::new(move || query.with(|query| query.words.clone()));
        let typed = Live::new(move || words.with(|words| Typed::parse(words)));
        let found = Kept::new(None);
        let asking = Self {
            query,
            typed,
            answer: Live::last(move || answer(store, query, typed, found).map(Some)),
            found,
            search_trouble: Kept::new(None),
            desk: StoredValue::new_local(Desk::default()),
            store,
        };
        document::effect(move || {
            if let (Some(archive), Some(paper)) = (store.archive.get().ready(), store.paper_now()) {
                let names = Names::of(paper.manifest(), &archive);
                asking.desk.update_value(|desk| desk.names = names);
            }
        });
        document::effect(move || {
            let is_ready = asking.is_ready();
            let typed = typed.get();
            asking.stop();
            if is_ready && typed.has_words() {
                asking.search(typed);
            }
        });
        document::effect(move || {
            let order = query.with(|query| query.order);
            if order.is_some_and(Order::needs_ranks) && store.archive.get().ready().is_some() {
                store.load_ranks();
            }
        });
        asking
    }

    /// Whether words can be searched for. Tracks that.
    pub fn is_ready(self) -> bool {
        self.store.index.is_ready() && self.store.archive.is_ready()
    }

    /// What the words of the question found, where that is known.
    pub fn found(self) -> Option<Arc<Found>> {
        self.found.with(|found| {
            let (of, found) = found.as_ref()?;
            let is_current = self.typed.with(|typed| typed == of);
            is_current.then(|| found.clone())
        })
    }

    /// What is marked in the stories of the list.
    pub fn marks(self) -> Marks {
        match self.typed.with(Typed::has_words).then(|| self.found()) {
            Some(Some(found)) => found.marks.clone(),
            _ => Marks::default(),
        }
    }

    /// Why the question could not be answered as it was asked: a search that was not finished, an
    /// order without its ranks, no search at all. What is shown then is the answer before.
    pub fn trouble(self) -> Option<FetchError> {
        let needs_ranks = self
            .query
            .with(|query| query.order.is_some_and(Order::needs_ranks));
        let ranks = self.store.ranked.failed().filter(|_| needs_ranks);
        let search = self.search_trouble.get();
        search.or(ranks).or_else(|| self.store.index.failed())
    }

    /// Tries once more what failed.
    pub fn again(self) {
        if let Load::Failed(_) = self.store.index.now() {
            self.store.load();
        }
        if let Load::Failed(_) = self.store.ranked.now() {
            self.store.load_ranks();
        }
        self.search_trouble.set(None);
        if !self.typed.with_untracked(Typed::has_words) {
            return;
        }
        self.search(self.typed.get_untracked());
    }

    /// How many stories there would be without a part of the question.
    pub fn count(self, query: &Query) -> Option<usize> {
        let archive = self.store.archive.get().ready()?;
        let typed = Typed::parse(&query.words);
        let found = if typed.has_words() {
            Some(self.found()?)
        } else {
            None
        };
        let hits = found.as_ref().map(|found| &found.hits);
        Some(query::answer::count(&archive, query, &typed, hits))
    }

    /// The answer to the question as it stands, unless something for it is not here yet.
    pub fn exact(self) -> Option<Arc<Answer>> {
        let order = self.query.with_untracked(|query| query.order);
        let needs_ranks = order.is_some_and(Order::needs_ranks);
        let has_words = self.typed.with_untracked(Typed::has_words);
        let is_known = matches!(self.store.archive.now(), Load::Ready(_))
            && (!needs_ranks || matches!(self.store.ranked.now(), Load::Ready(_)))
            && (!has_words || untrack(|| self.found()).is_some());
        is_known.then(|| self.answer.get_untracked()).flatten()
    }

    fn stop(self) {
        self.search_trouble.set(None);
        self.desk.update_value(|desk| {
            if let Some(running) = desk.running.take() {
                running.abort();
            }
        });
    }

    fn search(self, typed: Typed) {
        let found = match self.step(&typed) {
            Some(Outcome::Found(found)) => found,
            None => return,
            Some(Outcome::Lacks(_)) => {
                // Given up when another question is searched for.
                let running = document::spawn(self.fetch_and_search(typed));
                self.desk.update_value(|desk| desk.running = Some(running));
                return;
            }
        };
        self.found.set(Some((typed, found)));
    }

    fn step(self, typed: &Typed) -> Option<Outcome> {
        let archive = self.store.archive.now().ready()?;
        let index = self.store.index.now().ready()?;
        self.desk.with_value(|desk| {
            let library = Library {
                archive: &archive,
                names: &desk.names,
                index: &index,
                files: &desk.files,
            };
            Some(query::search(library, typed))
        })
    }

    async fn fetch_and_search(self, typed: Typed) {
        document::pause(PATIENCE).await;
        self.desk.update_value(|desk| desk.files.trim());
        loop {
            let lacks = match self.step(&typed) {
                Some(Outcome::Found(found)) => {
                    self.found.set(Some((typed, found)));
                    return;
                }
                Some(Outcome::Lacks(lacks)) => lacks,
                None => return,
            };
            let files = lacks.iter().map(|(kind, name)| kind.file(name));
            let texts = self.store.texts(files.collect()).await;
            for (fetched, (kind, name)) in texts.into_iter().zip(&lacks) {
                let mut added = Ok(());
                let read = fetched.and_then(|text| {
                    self.desk
                        .update_value(|desk| added = desk.files.add(*kind, name, &text));
                    Ok(added?)
                });
                if let Err(error) = read {
                    self.search_trouble.set(Some(error));
                    return;
                }
            }
        }
    }
}

/// The exact answer to the question; `None` where something for it is not there yet.
fn answer(
    store: Store,
    query: Live<Query>,
    typed: Live<Typed>,
    found: Kept<Option<(Typed, Arc<Found>)>>,
) -> Option<Arc<Answer>> {
    let paper = store.paper.get().ready()?;
    let manifest = paper.manifest();
    let query = query.get();
    let Some(archive) = store.archive.get().ready() else {
        return query
            .is_empty()
            .then(|| Arc::new(first(store, manifest, &query)));
    };
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
        Load::Ready(ranked) => Some(ranked),
        _ if order.needs_ranks() => {
            // What the manifest says of this order is right as far as it goes.
            return query
                .is_empty()
                .then(|| Arc::new(top(store, manifest, &archive, &query)));
        }
        _ => None,
    };
    let answer = query::answer(&archive, &query, &typed, hits, ranked.as_deref());
    wish(store, manifest, &query, ranked.is_some(), &answer.rows);
    Some(Arc::new(answer))
}

/// What the manifest alone says of everything there is.
fn first(store: Store, manifest: &Manifest, query: &Query) -> Answer {
    let counts = manifest.topics.iter().map(|topic| topic.stories);
    let rows = u32::try_from(manifest.totals.stories).unwrap_or(u32::MAX);
    let mut answer = Answer {
        rows: (0..rows).rev().collect(),
        topics: counts
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
            .collect(),
        ..Answer::default()
    };
    begin_with(&mut answer.rows, manifest, query);
    wish(store, manifest, query, false, &answer.rows);
    answer
}

/// Everything there is in an order whose ranks are not here yet: its first screen is.
fn top(store: Store, manifest: &Manifest, archive: &Archive, query: &Query) -> Answer {
    let newest = Query {
        order: None,
        ..query.clone()
    };
    let mut answer = query::answer(archive, &newest, &Typed::default(), None, None);
    begin_with(&mut answer.rows, manifest, query);
    wish(store, manifest, query, false, &answer.rows);
    answer
}

/// Puts the rows that the manifest names for an order before all others.
fn begin_with(rows: &mut Vec<u32>, manifest: &Manifest, query: &Query) {
    let top = match query.order {
        Some(Order::Hottest) => &manifest.screens.hottest.rows,
        Some(Order::Quality) => &manifest.screens.quality.rows,
        Some(Order::Covered) => &manifest.screens.covered.rows,
        _ => return,
    };
    rows.retain(|row| !top.contains(row));
    rows.splice(0..0, top.iter().copied());
}

/// Asks for the first screen of a list, where there is one for it.
fn wish(store: Store, manifest: &Manifest, query: &Query, has_ranks: bool, rows: &[u32]) {
    let screens = &manifest.screens;
    let order = query.order.unwrap_or_default();
    let screen = if query.is_empty() {
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
        let end = rows.len().min(CARDS_PER_SCREEN);
        store.wish(screen.clone(), rows.get(..end).unwrap_or_default());
    }
}
