//! The state of a fetch: waiting, ready or failed.

use std::sync::Arc;

use leptos::prelude::*;

use super::error::FetchError;

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
pub struct LoadSignal<V: 'static>(RwSignal<LoadState<Arc<V>>>);

impl<V> Clone for LoadSignal<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for LoadSignal<V> {}

impl<V: Send + Sync + 'static> Default for LoadSignal<V> {
    fn default() -> Self {
        Self(RwSignal::new(LoadState::Waiting))
    }
}

impl<V: Send + Sync + 'static> LoadSignal<V> {
    /// Returns the state and tracks it.
    pub fn get(self) -> LoadState<Arc<V>> {
        self.0.get()
    }

    /// Returns the state without tracking it.
    pub fn get_untracked(self) -> LoadState<Arc<V>> {
        self.0.get_untracked()
    }

    /// Returns whether the value is loaded, and tracks that.
    pub fn is_ready(self) -> bool {
        self.0.with(|load| matches!(load, LoadState::Ready(_)))
    }

    /// Returns the error if there is one, and tracks that.
    pub fn failed(self) -> Option<FetchError> {
        self.0.with(|load| load.failed().cloned())
    }

    /// Sets the state to waiting unless the value is loaded. Returns whether it was not.
    pub fn begin_load(self) -> bool {
        let is_missing = !matches!(self.get_untracked(), LoadState::Ready(_));
        if is_missing {
            self.0.set(LoadState::Waiting);
        }
        is_missing
    }

    /// Sets the result of the fetch.
    pub fn set(self, result: Result<Arc<V>, FetchError>) {
        self.0.set(result.into());
    }
}
