//! From the query in the address to its answer: which files it needs, and what is shown until they have
//! loaded.

mod answer;

use std::sync::Arc;

use fixedbitset::FixedBitSet;
use futures_util::future::AbortHandle;
use leptos::prelude::*;

use self::answer::{AnswerInputs, answer, is_front};
use crate::{
    app::{
        archive::ArchiveStore,
        browser::tasks::{self, BoxFuture},
        library::ReaderStore,
        navigation::Navigation,
        net::{error::FetchError, load::LoadState},
        preferences,
    },
    format::LEAD_STORIES,
    query::{
        self, Answer, Order, ParsedQuery, Query, QueryInput, ReaderFilter, ReaderList,
        SearchContext, SearchOutcome, SearchResults,
        search::{FoldedNames, IndexFiles, MatchedWords},
    },
    reader::Muted,
    view::{
        any_signal::{AnyMemo, AnySignal, effect},
        density::Density,
    },
};

/// The delay before the files of a new word are fetched, in milliseconds, because the next letter needs other
/// files.
const TYPING_DEBOUNCE_MS: i32 = 90;

/// The query and its answer. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct SearchSession {
    /// The query.
    pub query: AnyMemo<Query>,
    /// The parsed words of the query.
    pub parsed_query: AnyMemo<ParsedQuery>,
    /// The exact answer, or the answer to the previous query until that is known; `None` until there is one
    /// at all.
    pub answer: AnyMemo<Option<Arc<Answer>>>,
    /// The search results and their parsed query, because different texts may have the same meaning.
    results: AnySignal<Option<(ParsedQuery, Arc<SearchResults>)>>,
    /// The error of a search that failed.
    search_error: AnySignal<Option<FetchError>>,
    cache: StoredValue<SearchCache, LocalStorage>,
    /// The density of the list; the front page starts with its leads.
    pub density: AnySignal<Density>,
    /// Whether muted stories are shown for now.
    pub shows_muted: AnySignal<bool>,
    /// The read, saved and muted stories.
    reader_filter: AnySignal<ReaderFilter>,
    /// The rows with muted words; `None` until they are known.
    muted_rows: AnySignal<Option<FixedBitSet>>,
    reader_store: ReaderStore,
    store: ArchiveStore,
}

/// The data that searches reuse.
#[derive(Default)]
struct SearchCache {
    names: FoldedNames,
    files: IndexFiles,
    running: Option<AbortHandle>,
}

impl SearchSession {
    /// Answers the query of the newest arrival as long as the page lives.
    pub fn start(store: ArchiveStore, navigation: Navigation, reader_store: ReaderStore) -> Self {
        let query = AnyMemo::new(move || navigation.arrival.with(|arrival| arrival.route.query()));
        let search_text = AnyMemo::new(move || query.with(|query| query.search_text.clone()));
        let parsed_query =
            AnyMemo::new(move || search_text.with(|search_text| ParsedQuery::parse(search_text)));
        let results = AnySignal::new(None);
        let (density, reader_filter) = (
            AnySignal::new(preferences::density()),
            AnySignal::new(ReaderFilter::default()),
        );
        let muted_rows = AnySignal::new(None);
        let inputs = AnswerInputs {
            query,
            parsed_query,
            results,
            density,
            reader_filter,
            knows_muted: AnyMemo::new(move || {
                let has_muted = reader_store.reader.with(|reader| !reader.muted.is_empty());
                !has_muted || muted_rows.with(Option::is_some)
            }),
        };
        let search_session = Self {
            query,
            parsed_query,
            answer: AnyMemo::last_known(move || answer(store, inputs).map(Some)),
            density,
            shows_muted: AnySignal::new(false),
            reader_filter,
            muted_rows,
            reader_store,
            results,
            search_error: AnySignal::new(None),
            cache: StoredValue::new_local(SearchCache::default()),
            store,
        };
        effect(move || {
            if let (Some(archive), Some(archive_info)) =
                (store.archive.get().ready(), store.archive_info_now())
            {
                let names = FoldedNames::new(archive_info.manifest(), &archive);
                search_session
                    .cache
                    .update_value(|cache| cache.names = names);
            }
        });
        effect(move || {
            let is_ready = search_session.is_ready();
            let parsed_query = parsed_query.get();
            search_session.stop();
            if is_ready && parsed_query.has_words() {
                search_session.search(parsed_query);
            }
        });
        search_session.follow_muted_words();
        search_session.follow_reader();
        effect(move || {
            let order = query.with(|query| query.order);
            if order.is_some_and(Order::needs_ranks) && store.archive.get().ready().is_some() {
                store.load_ranks();
            }
        });
        search_session
    }

    /// Returns whether words can be searched for, and tracks that.
    pub fn is_ready(self) -> bool {
        self.store.index.is_ready() && self.store.archive.is_ready()
    }

    /// Returns the search results of the query if they are known.
    pub fn results(self) -> Option<Arc<SearchResults>> {
        self.results.with(|results| {
            let (searched_query, results) = results.as_ref()?;
            let is_current = self
                .parsed_query
                .with(|parsed_query| parsed_query == searched_query);
            is_current.then(|| results.clone())
        })
    }

    /// Returns the words that are highlighted in the list.
    pub fn matched_words(self) -> MatchedWords {
        match self
            .parsed_query
            .with(ParsedQuery::has_words)
            .then(|| self.results())
        {
            Some(Some(results)) => results.matched_words.clone(),
            _ => MatchedWords::default(),
        }
    }

    /// Returns the reason why the query has no exact answer: a failed search, missing ranks, or no index. The
    /// previous answer is shown then.
    pub fn error(self) -> Option<FetchError> {
        let needs_ranks = self
            .query
            .with(|query| query.order.is_some_and(Order::needs_ranks));
        let ranks = self.store.ranked.failed().filter(|_| needs_ranks);
        let search = self.search_error.get();
        search.or(ranks).or_else(|| self.store.index.failed())
    }

    /// Retries failed fetches and searches.
    pub fn retry(self) {
        if let LoadState::Failed(_) = self.store.index.get_untracked() {
            self.store.load();
        }
        if let LoadState::Failed(_) = self.store.ranked.get_untracked() {
            self.store.load_ranks();
        }
        self.search_error.set(None);
        if !self.parsed_query.with_untracked(ParsedQuery::has_words) {
            return;
        }
        self.search(self.parsed_query.get_untracked());
    }

    /// Returns the number of stories that another query would match.
    pub fn count(self, query: &Query) -> Option<usize> {
        let archive = self.store.archive.get().ready()?;
        let parsed_query = ParsedQuery::parse(&query.search_text);
        let results = if parsed_query.has_words() {
            Some(self.results()?)
        } else {
            None
        };
        let reader_filter = self.reader_filter.get();
        Some(query::answer::count(QueryInput {
            archive: &archive,
            query,
            parsed_query: &parsed_query,
            hits: results.as_ref().map(|results| &results.hits),
            reader_filter: &reader_filter,
        }))
    }

    /// Returns the number of stories that match a query and are newer than a minute; `None` if it has words,
    /// which would need a search.
    pub fn count_after(self, query: &Query, minute: i64) -> Option<usize> {
        let archive = self.store.archive.get().ready()?;
        let parsed_query = ParsedQuery::parse(&query.search_text);
        if parsed_query.has_words() {
            return None;
        }
        let reader_filter = self.reader_filter.get();
        let input = QueryInput {
            archive: &archive,
            query,
            parsed_query: &parsed_query,
            hits: None,
            reader_filter: &reader_filter,
        };
        Some(query::answer::count_after(input, minute))
    }

    /// Returns whether the list is a front page: all stories, newest first, after the leads.
    pub fn is_front(self) -> bool {
        is_front(self.density, self.query)
    }

    /// Returns the position of a row among the leads of the front page, from 0.
    pub fn lead_position(self, row: u32) -> Option<usize> {
        let archive_info = self.store.archive_info_now().filter(|_| self.is_front())?;
        let front = &archive_info.manifest().screens.front.rows;
        front
            .iter()
            .take(LEAD_STORIES)
            .position(|lead| *lead == row)
    }

    /// Searches for the muted words.
    fn follow_muted_words(self) {
        let words = AnyMemo::new(move || self.reader_store.muted_words());
        effect(move || {
            let words = words.get();
            let has_failed =
                self.store.index.failed().is_some() || self.store.archive.failed().is_some();
            if words.is_empty() || has_failed {
                return self.muted_rows.set(Some(FixedBitSet::new()));
            }
            if !self.is_ready() {
                return;
            }
            tasks::spawn(async move {
                let mut rows = FixedBitSet::new();
                for word in words {
                    let mut phrase = String::from("\"");
                    phrase.push_str(&word);
                    phrase.push('"');
                    // A word that cannot be searched for mutes nothing on this visit.
                    let results = self.fetch_and_retry(ParsedQuery::parse(&phrase)).await;
                    let results = results.ok().flatten();
                    if let Some(results) = results.filter(|results| results.corrections.is_empty())
                    {
                        for row in &results.hits.rows {
                            rows.grow_and_insert(*row as usize);
                        }
                    }
                }
                self.muted_rows.set(Some(rows));
            });
        });
    }

    /// Passes the reader state to the query engine.
    fn follow_reader(self) {
        let was_unread_list = StoredValue::new(false);
        effect(move || {
            let is_unread_list = self
                .query
                .with(|query| query.reader_list == Some(ReaderList::Unread));
            let is_known = self.store.archive.is_ready();
            let rows = self.reader_store.rows.get();
            let mut reader_filter = ReaderFilter {
                read_rows: rows.read,
                saved_rows: rows.saved,
                rows_with_muted_words: self.muted_rows.get().unwrap_or_default(),
                shows_muted: self.shows_muted.get(),
                ..ReaderFilter::default()
            };
            self.reader_store.reader.with(|reader| {
                for what in &reader.muted {
                    match what {
                        Muted::Publisher(identity) => {
                            reader_filter.muted_publishers.push(identity.clone())
                        }
                        Muted::Topic(slug) => reader_filter.muted_topics.push(slug.clone()),
                        Muted::Word(_) => {}
                    }
                }
            });
            // A story that is opened from the unread list stays in it until the list is left, so that the
            // list does not change under the reader.
            let keeps_read_rows = is_unread_list && was_unread_list.get_value();
            was_unread_list.set_value(is_unread_list && is_known);
            self.reader_filter.with_untracked(|previous| {
                if keeps_read_rows {
                    reader_filter.read_rows.clone_from(&previous.read_rows);
                }
            });
            if self
                .reader_filter
                .with_untracked(|previous| *previous != reader_filter)
            {
                self.reader_filter.set(reader_filter);
            }
        });
    }

    /// Returns the answer to the current query, or nothing if a file for it is missing.
    pub fn exact_answer(self) -> Option<Arc<Answer>> {
        let order = self.query.with_untracked(|query| query.order);
        let needs_ranks = order.is_some_and(Order::needs_ranks);
        let has_words = self.parsed_query.with_untracked(ParsedQuery::has_words);
        let is_known = matches!(self.store.archive.get_untracked(), LoadState::Ready(_))
            && (!needs_ranks || matches!(self.store.ranked.get_untracked(), LoadState::Ready(_)))
            && (!has_words || untrack(|| self.results()).is_some());
        is_known.then(|| self.answer.get_untracked()).flatten()
    }

    fn stop(self) {
        self.search_error.set(None);
        self.cache.update_value(|cache| {
            if let Some(running) = cache.running.take() {
                running.abort();
            }
        });
    }

    fn search(self, parsed_query: ParsedQuery) {
        let results = match self.search_loaded(&parsed_query) {
            Some(SearchOutcome::Found(results)) => results,
            None => return,
            Some(SearchOutcome::NeedsFiles(_)) => {
                // Another query aborts it.
                let running = tasks::spawn(self.fetch_and_search(parsed_query));
                self.cache
                    .update_value(|cache| cache.running = Some(running));
                return;
            }
        };
        self.results.set(Some((parsed_query, results)));
    }

    fn search_loaded(self, parsed_query: &ParsedQuery) -> Option<SearchOutcome> {
        let archive = self.store.archive.get_untracked().ready()?;
        let index = self.store.index.get_untracked().ready()?;
        self.cache.with_value(|cache| {
            let context = SearchContext {
                archive: &archive,
                names: &cache.names,
                index: &index,
                files: &cache.files,
            };
            Some(query::search(context, parsed_query))
        })
    }

    async fn fetch_and_search(self, parsed_query: ParsedQuery) {
        tasks::sleep(TYPING_DEBOUNCE_MS).await;
        self.cache.update_value(|cache| cache.files.trim());
        match self.fetch_and_retry(parsed_query.clone()).await {
            Ok(Some(results)) => self.results.set(Some((parsed_query, results))),
            Ok(None) => {}
            Err(error) => self.search_error.set(Some(error)),
        }
    }

    /// Searches, and fetches missing files until the search is complete. Returns `None` if there is no index
    /// yet.
    fn fetch_and_retry(
        self,
        parsed_query: ParsedQuery,
    ) -> BoxFuture<Result<Option<Arc<SearchResults>>, FetchError>> {
        Box::pin(async move {
            loop {
                let missing_files = match self.search_loaded(&parsed_query) {
                    Some(SearchOutcome::Found(results)) => return Ok(Some(results)),
                    Some(SearchOutcome::NeedsFiles(missing_files)) => missing_files,
                    None => return Ok(None),
                };
                let files = missing_files.iter().map(|(kind, name)| kind.file(name));
                let texts = self.store.texts(files.collect()).await;
                for (fetched, (kind, name)) in texts.into_iter().zip(&missing_files) {
                    let text = fetched?;
                    let mut result = Ok(());
                    self.cache
                        .update_value(|cache| result = cache.files.add(*kind, name, &text));
                    result?;
                }
            }
        })
    }
}
