//! What the shell gives to every page.

use std::cell::Cell;

use super::{
    navigation::Navigation, reader_store::ReaderStore, search_session::SearchSession,
    service_worker::ServiceWorkerHandle, store::ArchiveStore, update_check::UpdateCheck,
};

/// The store, the navigation, the question and its answer. They live as long as the page does.
#[derive(Clone, Copy)]
pub struct AppContext {
    /// What was fetched.
    pub store: ArchiveStore,
    /// Where the reader is.
    pub navigation: Navigation,
    /// Whether there is a newer edition.
    pub watch: UpdateCheck,
    /// What the reader keeps.
    pub keeper: ReaderStore,
    /// What is asked, and the answer.
    pub asking: SearchSession,
    /// The service worker.
    pub worker: ServiceWorkerHandle,
}

thread_local! {
    static CONTEXT: Cell<Option<AppContext>> = const { Cell::new(None) };
}

/// Gives these to every page from now on.
pub fn provide_app_context(given: AppContext) {
    CONTEXT.set(Some(given));
}

/// What the shell gave, before there is a page. A context of Leptos says the same for one type each, and
/// each of them brings its own search and its own message into the wasm.
#[expect(
    clippy::expect_used,
    reason = "a page outside of the shell is a mistake in this room that no input can cause"
)]
pub fn app_context() -> AppContext {
    CONTEXT.get().expect("a page inside the shell")
}
