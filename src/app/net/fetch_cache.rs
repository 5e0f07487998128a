//! A cache of fetched files: each is fetched once, however many callers ask for it.

mod entries;
mod untyped;

use std::{marker::PhantomData, sync::Arc};

use leptos::prelude::*;

use self::untyped::AnyFetchCache;
use super::{
    futures::{AnyFile, FetchFuture, downcast_file},
    load::LoadState,
};

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
            cache: AnyFetchCache::new(capacity),
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
        self.cache.count()
    }
}
