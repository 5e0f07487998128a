//! The page in the browser: addresses, fetching, state.

#![allow(
    missing_docs,
    reason = "a prop whose name says it all is explained at its component"
)]

pub mod asking;
pub mod document;
pub mod early;
pub mod edition;
pub mod fetch;
pub mod gate;
pub mod given;
pub mod keeper;
pub mod keys;
pub mod language;
pub mod links;
pub mod load;
pub mod locate;
pub mod navigation;
pub mod page;
pub mod place;
pub mod preference;
pub mod shelf;
pub mod shell;
pub mod store;
pub mod work;
pub mod worker;

/// Starts the application in this document.
pub fn start() {
    document::spawn(async {
        language::learn().await;
        leptos::mount::mount_to_body(shell::Shell);
    });
}
