//! The page in the browser: addresses, fetching and state.

#![allow(
    missing_docs,
    reason = "props with a clear name are documented at their component"
)]

pub mod browser;
pub mod context;
pub mod fetch;
pub mod fetch_cache;
pub mod futures;
pub mod language;
pub mod links;
pub mod load;
pub mod navigation;
pub mod page;
pub mod preferences;
pub mod reader_store;
pub mod request_limiter;
pub mod scroll_position;
pub mod search_session;
pub mod service_worker;
pub mod shell;
pub mod shortcuts;
pub mod store;
pub mod story_lookup;
pub mod takeover;
pub mod update_check;

/// Starts the application in this document.
pub fn start() {
    browser::tasks::spawn(async {
        language::load().await;
        leptos::mount::mount_to_body(shell::Shell);
    });
}
