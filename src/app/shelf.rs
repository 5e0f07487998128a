//! Things that are fetched once, however many ask for them.

use std::{collections::HashMap, hash::Hash, time::Duration};

use futures_util::future::{AbortHandle, FutureExt, LocalBoxFuture, Shared, abortable};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{fetch::FetchError, load::Load};

type Work<V> = Shared<LocalBoxFuture<'static, Result<V, FetchError>>>;

struct Slot<V> {
    load: ArcRwSignal<Load<V>>,
    work: Work<V>,
    abort: AbortHandle,
    /// How many wait for it or show it.
    wanted: usize,
    /// When it was asked for last, in asks.
    asked: u64,
}

/// What a shelf holds.
struct Slots<K, V> {
    slots: HashMap<K, Slot<V>>,
    asks: u64,
}

/// A shelf of fetched things by key. It keeps so many and gives up those that were asked for least
/// lately.
pub struct Shelf<K: 'static, V: 'static> {
    slots: StoredValue<Slots<K, V>, LocalStorage>,
    most: usize,
}

impl<K, V> Clone for Shelf<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Shelf<K, V> {}

impl<K, V> Shelf<K, V>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// An empty shelf for so many things, which lives as long as the page.
    pub fn new(most: usize) -> Self {
        Self {
            slots: StoredValue::new_local(Slots {
                slots: HashMap::new(),
                asks: 0,
            }),
            most,
        }
    }

    /// The state of a thing. Where nobody asked for it yet, `fetch` is started; it is given up when
    /// the reactive owners that asked are all gone before it is there.
    pub fn ask<F>(self, key: K, fetch: impl FnOnce() -> F) -> ArcRwSignal<Load<V>>
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        let (load, _) = self.want(&key, fetch);
        on_cleanup(move || self.release(key));
        load
    }

    /// Waits for a thing. Where it failed before, it is fetched once more.
    ///
    /// # Errors
    /// Those of `fetch`.
    pub async fn wait<F>(self, key: K, fetch: impl FnOnce() -> F) -> Result<V, FetchError>
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        /// Waits, or no longer.
        struct Waiter<K, V>(Shelf<K, V>, Option<K>)
        where
            K: Clone + Eq + Hash + Send + Sync + 'static,
            V: Clone + Send + Sync + 'static;

        impl<K, V> Drop for Waiter<K, V>
        where
            K: Clone + Eq + Hash + Send + Sync + 'static,
            V: Clone + Send + Sync + 'static,
        {
            fn drop(&mut self) {
                if let Some(key) = self.1.take() {
                    self.0.release(key);
                }
            }
        }

        let mut failed = None;
        self.slots.with_value(|slots| {
            let load = slots.slots.get(&key).map(|slot| &slot.load);
            failed = load
                .filter(|load| load.with_untracked(|load| load.failed().is_some()))
                .cloned();
        });
        let work = match failed {
            Some(load) => self.start(key.clone(), load, fetch()),
            None => self.want(&key, fetch).1,
        };
        let _waiter = Waiter(self, Some(key));
        work.await
    }

    /// How many things it has or waits for.
    pub fn count(self) -> usize {
        self.slots.with_value(|slots| slots.slots.len())
    }

    /// What is there already.
    pub fn peek(self, key: &K) -> Option<V> {
        self.slots.with_value(|slots| {
            let load = &slots.slots.get(key)?.load;
            load.with_untracked(|load| load.clone().ready())
        })
    }

    /// Fetches a thing that failed once more.
    pub fn retry<F>(self, key: K, fetch: impl FnOnce() -> F)
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        let load = self
            .slots
            .with_value(|slots| slots.slots.get(&key).map(|slot| slot.load.clone()));
        let load = load.unwrap_or_else(|| ArcRwSignal::new(Load::Waiting));
        load.set(Load::Waiting);
        // The shelf drives the work itself.
        let _ = self.start(key, load, fetch());
    }

    fn want<F>(self, key: &K, fetch: impl FnOnce() -> F) -> (ArcRwSignal<Load<V>>, Work<V>)
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        let mut known = None;
        self.slots.update_value(|slots| {
            slots.asks += 1;
            let asks = slots.asks;
            known = slots.slots.get_mut(key).map(|slot| {
                slot.wanted += 1;
                slot.asked = asks;
                (slot.load.clone(), slot.work.clone())
            });
        });
        known.unwrap_or_else(|| {
            let load = ArcRwSignal::new(Load::Waiting);
            let work = self.start(key.clone(), load.clone(), fetch());
            self.slots.update_value(|slots| {
                if let Some(slot) = slots.slots.get_mut(key) {
                    slot.wanted = 1;
                }
            });
            (load, work)
        })
    }

    /// One less wants a thing. A list that is drawn again asks again at once, so what nobody wants
    /// is given up a moment later.
    fn release(self, key: K) {
        let is_unwanted = |slot: &Slot<V>| {
            slot.wanted == 0
                && slot
                    .load
                    .with_untracked(|load| matches!(load, Load::Waiting))
        };
        let mut idle = false;
        self.slots.update_value(|slots| {
            if let Some(slot) = slots.slots.get_mut(&key) {
                slot.wanted = slot.wanted.saturating_sub(1);
                idle = is_unwanted(slot);
            }
        });
        if !idle {
            return;
        }
        let give_up = move || {
            self.slots.update_value(|slots| {
                if slots.slots.get(&key).is_some_and(is_unwanted)
                    && let Some(slot) = slots.slots.remove(&key)
                {
                    slot.abort.abort();
                }
            });
        };
        set_timeout(give_up, Duration::ZERO);
    }

    fn start<F>(self, key: K, load: ArcRwSignal<Load<V>>, fetch: F) -> Work<V>
    where
        F: Future<Output = Result<V, FetchError>> + 'static,
    {
        let (fetch, abort) = abortable(fetch);
        let done = load.clone();
        let work = async move {
            let cancelled = FetchError::Cancelled {
                file: String::new(),
            };
            let result = fetch.await.unwrap_or(Err(cancelled));
            // Whoever waits for the work finds the state settled.
            done.set(result.clone().into());
            result
        };
        let work = work.boxed_local().shared();
        self.slots.update_value(|slots| {
            slots.asks += 1;
            let wanted = slots.slots.get(&key).map_or(0, |slot| slot.wanted);
            let slot = Slot {
                load,
                work: work.clone(),
                abort,
                wanted,
                asked: slots.asks,
            };
            slots.slots.insert(key, slot);
            slots.make_room(self.most);
        });
        spawn_local(work.clone().map(drop));
        work
    }
}

impl<K: Clone + Eq + Hash, V: Clone + Send + Sync + 'static> Slots<K, V> {
    /// Gives up the thing that was asked for least lately, where there are too many.
    fn make_room(&mut self, most: usize) {
        if self.slots.len() <= most {
            return;
        }
        let settled = self.slots.iter().filter(|(_, slot)| {
            slot.load
                .with_untracked(|load| !matches!(load, Load::Waiting))
        });
        let oldest = settled.min_by_key(|(_, slot)| slot.asked);
        if let Some(key) = oldest.map(|(key, _)| key.clone()) {
            self.slots.remove(&key);
        }
    }
}
