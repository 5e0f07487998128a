//! What the shell gives to every page.

use std::cell::Cell;

use super::{
    asking::Asking, edition::Watch, keeper::Keeper, navigation::Navigation, store::Store,
    worker::Worker,
};

/// The store, the navigation, the question and its answer. They live as long as the page does.
#[derive(Clone, Copy)]
pub struct Given {
    /// What was fetched.
    pub store: Store,
    /// Where the reader is.
    pub navigation: Navigation,
    /// Whether there is a newer edition.
    pub watch: Watch,
    /// What the reader keeps.
    pub keeper: Keeper,
    /// What is asked, and the answer.
    pub asking: Asking,
    /// The service worker.
    pub worker: Worker,
}

thread_local! {
    static GIVEN: Cell<Option<Given>> = const { Cell::new(None) };
}

/// Gives these to every page from now on.
pub fn give(given: Given) {
    GIVEN.set(Some(given));
}

/// What the shell gave, before there is a page. A context of Leptos says the same for one type each, and
/// each of them brings its own search and its own message into the wasm.
#[expect(
    clippy::expect_used,
    reason = "a page outside of the shell is a mistake in this room that no input can cause"
)]
pub fn given() -> Given {
    GIVEN.get().expect("a page inside the shell")
}
