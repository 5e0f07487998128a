//! The context that the shell provides to every page.

use std::cell::Cell;

use crate::app::{
    archive::ArchiveStore,
    library::ReaderStore,
    navigation::Navigation,
    offline::{update_check::UpdateCheck, worker::ServiceWorkerHandle},
    search::SearchSession,
};

/// The parts of the application that every page uses. They live as long as the page.
#[derive(Clone, Copy)]
pub struct AppContext {
    /// The fetched files.
    pub store: ArchiveStore,
    /// The address of the page.
    pub navigation: Navigation,
    /// The check for a newer version of the archive.
    pub update_check: UpdateCheck,
    /// The reader state in the browser.
    pub reader_store: ReaderStore,
    /// The query and its answer.
    pub search_session: SearchSession,
    /// The service worker.
    pub worker: ServiceWorkerHandle,
}

thread_local! {
    static CONTEXT: Cell<Option<AppContext>> = const { Cell::new(None) };
}

/// Provides the context to every page from now on.
pub fn provide_app_context(context: AppContext) {
    CONTEXT.set(Some(context));
}

/// Returns the context of the shell. A Leptos context would add a lookup for each type to the wasm.
#[expect(
    clippy::expect_used,
    reason = "pages are rendered inside the shell only"
)]
pub fn app_context() -> AppContext {
    CONTEXT.get().expect("a page inside the shell")
}
