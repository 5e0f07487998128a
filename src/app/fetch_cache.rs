//! Things that are fetched once, however many ask for them.

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
    document,
    fetch::FetchError,
    futures::{AnyFile, BoxFuture, FetchFuture, typed},
    load::LoadState,
};

/// The state of a thing, whoever has it: its slot, and who waits for it.
#[derive(Clone)]
struct EntryState {
    load: ArcRwSignal<LoadState<AnyFile>>,
    waiting: Rc<RefCell<Vec<Waker>>>,
}

struct CacheEntry {
    state: EntryState,
    abort: AbortHandle,
    /// How many wait for it or show it.
    wanted: usize,
    /// When it was asked for last, in asks.
    asked: u64,
}

/// What a shelf holds.
#[derive(Default)]
struct CacheEntries {
    /// They are few: another kind of map would take a kilobyte of wasm.
    slots: Vec<(String, CacheEntry)>,
    asks: u64,
}

/// A shelf of fetched things by name. It keeps so many and gives up those that were asked for least
/// lately.
pub struct FetchCache<V: 'static> {
    rack: AnyFetchCache,
    of: PhantomData<fn() -> V>,
}

impl<V> Clone for FetchCache<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for FetchCache<V> {}

/// A shelf of things of any type. One code for all shelves: one for each type took three times as much
/// wasm.
#[derive(Clone, Copy)]
struct AnyFetchCache {
    slots: StoredValue<CacheEntries, LocalStorage>,
    most: usize,
}

/// The state of a thing on a shelf.
pub struct EntryHandle<V> {
    load: ArcRwSignal<LoadState<AnyFile>>,
    of: PhantomData<fn() -> V>,
}

impl<V: Send + Sync + 'static> EntryHandle<V> {
    /// The state. Tracks it.
    pub fn get(&self) -> LoadState<Arc<V>> {
        self.load.get().and_then(typed)
    }
}

impl<V: Send + Sync + 'static> FetchCache<V> {
    /// An empty shelf for so many things, which lives as long as the page.
    pub fn new(most: usize) -> Self {
        Self {
            rack: AnyFetchCache {
                slots: StoredValue::new_local(CacheEntries::default()),
                most,
            },
            of: PhantomData,
        }
    }

    /// The state of a thing. Where nobody asked for it yet, `fetch` is started; it is given up when
    /// the reactive owners that asked are all gone before it is there.
    pub fn ask(self, name: String, fetch: FetchFuture<V>) -> EntryHandle<V> {
        EntryHandle {
            load: self.rack.ask(name, fetch.untyped()),
            of: PhantomData,
        }
    }

    /// Waits for a thing. Where it failed before, it is fetched once more. The work ends with the errors
    /// of `fetch`.
    pub fn wait(self, name: String, fetch: FetchFuture<V>) -> FetchFuture<V> {
        FetchFuture::of(self.rack.wait(name, fetch.untyped()))
    }

    /// What is there already.
    pub fn peek(self, name: &str) -> Option<Arc<V>> {
        typed(self.rack.peek(name)?).ok()
    }

    /// Fetches a thing that failed once more.
    pub fn retry(self, name: String, fetch: FetchFuture<V>) {
        self.rack.retry(name, fetch.untyped());
    }

    /// How many things it has or waits for.
    pub fn count(self) -> usize {
        self.rack.slots.with_value(|slots| slots.slots.len())
    }
}

/// Work on a thing of any type. It does nothing before it is polled, so a thing that is there already
/// costs nothing.
type FetchJob = BoxFuture<Result<AnyFile, FetchError>>;

impl EntryState {
    fn new() -> Self {
        Self {
            load: ArcRwSignal::new(LoadState::Waiting),
            waiting: Rc::default(),
        }
    }

    fn settle(&self, result: Result<AnyFile, FetchError>) {
        // Whoever waits finds the state settled.
        self.load.set(result.into());
        self.waiting.take().into_iter().for_each(Waker::wake);
    }

    async fn settled(&self) -> Result<AnyFile, FetchError> {
        poll_fn(|context| match self.load.get_untracked() {
            LoadState::Waiting => {
                let waker = context.waker().clone();
                self.waiting.borrow_mut().push(waker);
                Poll::Pending
            }
            LoadState::Ready(thing) => Poll::Ready(Ok(thing)),
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
    fn ask(self, name: String, fetch: FetchJob) -> ArcRwSignal<LoadState<AnyFile>> {
        let load = self.want(&name, fetch).load;
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
                    self.count(&name);
                    state
                }
                None => self.want(&name, fetch),
            };
            let _waiter = Waiter(self, name);
            state.settled().await
        })
    }

    fn state(self, name: &str) -> Option<EntryState> {
        let mut state = None;
        self.slots
            .update_value(|slots| state = slots.get(name).map(|slot| slot.state.clone()));
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

    fn want(self, name: &str, fetch: FetchJob) -> EntryState {
        let state = self.state(name).unwrap_or_else(|| {
            let state = EntryState::new();
            self.start(name, &state, fetch);
            state
        });
        self.count(name);
        state
    }

    /// One more wants a thing.
    fn count(self, name: &str) {
        self.slots.update_value(|slots| {
            slots.asks += 1;
            let asks = slots.asks;
            if let Some(slot) = slots.get(name) {
                slot.wanted += 1;
                slot.asked = asks;
            }
        });
    }

    /// One less wants a thing. A list that is drawn again asks again at once, so what nobody wants
    /// is given up a moment later.
    fn release(self, name: &str) {
        let is_unwanted: fn(&CacheEntry) -> bool = |slot| slot.wanted == 0 && slot.is_waiting();
        let mut is_idle = false;
        self.slots.update_value(|slots| {
            if let Some(slot) = slots.get(name) {
                slot.wanted = slot.wanted.saturating_sub(1);
                is_idle = is_unwanted(slot);
            }
        });
        if !is_idle {
            return;
        }
        let name = name.to_owned();
        let give_up = move || {
            self.slots.update_value(|slots| {
                if let Some(slot) = slots.take(&name, is_unwanted) {
                    slot.abort.abort();
                }
            });
        };
        set_timeout(give_up, Duration::ZERO);
    }

    /// Begins to fetch a thing. The shelf drives the work itself.
    fn start(self, name: &str, state: &EntryState, fetch: FetchJob) {
        let done = state.clone();
        let abort = document::spawn(async move { done.settle(fetch.await) });
        self.slots.update_value(|slots| {
            slots.asks += 1;
            let before = slots.take(name, |_| true);
            let wanted = before.map_or(0, |slot| slot.wanted);
            let slot = CacheEntry {
                state: state.clone(),
                abort,
                wanted,
                asked: slots.asks,
            };
            slots.slots.push((name.to_owned(), slot));
            slots.make_room(self.most);
        });
    }
}

/// Waits for a thing, or no longer.
struct Waiter(AnyFetchCache, String);

impl Drop for Waiter {
    fn drop(&mut self) {
        self.0.release(&self.1);
    }
}

impl CacheEntries {
    fn get(&mut self, name: &str) -> Option<&mut CacheEntry> {
        let mut slots = self.slots.iter_mut();
        slots.find(|(other, _)| other == name).map(|(_, slot)| slot)
    }

    /// Takes a thing off the shelf, if `is_due`.
    fn take(&mut self, name: &str, is_due: fn(&CacheEntry) -> bool) -> Option<CacheEntry> {
        let mut slots = self.slots.iter();
        let place = slots.position(|(other, slot)| other == name && is_due(slot))?;
        Some(self.slots.swap_remove(place).1)
    }

    /// Gives up the thing that was asked for least lately, where there are too many.
    fn make_room(&mut self, most: usize) {
        if self.slots.len() <= most {
            return;
        }
        let settled = self.slots.iter().filter(|(_, slot)| !slot.is_waiting());
        let oldest = settled.min_by_key(|(_, slot)| slot.asked);
        if let Some(name) = oldest.map(|(name, _)| name.clone()) {
            self.take(&name, |_| true);
        }
    }
}
