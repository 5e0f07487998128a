//! The entries of a cache, and the tasks that wait for them.

use std::{
    cell::RefCell,
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use futures_util::future::AbortHandle;
use leptos::prelude::*;

use crate::app::net::{error::FetchError, futures::AnyFile, load::LoadState};

/// The state of an entry, shared by all its users, and the tasks that wait for it.
#[derive(Clone)]
pub struct EntryState {
    /// The state of the fetch.
    pub load: ArcRwSignal<LoadState<AnyFile>>,
    wakers: Rc<RefCell<Vec<Waker>>>,
}

/// An entry of a cache.
pub struct CacheEntry {
    /// Its state.
    pub state: EntryState,
    /// Aborts its fetch.
    pub abort: AbortHandle,
    /// The number of callers that wait for the entry or show it.
    pub users: usize,
    /// The use count of the cache when the entry was used last.
    pub last_use: u64,
}

/// The entries of a cache.
#[derive(Default)]
pub struct CacheEntries {
    /// A list, because there are few entries.
    pub entries: Vec<(String, CacheEntry)>,
    /// The number of uses so far.
    pub use_count: u64,
}

impl EntryState {
    /// Creates the state of a fetch that has begun.
    pub fn new() -> Self {
        Self {
            load: ArcRwSignal::new(LoadState::Waiting),
            wakers: Rc::default(),
        }
    }

    /// Ends the fetch, and wakes the tasks that wait for it.
    pub fn finish(&self, result: Result<AnyFile, FetchError>) {
        // The state is final before the waiting tasks wake up.
        self.load.set(result.into());
        self.wakers.take().into_iter().for_each(Waker::wake);
    }

    /// Waits for the end of the fetch.
    pub async fn finished(&self) -> Result<AnyFile, FetchError> {
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
    /// Returns whether the fetch goes on.
    pub fn is_waiting(&self) -> bool {
        matches!(self.state.load.get_untracked(), LoadState::Waiting)
    }
}

impl CacheEntries {
    /// Returns an entry.
    pub fn get(&mut self, name: &str) -> Option<&mut CacheEntry> {
        let mut entries = self.entries.iter_mut();
        entries
            .find(|(other, _)| other == name)
            .map(|(_, entry)| entry)
    }

    /// Removes an entry if `is_removable`.
    pub fn take(
        &mut self,
        name: &str,
        is_removable: fn(&CacheEntry) -> bool,
    ) -> Option<CacheEntry> {
        let mut entries = self.entries.iter();
        let index = entries.position(|(other, entry)| other == name && is_removable(entry))?;
        Some(self.entries.swap_remove(index).1)
    }

    /// Removes the least recently used entry if there are too many.
    pub fn evict(&mut self, capacity: usize) {
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
