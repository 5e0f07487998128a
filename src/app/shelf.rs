//! Things that are fetched once, however many ask for them.

use std::{collections::HashMap, hash::Hash};

use futures_util::future::{FutureExt, LocalBoxFuture, Shared};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{fetch::FetchError, load::Load};

type Work<V> = Shared<LocalBoxFuture<'static, Result<V, FetchError>>>;

struct Slot<V> {
    load: ArcRwSignal<Load<V>>,
    work: Work<V>,
}

/// A shelf of fetched things by key.
pub struct Shelf<K: 'static, V: 'static> {
    slots: StoredValue<HashMap<K, Slot<V>>, LocalStorage>,
}

impl<K, V> Clone for Shelf<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Shelf<K, V> {}

impl<K: Clone + Eq + Hash + 'static, V: Clone + Send + Sync + 'static> Shelf<K, V> {
    /// An empty shelf, which lives as long as the page.
    pub fn new() -> Self {
        Self {
            slots: StoredValue::new_local(HashMap::new()),
        }
    }

    /// The state of a thing. Where nobody asked for it yet, `fetch` is started.
    pub fn ask<F>(self, key: K, fetch: impl FnOnce() -> F) -> ArcRwSignal<Load<V>>
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        if let Some(load) = self
            .slots
            .with_value(|slots| slots.get(&key).map(|slot| slot.load.clone()))
        {
            return load;
        }
        let load = ArcRwSignal::new(Load::Waiting);
        self.start(key, load.clone(), fetch());
        load
    }

    /// Waits for a thing. Where it failed before, it is fetched once more.
    pub async fn wait<F>(self, key: K, fetch: impl FnOnce() -> F) -> Result<V, FetchError>
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        let failed = self.slots.with_value(|slots| {
            let slot = slots.get(&key);
            slot.is_some_and(|slot| slot.load.with_untracked(|load| load.failed().is_some()))
        });
        if failed {
            self.retry(key.clone(), fetch);
        } else {
            self.ask(key.clone(), fetch);
        }
        match self
            .slots
            .with_value(|slots| slots.get(&key).map(|slot| slot.work.clone()))
        {
            Some(work) => work.await,
            None => Err(FetchError::Network {
                file: String::new(),
            }),
        }
    }

    /// Fetches a thing that failed once more.
    pub fn retry<F>(self, key: K, fetch: impl FnOnce() -> F)
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        let load = self
            .slots
            .with_value(|slots| slots.get(&key).map(|slot| slot.load.clone()));
        let load = load.unwrap_or_else(|| ArcRwSignal::new(Load::Waiting));
        load.set(Load::Waiting);
        self.start(key, load, fetch());
    }

    fn start<F>(self, key: K, load: ArcRwSignal<Load<V>>, fetch: F)
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        let done = load.clone();
        let work = async move {
            let result = fetch.await;
            // Whoever waits for the work finds the state settled.
            done.set(result.clone().into());
            result
        };
        let work = work.boxed_local().shared();
        let slot = Slot {
            load,
            work: work.clone(),
        };
        self.slots.update_value(|slots| {
            slots.insert(key, slot);
        });
        spawn_local(work.map(drop));
    }
}

impl<K: Clone + Eq + Hash + 'static, V: Clone + Send + Sync + 'static> Default for Shelf<K, V> {
    fn default() -> Self {
        Self::new()
    }
}
