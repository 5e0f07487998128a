//! From the question in the address to its answer: which files that takes, and what is shown until
//! they are there.

mod answer;

use std::sync::Arc;

use fixedbitset::FixedBitSet;
use futures_util::future::AbortHandle;
use leptos::prelude::*;

use self::answer::{AnswerInputs, answer, is_front};
use super::{
    document, fetch::FetchError, futures::BoxFuture, load::LoadState, navigation::Navigation,
    preferences, reader_store::ReaderStore, store::ArchiveStore,
};
use crate::{
    format::LEAD_STORIES,
    query::{
        self, Answer, Order, ParsedQuery, Query, QueryInput, ReaderFilter, ReaderList,
        SearchContext, SearchOutcome, SearchResults,
        search::{FoldedNames, IndexFiles, MatchedWords},
    },
    reader::Muted,
    view::{
        any_signal::{AnyMemo, AnySignal},
        density::Density,
    },
};

/// How long a word whose files are not here yet has to stand before they are fetched, in
/// milliseconds: who types on wants others.
const TYPING_DEBOUNCE_MS: i32 = 90;

/// The question and its answer. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct SearchSession {
    /// The question.
    pub query: AnyMemo<Query>,
    /// What its words say.
    pub typed: AnyMemo<ParsedQuery>,
    /// The answer: exact, or that to the question before until this one has its own; `None` until
    /// there is one at all.
    pub answer: AnyMemo<Option<Arc<Answer>>>,
    /// What was found, and for which reading of the words: other texts may say the same.
    found: AnySignal<Option<(ParsedQuery, Arc<SearchResults>)>>,
    /// Why a search could not be finished.
    search_trouble: AnySignal<Option<FetchError>>,
    desk: StoredValue<SearchCache, LocalStorage>,
    /// How much of each story the list shows; the front page begins with its leads.
    pub density: AnySignal<Density>,
    /// Whether what is muted is shown for now.
    pub is_lifted: AnySignal<bool>,
    /// What the reader read, saved and muted.
    own: AnySignal<ReaderFilter>,
    /// The rows with muted words; `None` until they are known.
    muted: AnySignal<Option<FixedBitSet>>,
    keeper: ReaderStore,
    store: ArchiveStore,
}

/// What searching needs at hand.
#[derive(Default)]
struct SearchCache {
    names: FoldedNames,
    files: IndexFiles,
    running: Option<AbortHandle>,
}

impl SearchSession {
    /// Answers the question of the newest arrival for as long as the page lives.
    pub fn start(store: ArchiveStore, navigation: Navigation, keeper: ReaderStore) -> Self {
        let query = AnyMemo::new(move || navigation.arrival.with(|arrival| arrival.route.query()));
        let words = AnyMemo::new(move || query.with(|query| query.words.clone()));
        let typed = AnyMemo::new(move || words.with(|words| ParsedQuery::parse(words)));
        let found = AnySignal::new(None);
        let (density, own) = (
            AnySignal::new(preferences::density()),
            AnySignal::new(ReaderFilter::default()),
        );
        let muted = AnySignal::new(None);
        let part = AnswerInputs {
            query,
            typed,
            found,
            density,
            own,
            is_settled: AnyMemo::new(move || {
                let has_muted = keeper.reader.with(|reader| !reader.muted.is_empty());
                !has_muted || muted.with(Option::is_some)
            }),
        };
        let asking = Self {
            query,
            typed,
            answer: AnyMemo::last(move || answer(store, part).map(Some)),
            density,
            is_lifted: AnySignal::new(false),
            own,
            muted,
            keeper,
            found,
            search_trouble: AnySignal::new(None),
            desk: StoredValue::new_local(SearchCache::default()),
            store,
        };
        document::effect(move || {
            if let (Some(archive), Some(paper)) = (store.archive.get().ready(), store.paper_now()) {
                let names = FoldedNames::of(paper.manifest(), &archive);
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
        asking.follow_muted_words();
        asking.follow_reader();
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
    pub fn found(self) -> Option<Arc<SearchResults>> {
        self.found.with(|found| {
            let (of, found) = found.as_ref()?;
            let is_current = self.typed.with(|typed| typed == of);
            is_current.then(|| found.clone())
        })
    }

    /// What is marked in the stories of the list.
    pub fn marks(self) -> MatchedWords {
        match self
            .typed
            .with(ParsedQuery::has_words)
            .then(|| self.found())
        {
            Some(Some(found)) => found.marks.clone(),
            _ => MatchedWords::default(),
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
        if let LoadState::Failed(_) = self.store.index.now() {
            self.store.load();
        }
        if let LoadState::Failed(_) = self.store.ranked.now() {
            self.store.load_ranks();
        }
        self.search_trouble.set(None);
        if !self.typed.with_untracked(ParsedQuery::has_words) {
            return;
        }
        self.search(self.typed.get_untracked());
    }

    /// How many stories there would be without a part of the question.
    pub fn count(self, query: &Query) -> Option<usize> {
        let archive = self.store.archive.get().ready()?;
        let typed = ParsedQuery::parse(&query.words);
        let found = if typed.has_words() {
            Some(self.found()?)
        } else {
            None
        };
        let own = self.own.get();
        Some(query::answer::count(QueryInput {
            archive: &archive,
            query,
            typed: &typed,
            hits: found.as_ref().map(|found| &found.hits),
            own: &own,
        }))
    }

    /// How many stories of a question are newer than a minute; `None` where it has words, which would
    /// have to be searched for.
    pub fn count_after(self, query: &Query, minute: i64) -> Option<usize> {
        let archive = self.store.archive.get().ready()?;
        let typed = ParsedQuery::parse(&query.words);
        if typed.has_words() {
            return None;
        }
        let own = self.own.get();
        let asked = QueryInput {
            archive: &archive,
            query,
            typed: &typed,
            hits: None,
            own: &own,
        };
        Some(query::answer::count_after(asked, minute))
    }

    /// Whether the list is a front page: everything there is, the newest first, behind its leads.
    pub fn is_front(self) -> bool {
        is_front(self.density, self.query)
    }

    /// The place of a row among the leads of the front page, from 0.
    pub fn lead(self, row: u32) -> Option<usize> {
        let paper = self.store.paper_now().filter(|_| self.is_front())?;
        let front = &paper.manifest().screens.front.rows;
        front
            .iter()
            .take(LEAD_STORIES)
            .position(|lead| *lead == row)
    }

    /// Looks for what is muted by its words.
    fn follow_muted_words(self) {
        let words = AnyMemo::new(move || self.keeper.muted_words());
        document::effect(move || {
            let words = words.get();
            let is_lost =
                self.store.index.failed().is_some() || self.store.archive.failed().is_some();
            if words.is_empty() || is_lost {
                return self.muted.set(Some(FixedBitSet::new()));
            }
            if !self.is_ready() {
                return;
            }
            document::spawn(async move {
                let mut rows = FixedBitSet::new();
                for word in words {
                    let mut phrase = String::from("\"");
                    phrase.push_str(&word);
                    phrase.push('"');
                    // A word that cannot be looked for mutes nothing on this visit.
                    let found = self.seek(ParsedQuery::parse(&phrase)).await;
                    let found = found.ok().flatten();
                    if let Some(found) = found.filter(|found| found.replaced.is_empty()) {
                        for row in &found.hits.rows {
                            rows.grow_and_insert(*row as usize);
                        }
                    }
                }
                self.muted.set(Some(rows));
            });
        });
    }

    /// Has the engine know what the reader keeps.
    fn follow_reader(self) {
        let was_unread = StoredValue::new(false);
        document::effect(move || {
            let is_unread = self
                .query
                .with(|query| query.mine == Some(ReaderList::Unread));
            let is_known = self.store.archive.is_ready();
            let rows = self.keeper.rows.get();
            let mut own = ReaderFilter {
                read: rows.read,
                saved: rows.saved,
                words: self.muted.get().unwrap_or_default(),
                is_lifted: self.is_lifted.get(),
                ..ReaderFilter::default()
            };
            self.keeper.reader.with(|reader| {
                for what in &reader.muted {
                    match what {
                        Muted::Publisher(identity) => own.publishers.push(identity.clone()),
                        Muted::Topic(slug) => own.topics.push(slug.clone()),
                        Muted::Word(_) => {}
                    }
                }
            });
            // A story that is opened from the list of what is unread stays there until that is left: the
            // list does not change under the reader.
            let stays = is_unread && was_unread.get_value();
            was_unread.set_value(is_unread && is_known);
            self.own.with_untracked(|before| {
                if stays {
                    own.read.clone_from(&before.read);
                }
            });
            if self.own.with_untracked(|before| *before != own) {
                self.own.set(own);
            }
        });
    }

    /// The answer to the question as it stands, unless something for it is not here yet.
    pub fn exact(self) -> Option<Arc<Answer>> {
        let order = self.query.with_untracked(|query| query.order);
        let needs_ranks = order.is_some_and(Order::needs_ranks);
        let has_words = self.typed.with_untracked(ParsedQuery::has_words);
        let is_known = matches!(self.store.archive.now(), LoadState::Ready(_))
            && (!needs_ranks || matches!(self.store.ranked.now(), LoadState::Ready(_)))
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

    fn search(self, typed: ParsedQuery) {
        let found = match self.step(&typed) {
            Some(SearchOutcome::Found(found)) => found,
            None => return,
            Some(SearchOutcome::Lacks(_)) => {
                // Given up when another question is searched for.
                let running = document::spawn(self.fetch_and_search(typed));
                self.desk.update_value(|desk| desk.running = Some(running));
                return;
            }
        };
        self.found.set(Some((typed, found)));
    }

    fn step(self, typed: &ParsedQuery) -> Option<SearchOutcome> {
        let archive = self.store.archive.now().ready()?;
        let index = self.store.index.now().ready()?;
        self.desk.with_value(|desk| {
            let library = SearchContext {
                archive: &archive,
                names: &desk.names,
                index: &index,
                files: &desk.files,
            };
            Some(query::search(library, typed))
        })
    }

    async fn fetch_and_search(self, typed: ParsedQuery) {
        document::pause(TYPING_DEBOUNCE_MS).await;
        self.desk.update_value(|desk| desk.files.trim());
        match self.seek(typed.clone()).await {
            Ok(Some(found)) => self.found.set(Some((typed, found))),
            Ok(None) => {}
            Err(error) => self.search_trouble.set(Some(error)),
        }
    }

    /// Searches, and fetches what that needs; nothing where there is no index yet.
    fn seek(self, typed: ParsedQuery) -> BoxFuture<Result<Option<Arc<SearchResults>>, FetchError>> {
        Box::pin(async move {
            loop {
                let lacks = match self.step(&typed) {
                    Some(SearchOutcome::Found(found)) => return Ok(Some(found)),
                    Some(SearchOutcome::Lacks(lacks)) => lacks,
                    None => return Ok(None),
                };
                let files = lacks.iter().map(|(kind, name)| kind.file(name));
                let texts = self.store.texts(files.collect()).await;
                for (fetched, (kind, name)) in texts.into_iter().zip(&lacks) {
                    let text = fetched?;
                    let mut added = Ok(());
                    self.desk
                        .update_value(|desk| added = desk.files.add(*kind, name, &text));
                    added?;
                }
            }
        })
    }
}
