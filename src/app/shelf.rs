//! Things that are fetched once, however many ask for them.

use std::{any::Any, collections::HashMap, marker::PhantomData, sync::Arc, time::Duration};

use futures_util::future::{AbortHandle, FutureExt, LocalBoxFuture, Shared, abortable};
use leptos::prelude::*;

use super::{document, fetch::FetchError, load::Load};

/// Anything. One code for all shelves: one for each type took three times as much wasm.
type Thing = Arc<dyn Any + Send + Sync>;
type Fetch = LocalBoxFuture<'static, Result<Thing, FetchError>>;
type Work = Shared<Fetch>;

struct Slot {
    load: ArcRwSignal<Load<Thing>>,
    work: Work,
    abort: AbortHandle,
    /// How many wait for it or show it.
    wanted: usize,
    /// When it was asked for last, in asks.
    asked: u64,
}

/// What a shelf holds.
#[derive(Default)]
struct Slots {
    slots: HashMap<String, Slot>,
    asks: u64,
}

/// A shelf of fetched things by name. It keeps so many and gives up those that were asked for least
/// lately.
pub struct Shelf<V: 'static> {
    rack: Rack,
    of: PhantomData<fn() -> V>,
}

impl<V> Clone for Shelf<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Shelf<V> {}

/// A shelf of things of any type.
#[derive(Clone, Copy)]
struct Rack {
    slots: StoredValue<Slots, LocalStorage>,
    most: usize,
}

/// The state of a thing on a shelf.
pub struct Watched<V> {
    load: ArcRwSignal<Load<Thing>>,
    of: PhantomData<fn() -> V>,
}

impl<V: Send + Sync + 'static> Watched<V> {
    /// The state. Tracks it.
    pub fn get(&self) -> Load<Arc<V>> {
        typed(self.load.get())
    }
}

impl<V: Send + Sync + 'static> Shelf<V> {
    /// An empty shelf for so many things, which lives as long as the page.
    pub fn new(most: usize) -> Self {
        Self {
            rack: Rack {
                slots: StoredValue::new_local(Slots::default()),
                most,
            },
            of: PhantomData,
        }
    }

    /// The state of a thing. Where nobody asked for it yet, `fetch` is started; it is given up when
    /// the reactive owners that asked are all gone before it is there.
    pub fn ask<F>(self, name: String, fetch: F) -> Watched<V>
    where
        F: Future<Output = Result<Arc<V>, FetchError>> + 'static,
    {
        let load = self.rack.want(&name, erased(fetch)).0;
        let rack = self.rack;
        on_cleanup(move || rack.release(name));
        Watched {
            load,
            of: PhantomData,
        }
    }

    /// Waits for a thing. Where it failed before, it is fetched once more.
    ///
    /// # Errors
    /// Those of `fetch`.
    pub async fn wait<F>(self, name: String, fetch: F) -> Result<Arc<V>, FetchError>
    where
        F: Future<Output = Result<Arc<V>, FetchError>> + 'static,
    {
        let thing = self.rack.wait(name, erased(fetch)).await?;
        thing.downcast().map_err(|_| lost())
    }

    /// What is there already.
    pub fn peek(self, name: &str) -> Option<Arc<V>> {
        self.rack.peek(name)?.downcast().ok()
    }

    /// Fetches a thing that failed once more.
    pub fn retry<F>(self, name: String, fetch: F)
    where
        F: Future<Output = Result<Arc<V>, FetchError>> + 'static,
    {
        self.rack.retry(name, erased(fetch));
    }

    /// How many things it has or waits for.
    pub fn count(self) -> usize {
        self.rack.slots.with_value(|slots| slots.slots.len())
    }
}

/// A future whose thing can be anything. It does nothing before it is polled, so a thing that is
/// there already costs nothing.
fn erased<V: Send + Sync + 'static>(
    fetch: impl Future<Output = Result<Arc<V>, FetchError>> + 'static,
) -> Fetch {
    async move { fetch.await.map(|thing| thing as Thing) }.boxed_local()
}

fn typed<V: Send + Sync + 'static>(load: Load<Thing>) -> Load<Arc<V>> {
    match load {
        Load::Waiting => Load::Waiting,
        Load::Failed(error) => Load::Failed(error),
        Load::Ready(thing) => match thing.downcast() {
            Ok(thing) => Load::Ready(thing),
            Err(_) => Load::Failed(lost()),
        },
    }
}

/// A thing of another type under the same name, which no shelf has.
fn lost() -> FetchError {
    FetchError::Cancelled {
        file: String::new(),
    }
}

impl Rack {
    async fn wait(self, name: String, fetch: Fetch) -> Result<Thing, FetchError> {
        let failed = self.slots.with_value(|slots| {
            let load = slots.slots.get(&name).map(|slot| &slot.load);
            let is_failed = |load: &&_| {
                ArcRwSignal::with_untracked(load, |load: &Load<Thing>| load.failed().is_some())
            };
            load.filter(is_failed).cloned()
        });
        let work = match failed {
            Some(load) => {
                load.set(Load::Waiting);
                self.start(&name, load, fetch)
            }
            None => self.want(&name, fetch).1,
        };
        let _waiter = Waiter(self, name);
        work.await
    }

    fn peek(self, name: &str) -> Option<Thing> {
        self.slots.with_value(|slots| {
            let load = &slots.slots.get(name)?.load;
            load.with_untracked(|load| load.clone().ready())
        })
    }

    fn retry(self, name: String, fetch: Fetch) {
        let load = self
            .slots
            .with_value(|slots| slots.slots.get(&name).map(|slot| slot.load.clone()));
        let load = load.unwrap_or_else(|| ArcRwSignal::new(Load::Waiting));
        load.set(Load::Waiting);
        // The shelf drives the work itself.
        drop(self.start(&name, load, fetch));
    }

    fn want(self, name: &str, fetch: Fetch) -> (ArcRwSignal<Load<Thing>>, Work) {
        let mut known = None;
        self.slots.update_value(|slots| {
            slots.asks += 1;
            let asks = slots.asks;
            known = slots.slots.get_mut(name).map(|slot| {
                slot.wanted += 1;
                slot.asked = asks;
                (slot.load.clone(), slot.work.clone())
            });
        });
        known.unwrap_or_else(|| {
            let load = ArcRwSignal::new(Load::Waiting);
            let work = self.start(name, load.clone(), fetch);
            self.slots.update_value(|slots| {
                if let Some(slot) = slots.slots.get_mut(name) {
                    slot.wanted = 1;
                }
            });
            (load, work)
        })
    }

    /// One less wants a thing. A list that is drawn again asks again at once, so what nobody wants
    /// is given up a moment later.
    fn release(self, name: String) {
        let is_unwanted = |slot: &Slot| {
            slot.wanted == 0
                && slot
                    .load
                    .with_untracked(|load| matches!(load, Load::Waiting))
        };
        let mut is_idle = false;
        self.slots.update_value(|slots| {
            if let Some(slot) = slots.slots.get_mut(&name) {
                slot.wanted = slot.wanted.saturating_sub(1);
                is_idle = is_unwanted(slot);
            }
        });
        if !is_idle {
            return;
        }
        let give_up = move || {
            self.slots.update_value(|slots| {
                if slots.slots.get(&name).is_some_and(is_unwanted)
                    && let Some(slot) = slots.slots.remove(&name)
                {
                    slot.abort.abort();
                }
            });
        };
        set_timeout(give_up, Duration::ZERO);
    }

    fn start(self, name: &str, load: ArcRwSignal<Load<Thing>>, fetch: Fetch) -> Work {
        let (fetch, abort) = abortable(fetch);
        let done = load.clone();
        let work = async move {
            let result = fetch.await.unwrap_or_else(|_| Err(lost()));
            // Whoever waits for the work finds the state settled.
            done.set(result.clone().into());
            result
        };
        let work = work.boxed_local().shared();
        self.slots.update_value(|slots| {
            slots.asks += 1;
            let wanted = slots.slots.get(name).map_or(0, |slot| slot.wanted);
            let slot = Slot {
                load,
                work: work.clone(),
                abort,
                wanted,
                asked: slots.asks,
            };
            slots.slots.insert(name.to_owned(), slot);
            slots.make_room(self.most);
        });
        document::spawn(work.clone().map(drop));
        work
    }
}

/// Waits for a thing, or no longer.
struct Waiter(Rack, String);

impl Drop for Waiter {
    fn drop(&mut self) {
        self.0.release(std::mem::take(&mut self.1));
    }
}

impl Slots {
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
        if let Some(name) = oldest.map(|(name, _)| name.clone()) {
            self.slots.remove(&name);
        }
    }
}
