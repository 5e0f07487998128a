//! A cache of fetched files: each is fetched once, however many callers ask for it.

use std::{
    cell::RefCell,
    future::poll_fn,
    marker::PhantomData,
    rc::Rc,
    sync::Arc,
    task::{Poll, Waker},
    time::Duration,
};

use futures_util::future::AbortHandle;
use leptos::prelude::*;

use super::{
    error::FetchError,
    futures::{AnyFile, FetchFuture, downcast_file},
    load::LoadState,
};
use crate::app::browser::tasks::{self, BoxFuture};

/// The state of an entry, shared by all its users, and the tasks that wait for it.
#[derive(Clone)]
struct EntryState {
    load: ArcRwSignal<LoadState<AnyFile>>,
    wakers: Rc<RefCell<Vec<Waker>>>,
}

struct CacheEntry {
    state: EntryState,
    abort: AbortHandle,
    /// The number of callers that wait for the entry or show it.
    users: usize,
    /// The use count of the cache when the entry was used last.
    last_use: u64,
}

/// The entries of a cache.
#[derive(Default)]
struct CacheEntries {
    /// A list, because there are few entries.
    entries: Vec<(String, CacheEntry)>,
    use_count: u64,
}

/// A cache of fetched files by name. It has a capacity, and evicts the least recently used entry.
pub struct FetchCache<V: 'static> {
    cache: AnyFetchCache,
    marker: PhantomData<fn() -> V>,
}

impl<V> Clone for FetchCache<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for FetchCache<V> {}

/// A cache of files of any type, shared by all typed caches.
#[derive(Clone, Copy)]
struct AnyFetchCache {
    entries: StoredValue<CacheEntries, LocalStorage>,
    capacity: usize,
}

/// A handle to the state of an entry.
pub struct EntryHandle<V> {
    load: ArcRwSignal<LoadState<AnyFile>>,
    marker: PhantomData<fn() -> V>,
}

impl<V: Send + Sync + 'static> EntryHandle<V> {
    /// Returns the state and tracks it.
    pub fn get(&self) -> LoadState<Arc<V>> {
        self.load.get().and_then(downcast_file)
    }
}

impl<V: Send + Sync + 'static> FetchCache<V> {
    /// Creates an empty cache that lives as long as the page.
    pub fn new(capacity: usize) -> Self {
        Self {
            cache: AnyFetchCache {
                entries: StoredValue::new_local(CacheEntries::default()),
                capacity,
            },
            marker: PhantomData,
        }
    }

    /// Returns the state of an entry. If nobody asked for it yet, `fetch` starts; it is aborted if all
    /// reactive owners that asked are gone before it is done.
    pub fn get_or_fetch(self, name: String, fetch: FetchFuture<V>) -> EntryHandle<V> {
        EntryHandle {
            load: self.cache.get_or_fetch(name, fetch.untyped()),
            marker: PhantomData,
        }
    }

    /// Waits for an entry. If it failed before, it is fetched again. The future ends with the errors of
    /// `fetch`.
    pub fn wait(self, name: String, fetch: FetchFuture<V>) -> FetchFuture<V> {
        FetchFuture::from_untyped(self.cache.wait(name, fetch.untyped()))
    }

    /// Returns a file that is loaded already.
    pub fn peek(self, name: &str) -> Option<Arc<V>> {
        downcast_file(self.cache.peek(name)?).ok()
    }

    /// Fetches a failed entry again.
    pub fn retry(self, name: String, fetch: FetchFuture<V>) {
        self.cache.retry(name, fetch.untyped());
    }

    /// Returns the number of entries, loaded or loading.
    pub fn count(self) -> usize {
        self.cache
            .entries
            .with_value(|entries| entries.entries.len())
    }
}

/// A future that fetches a file of any type. It does nothing before it is polled, so a cached file costs
/// nothing.
type FetchJob = BoxFuture<Result<AnyFile, FetchError>>;

impl EntryState {
    fn new() -> Self {
        Self {
            load: ArcRwSignal::new(LoadState::Waiting),
            wakers: Rc::default(),
        }
    }

    fn finish(&self, result: Result<AnyFile, FetchError>) {
        // The state is final before the waiting tasks wake up.
        self.load.set(result.into());
        self.wakers.take().into_iter().for_each(Waker::wake);
    }

    async fn finished(&self) -> Result<AnyFile, FetchError> {
        poll_fn(|context| match self.load.get_untracked() {
            LoadState::Waiting => {
                let waker = context.waker().clone();
                self.wakers.borrow_mut().push(waker);
                Poll::Pending
            }
            LoadState::Ready(file) => Poll::Ready(Ok(file)),
            LoadState::Failed(error) => Poll::Ready(Err(error)),
        })
        .await
    }
}

impl CacheEntry {
    fn is_waiting(&self) -> bool {
        matches!(self.state.load.get_untracked(), LoadState::Waiting)
    }
}

impl AnyFetchCache {
    fn get_or_fetch(self, name: String, fetch: FetchJob) -> ArcRwSignal<LoadState<AnyFile>> {
        let load = self.acquire(&name, fetch).load;
        on_cleanup(move || self.release(&name));
        load
    }

    fn wait(self, name: String, fetch: FetchJob) -> FetchJob {
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

    fn peek(self, name: &str) -> Option<AnyFile> {
        self.state(name)?.load.get_untracked().ready()
    }

    fn retry(self, name: String, fetch: FetchJob) {
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

impl CacheEntries {
    fn get(&mut self, name: &str) -> Option<&mut CacheEntry> {
        let mut entries = self.entries.iter_mut();
        entries
            .find(|(other, _)| other == name)
            .map(|(_, entry)| entry)
    }

    /// Removes an entry if `is_removable`.
    fn take(&mut self, name: &str, is_removable: fn(&CacheEntry) -> bool) -> Option<CacheEntry> {
        let mut entries = self.entries.iter();
        let index = entries.position(|(other, entry)| other == name && is_removable(entry))?;
        Some(self.entries.swap_remove(index).1)
    }

    /// Removes the least recently used entry if there are too many.
    fn evict(&mut self, capacity: usize) {
        if self.entries.len() <= capacity {
            return;
        }
        let finished = self.entries.iter().filter(|(_, entry)| !entry.is_waiting());
        let oldest = finished.min_by_key(|(_, entry)| entry.last_use);
        if let Some(name) = oldest.map(|(name, _)| name.clone()) {
            self.take(&name, |_| true);
        }
    }
}
