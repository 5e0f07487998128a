//! The entries of a cache, and the tasks that wait for them.

use std::{
    cell::RefCell,
    future::poll_fn,
    rc::Rc,
    sync::Arc,
    task::{Poll, Waker},
};

use futures_util::future::AbortHandle;
use leptos::prelude::*;

use crate::app::net::{error::FetchError, load::LoadState};

/// The state of an entry, shared by all its users, and the tasks that wait for it.
pub struct EntryState<V: 'static> {
    /// The state of the fetch.
    pub load: ArcRwSignal<LoadState<Arc<V>>>,
    wakers: Rc<RefCell<Vec<Waker>>>,
}

/// An entry of a cache.
pub struct CacheEntry<V: 'static> {
    /// Its state.
    pub state: EntryState<V>,
    /// Aborts its fetch.
    abort: Option<AbortHandle>,
    /// The number of callers that wait for the entry or show it.
    users: usize,
    /// The use count of the cache when the entry was used last.
    last_use: u64,
}

/// The entries of a cache by name.
pub struct CacheEntries<V: 'static> {
    /// A list, because there are few entries.
    entries: Vec<(String, CacheEntry<V>)>,
    /// The number of uses so far.
    use_count: u64,
}

impl<V> Clone for EntryState<V> {
    fn clone(&self) -> Self {
        Self {
            load: self.load.clone(),
            wakers: self.wakers.clone(),
        }
    }
}

impl<V: Send + Sync> EntryState<V> {
    /// Creates the state of a fetch that has begun.
    pub fn new() -> Self {
        Self {
            load: ArcRwSignal::new(LoadState::Waiting),
            wakers: Rc::default(),
        }
    }

    /// Ends the fetch, and wakes the tasks that wait for it.
    pub fn finish(&self, result: Result<Arc<V>, FetchError>) {
        // The state is final before the waiting tasks wake up.
        self.load.set(result.into());
        self.wakers.take().into_iter().for_each(Waker::wake);
    }

    /// Waits for the end of the fetch.
    pub async fn finished(&self) -> Result<Arc<V>, FetchError> {
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

impl<V: Send + Sync> CacheEntry<V> {
    /// Creates an entry without users. `abort` aborts its fetch, if there is one.
    pub fn new(state: EntryState<V>, abort: Option<AbortHandle>) -> Self {
        Self {
            state,
            abort,
            users: 0,
            last_use: 0,
        }
    }

    fn is_waiting(&self) -> bool {
        matches!(self.state.load.get_untracked(), LoadState::Waiting)
    }

    /// Returns whether the fetch goes on, but nobody needs its file.
    fn is_abandoned(&self) -> bool {
        self.users == 0 && self.is_waiting()
    }
}

impl<V> Default for CacheEntries<V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            use_count: 0,
        }
    }
}

impl<V: Send + Sync> CacheEntries<V> {
    /// Returns an entry.
    pub fn get(&self, name: &str) -> Option<&CacheEntry<V>> {
        let mut entries = self.entries.iter();
        entries
            .find(|(other, _)| other == name)
            .map(|(_, entry)| entry)
    }

    fn get_mut(&mut self, name: &str) -> Option<&mut CacheEntry<V>> {
        let mut entries = self.entries.iter_mut();
        entries
            .find(|(other, _)| other == name)
            .map(|(_, entry)| entry)
    }

    /// Removes an entry. Those who wait for it still get its result.
    pub fn remove(&mut self, name: &str) -> Option<CacheEntry<V>> {
        let mut entries = self.entries.iter();
        let index = entries.position(|(other, _)| other == name)?;
        Some(self.entries.swap_remove(index).1)
    }

    /// Removes an entry that has no users.
    pub fn remove_unused(&mut self, name: &str) {
        if self.get(name).is_some_and(|entry| entry.users == 0) {
            self.remove(name);
        }
    }

    /// Returns the number of entries.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// Adds an entry. It takes over the users of the previous entry of this name. If there are more than
    /// `capacity` entries, removes the least recently used one.
    pub fn insert(&mut self, name: &str, mut entry: CacheEntry<V>, capacity: usize) {
        self.use_count += 1;
        entry.last_use = self.use_count;
        entry.users = self.remove(name).map_or(0, |previous| previous.users);
        self.entries.push((name.to_owned(), entry));
        if self.entries.len() <= capacity {
            return;
        }
        let finished = self.entries.iter().filter(|(_, entry)| !entry.is_waiting());
        let oldest = finished.min_by_key(|(_, entry)| entry.last_use);
        if let Some(name) = oldest.map(|(name, _)| name.clone()) {
            self.remove(&name);
        }
    }

    /// Adds a user to an entry.
    pub fn add_user(&mut self, name: &str) {
        self.use_count += 1;
        let use_count = self.use_count;
        if let Some(entry) = self.get_mut(name) {
            entry.users += 1;
            entry.last_use = use_count;
        }
    }

    /// Removes a user from an entry. Returns whether its fetch goes on without users.
    pub fn remove_user(&mut self, name: &str) -> bool {
        self.get_mut(name).is_some_and(|entry| {
            entry.users = entry.users.saturating_sub(1);
            entry.is_abandoned()
        })
    }

    /// Removes an entry and aborts its fetch, if that goes on without users.
    pub fn abort_abandoned(&mut self, name: &str) {
        if !self.get(name).is_some_and(CacheEntry::is_abandoned) {
            return;
        }
        if let Some(abort) = self.remove(name).and_then(|entry| entry.abort) {
            abort.abort();
        }
    }
}
