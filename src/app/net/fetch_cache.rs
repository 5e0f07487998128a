//! A cache of fetched files: each is fetched once, however many callers ask for it.

mod entries;

use std::{sync::Arc, time::Duration};

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use self::entries::{CacheEntries, CacheEntry, EntryState};
use super::{error::FetchError, load::LoadState};
use crate::app::browser::tasks;

/// Fetches a file. A future does nothing before it is polled, so asking for a cached file costs nothing.
pub type FetchFile<V> = LocalBoxFuture<'static, Result<V, FetchError>>;

/// A cache of fetched files by name. It has a capacity, and evicts the least recently used entry.
pub struct FetchCache<V: 'static> {
    entries: StoredValue<CacheEntries<V>, LocalStorage>,
    capacity: usize,
}

impl<V> Clone for FetchCache<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for FetchCache<V> {}

impl<V: Send + Sync + 'static> FetchCache<V> {
    /// Creates an empty cache that lives as long as the page.
    pub fn new(capacity: usize) -> Self {
        Self {
            entries: StoredValue::new_local(CacheEntries::default()),
            capacity,
        }
    }

    /// Returns the state of an entry. If nobody asked for it yet, `fetch` starts; it is aborted if all
    /// reactive owners that asked are gone before it is done.
    pub fn get_or_fetch(self, name: String, fetch: FetchFile<V>) -> ArcRwSignal<LoadState<Arc<V>>> {
        let load = self.acquire(&name, fetch).load;
        on_cleanup(move || self.release(&name));
        load
    }

    /// Waits for an entry. If it failed before, it is fetched again.
    ///
    /// # Errors
    /// Returns the error of `fetch`.
    pub async fn wait(self, name: String, fetch: FetchFile<V>) -> Result<Arc<V>, FetchError> {
        let failed = self
            .state(&name)
            .filter(|state| matches!(state.load.get_untracked(), LoadState::Failed(_)));
        let state = match failed {
            Some(state) => {
                state.load.set(LoadState::Waiting);
                self.start(&name, &state, fetch);
                self.add_user(&name);
                state
            }
            None => self.acquire(&name, fetch),
        };
        let _waiter = Waiter { cache: self, name };
        state.finished().await
    }

    /// Fetches a file that nothing shows yet; one that has failed stays as it is, beside its button "Try again". If the
    /// fetch fails, that is forgotten unless something shows it by then, so that the reader's click tries again.
    pub async fn fetch_ahead(self, name: String, fetch: FetchFile<V>) {
        if self.state(&name).is_some() {
            return;
        }
        if self.wait(name.clone(), fetch).await.is_err() {
            self.entries
                .update_value(|entries| entries.remove_unused(&name));
        }
    }

    /// Adds a file that was not fetched.
    pub fn insert(self, name: &str, file: V) {
        let state = EntryState::new();
        state.finish(Ok(Arc::new(file)));
        self.entries.update_value(|entries| {
            entries.insert(name, CacheEntry::new(state, None), self.capacity);
        });
    }

    /// Forgets a file, so that the next caller fetches it again.
    pub fn remove(self, name: &str) {
        self.entries.update_value(|entries| {
            entries.remove(name);
        });
    }

    /// Returns a file that is loaded already.
    pub fn peek(self, name: &str) -> Option<Arc<V>> {
        self.state(name)?.load.get_untracked().ready()
    }

    /// Fetches a failed entry again.
    pub fn retry(self, name: String, fetch: FetchFile<V>) {
        let state = self.state(&name).unwrap_or_else(EntryState::new);
        state.load.set(LoadState::Waiting);
        self.start(&name, &state, fetch);
    }

    /// Returns the number of entries, loaded or loading.
    pub fn count(self) -> usize {
        self.entries.with_value(CacheEntries::count)
    }

    fn state(self, name: &str) -> Option<EntryState<V>> {
        self.entries
            .with_value(|entries| entries.get(name).map(|entry| entry.state.clone()))
    }

    fn acquire(self, name: &str, fetch: FetchFile<V>) -> EntryState<V> {
        let state = self.state(name).unwrap_or_else(|| {
            let state = EntryState::new();
            self.start(name, &state, fetch);
            state
        });
        self.add_user(name);
        state
    }

    fn add_user(self, name: &str) {
        self.entries.update_value(|entries| entries.add_user(name));
    }

    /// Removes a user from an entry. A list that is drawn again asks again at once, so an unused entry is
    /// dropped a moment later.
    fn release(self, name: &str) {
        let mut is_idle = false;
        // The cache is gone if the whole application is.
        self.entries.try_update_value(|entries| {
            is_idle = entries.remove_user(name);
        });
        if !is_idle {
            return;
        }
        let name = name.to_owned();
        set_timeout(
            move || {
                self.entries
                    .try_update_value(|entries| entries.abort_abandoned(&name));
            },
            Duration::ZERO,
        );
    }

    /// Starts to fetch an entry. The task runs even if nobody waits for it.
    fn start(self, name: &str, state: &EntryState<V>, fetch: FetchFile<V>) {
        let done = state.clone();
        let abort = tasks::spawn_abortable(async move { done.finish(fetch.await.map(Arc::new)) });
        self.entries.update_value(|entries| {
            let entry = CacheEntry::new(state.clone(), Some(abort));
            entries.insert(name, entry, self.capacity);
        });
    }
}

/// A user that waits for an entry until it is dropped.
struct Waiter<V: Send + Sync + 'static> {
    cache: FetchCache<V>,
    name: String,
}

impl<V: Send + Sync + 'static> Drop for Waiter<V> {
    fn drop(&mut self) {
        self.cache.release(&self.name);
    }
}
