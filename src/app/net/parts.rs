//! Parts of the application: code that is compiled into wasm files of its own and loaded on first use
//! (docs/internals/decisions/0034-wasm-in-parts.md).
//!
//! A part is entered through one function, which [`part`] defines. The split moves that function, and
//! everything that only it calls, out of the main wasm.

use std::{cell::Cell, thread::LocalKey};

use futures_util::future::LocalBoxFuture;
use leptos::task::spawn_local;
pub use leptos::wasm_split::SplitLoaderError;

use super::error::FetchError;

/// A part whose code is entered through an `E`, a function pointer.
pub struct LazyPart<E: 'static> {
    /// The name of the part.
    pub name: &'static str,
    /// The entry, once the part is loaded.
    pub entry: &'static LocalKey<Cell<Option<E>>>,
    /// Loads the part.
    pub load: fn() -> LocalBoxFuture<'static, Result<E, SplitLoaderError>>,
}

impl<E: Copy + 'static> LazyPart<E> {
    /// Returns the entry if the part is loaded.
    pub fn entry(&self) -> Option<E> {
        self.entry.get()
    }

    /// Calls the part once it is loaded. Does nothing if that fails.
    pub fn run(&'static self, call: impl FnOnce(E) + 'static) {
        spawn_local(async move {
            if let Ok(entry) = self.load().await {
                call(entry);
            }
        });
    }

    /// Loads the part unless it is loaded. A failure is not remembered, so the next call tries again.
    ///
    /// # Errors
    /// [`FetchError::Part`] if the part could not be fetched or has other bytes than the page names.
    pub async fn load(&self) -> Result<E, FetchError> {
        if let Some(entry) = self.entry() {
            return Ok(entry);
        }
        let failed = |_| FetchError::Part { part: self.name };
        let entry = (self.load)().await.map_err(failed)?;
        self.entry.set(Some(entry));
        Ok(entry)
    }
}

/// Defines a [`LazyPart`] and the function through which its code is entered.
///
/// With `--cfg unsplit` the function is called directly: a wasm that was not split does not start if it
/// imports parts.
macro_rules! part {
    ($(#[$attribute:meta])* $name:ident = $part:ident, $entry:ty, $function:expr) => {
        $(#[$attribute])*
        pub static $name: $crate::app::net::parts::LazyPart<$entry> = {
            #[cfg_attr(
                not(unsplit),
                leptos::wasm_split::wasm_split($part, fallible, wasm_split_path = leptos::wasm_split)
            )]
            fn entry() -> Result<$entry, $crate::app::net::parts::SplitLoaderError> {
                Ok($function)
            }
            thread_local! {
                static ENTRY: std::cell::Cell<Option<$entry>> = const { std::cell::Cell::new(None) };
            }
            $crate::app::net::parts::LazyPart {
                name: stringify!($part),
                entry: &ENTRY,
                #[cfg(not(unsplit))]
                load: || Box::pin(entry()),
                #[cfg(unsplit)]
                load: || Box::pin(std::future::ready(entry())),
            }
        };
    };
}

pub(crate) use part;
