//! The Leptos context that the shell provides to every page.

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
