//! Answers the query in the address: fetches the files that the answer needs, and keeps the previous answer until they
//! have loaded.

mod answer;
mod first_screen;
mod prefetch;
mod reader_filter;
mod word_search;

use std::sync::Arc;

use fixedbitset::FixedBitSet;
use leptos::prelude::*;

use self::{
    answer::{AnswerInputs, answer, is_front},
    word_search::SearchCache,
};
use crate::{
    app::{
        archive::ArchiveStore,
        library::ReaderStore,
        navigation::Navigation,
        net::{error::FetchError, load::LoadState},
        preferences,
    },
    format::LEAD_STORIES,
    query::{
        self, Answer, Order, ParsedQuery, Query, QueryInput, ReaderFilter, SearchResults,
        search::{FoldedNames, MatchedWords},
    },
    view::density::Density,
};

/// The query and its answer. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct SearchSession {
    /// The query.
    pub query: Memo<Query>,
    /// The parsed words of the query.
    pub parsed_query: Memo<ParsedQuery>,
    /// The exact answer, or the answer to the previous query until that is known; `None` until there is one
    /// at all.
    pub answer: Memo<Option<Arc<Answer>>>,
    /// The search results and their parsed query, because different texts may have the same meaning.
    results: RwSignal<Option<(ParsedQuery, Arc<SearchResults>)>>,
    /// The error of a search that failed.
    search_error: RwSignal<Option<FetchError>>,
    cache: StoredValue<SearchCache, LocalStorage>,
    /// The density of the list; the front page starts with its leads.
    pub density: RwSignal<Density>,
    /// Whether muted stories are shown for now.
    pub shows_muted: RwSignal<bool>,
    /// The read, saved and muted stories.
    reader_filter: RwSignal<ReaderFilter>,
    /// The rows with muted words; `None` until they are known.
    muted_rows: RwSignal<Option<FixedBitSet>>,
    reader_store: ReaderStore,
    store: ArchiveStore,
}

impl SearchSession {
    /// Answers the query of the newest arrival as long as the page lives.
    pub fn start(store: ArchiveStore, navigation: Navigation, reader_store: ReaderStore) -> Self {
        let query = Memo::new(move |_| navigation.arrival.with(|arrival| arrival.route.query()));
        let search_text = Memo::new(move |_| query.with(|query| query.search_text.clone()));
        let parsed_query =
            Memo::new(move |_| search_text.with(|search_text| ParsedQuery::parse(search_text)));
        let results = RwSignal::new(None);
        let (density, reader_filter) = (
            RwSignal::new(preferences::density()),
            RwSignal::new(ReaderFilter::default()),
        );
        let muted_rows = RwSignal::new(None);
        let inputs = AnswerInputs {
            query,
            parsed_query,
            results,
            density,
            reader_filter,
            knows_muted: Memo::new(move |_| {
                let has_muted = reader_store.reader.with(|reader| !reader.muted.is_empty());
                !has_muted || muted_rows.with(Option::is_some)
            }),
        };
        let search_session = Self {
            query,
            parsed_query,
            answer: Memo::new(move |previous| {
                answer(store, inputs).or_else(|| previous.cloned().flatten())
            }),
            density,
            shows_muted: RwSignal::new(false),
            reader_filter,
            muted_rows,
            reader_store,
            results,
            search_error: RwSignal::new(None),
            cache: StoredValue::new_local(SearchCache::default()),
            store,
        };
        Effect::new(move |_| {
            if let (Some(archive), Some(archive_info)) =
                (store.archive.get().ready(), store.archive_info_now())
            {
                let names = FoldedNames::new(archive_info.manifest(), &archive);
                search_session
                    .cache
                    .update_value(|cache| cache.names = names);
            }
        });
        Effect::new(move |_| {
            let is_ready = search_session.is_ready();
            let parsed_query = parsed_query.get();
            search_session.stop();
            if is_ready && parsed_query.has_words() {
                search_session.search(parsed_query);
            }
        });
        search_session.follow_muted_words();
        search_session.follow_reader();
        Effect::new(move |_| {
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
        self.parsed_query
            .with(|parsed_query| self.results_of(parsed_query))
    }

    /// Returns the newest search results if they are those of these words.
    fn results_of(self, parsed_query: &ParsedQuery) -> Option<Arc<SearchResults>> {
        self.results.with(|results| {
            let (searched_query, results) = results.as_ref()?;
            (searched_query == parsed_query).then(|| results.clone())
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
        self.query.with(|query| is_front(self.density.get(), query))
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
}
