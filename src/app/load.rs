//! Something that is fetched: not there yet, there, or failed.

use std::{marker::PhantomData, sync::Arc};

use super::{
    fetch::FetchError,
    futures::{AnyFile, typed},
};
use crate::view::any_signal::AnySignal;

/// The state of something that is fetched.
#[derive(Clone, Debug, Default)]
pub enum LoadState<T> {
    /// Asked for.
    #[default]
    Waiting,
    /// Here.
    Ready(T),
    /// Not to be had; asking again may help.
    Failed(FetchError),
}

impl<T> LoadState<T> {
    /// What was fetched, where it is here.
    pub fn ready(self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) => None,
        }
    }

    /// What went wrong, where something did.
    pub fn failed(&self) -> Option<&FetchError> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Waiting | Self::Ready(_) => None,
        }
    }

    /// The same state of what follows from it.
    pub fn and_then<U>(self, then: impl FnOnce(T) -> Result<U, FetchError>) -> LoadState<U> {
        match self {
            Self::Waiting => LoadState::Waiting,
            Self::Ready(value) => then(value).into(),
            Self::Failed(error) => LoadState::Failed(error),
        }
    }
}

impl<T> From<Result<T, FetchError>> for LoadState<T> {
    fn from(result: Result<T, FetchError>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed(error),
        }
    }
}

/// Something that the page fetches and holds for as long as it lives. One type of signal for all of
/// it: each of its own would cost a kilobyte of wasm.
pub struct LoadSignal<V> {
    load: AnySignal<LoadState<AnyFile>>,
    of: PhantomData<fn() -> V>,
}

impl<V> Clone for LoadSignal<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for LoadSignal<V> {}

impl<V: Send + Sync + 'static> Default for LoadSignal<V> {
    fn default() -> Self {
        Self {
            load: AnySignal::new(LoadState::Waiting),
            of: PhantomData,
        }
    }
}

impl<V: Send + Sync + 'static> LoadSignal<V> {
    /// The state. Tracks it.
    pub fn get(self) -> LoadState<Arc<V>> {
        self.load.get().and_then(typed)
    }

    /// The state, untracked.
    pub fn now(self) -> LoadState<Arc<V>> {
        self.load.get_untracked().and_then(typed)
    }

    /// Whether it is here. Tracks that.
    pub fn is_ready(self) -> bool {
        matches!(self.load.get(), LoadState::Ready(_))
    }

    /// What went wrong, where something did. Tracks that.
    pub fn failed(self) -> Option<FetchError> {
        self.load.get().failed().cloned()
    }

    /// Says that it is fetched now, unless it is here already; whether it was missing.
    pub fn begin(self) -> bool {
        let is_missing = !matches!(self.load.get_untracked(), LoadState::Ready(_));
        if is_missing {
            self.load.set(LoadState::Waiting);
        }
        is_missing
    }

    /// What came of fetching it.
    pub fn set(self, fetched: Result<Arc<V>, FetchError>) {
        self.load.set(fetched.map(|thing| thing as AnyFile).into());
    }
}
