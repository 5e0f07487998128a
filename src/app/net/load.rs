//! The state of a fetch: waiting, ready or failed.

use std::{marker::PhantomData, sync::Arc};

use super::{
    error::FetchError,
    futures::{AnyFile, downcast_file},
};
use crate::view::any_signal::AnySignal;

/// The state of a fetch.
#[derive(Clone, Debug, Default)]
pub enum LoadState<T> {
    /// Requested.
    #[default]
    Waiting,
    /// Loaded.
    Ready(T),
    /// Failed; another try may help.
    Failed(FetchError),
}

impl<T> LoadState<T> {
    /// Returns the value if it is loaded.
    pub fn ready(self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) => None,
        }
    }

    /// Returns the error if there is one.
    pub fn failed(&self) -> Option<&FetchError> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Waiting | Self::Ready(_) => None,
        }
    }

    /// Maps the value, and keeps the state.
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

/// A signal of a fetch that lives as long as the page.
pub struct LoadSignal<V> {
    load: AnySignal<LoadState<AnyFile>>,
    marker: PhantomData<fn() -> V>,
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
            marker: PhantomData,
        }
    }
}

impl<V: Send + Sync + 'static> LoadSignal<V> {
    /// Returns the state and tracks it.
    pub fn get(self) -> LoadState<Arc<V>> {
        self.load.get().and_then(downcast_file)
    }

    /// Returns the state without tracking it.
    pub fn get_untracked(self) -> LoadState<Arc<V>> {
        self.load.get_untracked().and_then(downcast_file)
    }

    /// Returns whether the value is loaded, and tracks that.
    pub fn is_ready(self) -> bool {
        matches!(self.load.get(), LoadState::Ready(_))
    }

    /// Returns the error if there is one, and tracks that.
    pub fn failed(self) -> Option<FetchError> {
        self.load.get().failed().cloned()
    }

    /// Sets the state to waiting unless the value is loaded. Returns whether it was not.
    pub fn begin_load(self) -> bool {
        let is_missing = !matches!(self.load.get_untracked(), LoadState::Ready(_));
        if is_missing {
            self.load.set(LoadState::Waiting);
        }
        is_missing
    }

    /// Sets the result of the fetch.
    pub fn set(self, result: Result<Arc<V>, FetchError>) {
        self.load.set(result.map(|file| file as AnyFile).into());
    }
}
