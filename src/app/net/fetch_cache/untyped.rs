//! The cache behind all typed caches, for files of any type.

use std::time::Duration;

use leptos::prelude::*;

use super::entries::{CacheEntries, CacheEntry, EntryState};
use crate::app::{
    browser::tasks::{self, BoxFuture},
    net::{error::FetchError, futures::AnyFile, load::LoadState},
};

/// A cache of files of any type, shared by all typed caches.
#[derive(Clone, Copy)]
pub struct AnyFetchCache {
    entries: StoredValue<CacheEntries, LocalStorage>,
    capacity: usize,
}

/// A future that fetches a file of any type. It does nothing before it is polled, so a cached file costs
/// nothing.
pub type FetchJob = BoxFuture<Result<AnyFile, FetchError>>;

impl AnyFetchCache {
    /// Creates an empty cache that lives as long as the page.
    pub fn new(capacity: usize) -> Self {
        Self {
            entries: StoredValue::new_local(CacheEntries::default()),
            capacity,
        }
    }

    /// Returns the state of an entry, and starts `fetch` if there is none. The current reactive owner uses the
    /// entry until it is cleaned up.
    pub fn get_or_fetch(self, name: String, fetch: FetchJob) -> ArcRwSignal<LoadState<AnyFile>> {
        let load = self.acquire(&name, fetch).load;
        on_cleanup(move || self.release(&name));
        load
    }

    /// Waits for an entry. A failed one is fetched again.
    pub fn wait(self, name: String, fetch: FetchJob) -> FetchJob {
        Box::pin(async move {
            let known = self.state(&name);
            let failed =
                known.filter(|state| matches!(state.load.get_untracked(), LoadState::Failed(_)));
            let state = match failed {
                Some(state) => {
                    state.load.set(LoadState::Waiting);
                    self.start(&name, &state, fetch);
                    self.add_user(&name);
                    state
                }
                None => self.acquire(&name, fetch),
            };
            let _waiter = Waiter(self, name);
            state.finished().await
        })
    }

    fn state(self, name: &str) -> Option<EntryState> {
        let mut state = None;
        self.entries
            .update_value(|entries| state = entries.get(name).map(|entry| entry.state.clone()));
        state
    }

    /// Returns a file that is loaded already.
    pub fn peek(self, name: &str) -> Option<AnyFile> {
        self.state(name)?.load.get_untracked().ready()
    }

    /// Fetches an entry again.
    pub fn retry(self, name: String, fetch: FetchJob) {
        let state = self.state(&name).unwrap_or_else(EntryState::new);
        state.load.set(LoadState::Waiting);
        self.start(&name, &state, fetch);
    }

    fn acquire(self, name: &str, fetch: FetchJob) -> EntryState {
        let state = self.state(name).unwrap_or_else(|| {
            let state = EntryState::new();
            self.start(name, &state, fetch);
            state
        });
        self.add_user(name);
        state
    }

    /// Adds a user to an entry.
    fn add_user(self, name: &str) {
        self.entries.update_value(|entries| {
            entries.use_count += 1;
            let use_count = entries.use_count;
            if let Some(entry) = entries.get(name) {
                entry.users += 1;
                entry.last_use = use_count;
            }
        });
    }

    /// Removes a user from an entry. A list that is drawn again asks again at once, so an unused entry is
    /// dropped a moment later.
    fn release(self, name: &str) {
        let is_abandoned: fn(&CacheEntry) -> bool = |entry| entry.users == 0 && entry.is_waiting();
        let mut is_idle = false;
        self.entries.update_value(|entries| {
            if let Some(entry) = entries.get(name) {
                entry.users = entry.users.saturating_sub(1);
                is_idle = is_abandoned(entry);
            }
        });
        if !is_idle {
            return;
        }
        let name = name.to_owned();
        let drop_entry = move || {
            self.entries.update_value(|entries| {
                if let Some(entry) = entries.take(&name, is_abandoned) {
                    entry.abort.abort();
                }
            });
        };
        set_timeout(drop_entry, Duration::ZERO);
    }

    /// Returns the number of entries, loaded or loading.
    pub fn count(self) -> usize {
        self.entries.with_value(|entries| entries.entries.len())
    }

    /// Starts to fetch an entry. The cache polls the future itself.
    fn start(self, name: &str, state: &EntryState, fetch: FetchJob) {
        let done = state.clone();
        let abort = tasks::spawn(async move { done.finish(fetch.await) });
        self.entries.update_value(|entries| {
            entries.use_count += 1;
            let previous = entries.take(name, |_| true);
            let users = previous.map_or(0, |entry| entry.users);
            let entry = CacheEntry {
                state: state.clone(),
                abort,
                users,
                last_use: entries.use_count,
            };
            entries.entries.push((name.to_owned(), entry));
            entries.evict(self.capacity);
        });
    }
}

/// A user that waits for an entry until it is dropped.
struct Waiter(AnyFetchCache, String);

impl Drop for Waiter {
    fn drop(&mut self) {
        self.0.release(&self.1);
    }
}
