//! Searches for the words of the query, and fetches the files that this needs.

use std::sync::Arc;

use futures_util::future::AbortHandle;
use leptos::prelude::*;

use super::SearchSession;
use crate::{
    app::{browser::tasks, net::error::FetchError},
    query::{
        self, ParsedQuery, SearchContext, SearchOutcome, SearchResults,
        search::{FoldedNames, IndexFiles},
    },
};

/// The delay before the files of a new word are fetched, in milliseconds, because the next letter needs other
/// files.
const TYPING_DEBOUNCE_MS: i32 = 90;

/// The data that searches reuse.
#[derive(Default)]
pub(super) struct SearchCache {
    pub(super) names: FoldedNames,
    files: IndexFiles,
    running: Option<AbortHandle>,
}

impl SearchSession {
    /// Stops the running search.
    pub(super) fn stop(self) {
        self.search_error.set(None);
        self.cache.update_value(|cache| {
            if let Some(running) = cache.running.take() {
                running.abort();
            }
        });
    }

    /// Searches for words. The results follow later if files are missing.
    pub(super) fn search(self, parsed_query: ParsedQuery) {
        let results = match self.search_loaded(&parsed_query) {
            Some(SearchOutcome::Found(results)) => results,
            None => return,
            Some(SearchOutcome::NeedsFiles(_)) => {
                // Another query aborts it.
                let running = tasks::spawn_abortable(self.fetch_and_search(parsed_query));
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
        match self.fetch_and_retry(&parsed_query).await {
            Ok(Some(results)) => self.results.set(Some((parsed_query, results))),
            Ok(None) => {}
            Err(error) => self.search_error.set(Some(error)),
        }
    }

    /// Searches, and fetches missing files until the search is complete. Returns `None` if there is no index
    /// yet.
    pub(super) async fn fetch_and_retry(
        self,
        parsed_query: &ParsedQuery,
    ) -> Result<Option<Arc<SearchResults>>, FetchError> {
        loop {
            let missing_files = match self.search_loaded(parsed_query) {
                Some(SearchOutcome::Found(results)) => return Ok(Some(results)),
                Some(SearchOutcome::NeedsFiles(missing_files)) => missing_files,
                None => return Ok(None),
            };
            let files = missing_files.iter().map(|(kind, name)| kind.file(name));
            let texts = self.store.texts(&files.collect::<Vec<_>>()).await;
            for (fetched, (kind, name)) in texts.into_iter().zip(&missing_files) {
                let text = fetched?;
                let mut result = Ok(());
                self.cache
                    .update_value(|cache| result = cache.files.add(*kind, name, &text));
                result?;
            }
        }
    }
}
