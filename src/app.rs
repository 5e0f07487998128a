//! The page in the browser: addresses, fetching and state.
//!
//! Its sub-rooms, in the order of the data. Each imports only those above it:
//!
//! - [`browser`]: How is the browser called?
//! - [`net`]: How does the page get a file of the export?
//! - [`archive`]: Which parts of the archive are loaded, and which files have the others?
//! - [`navigation`]: At which address is the reader, and at which scroll position?
//! - [`preferences`]: Which language, order and density does the reader prefer?
//! - [`library`]: Which stories has the reader read and saved, and what is muted?
//! - [`search`]: Which stories answer the query in the address?
//! - [`offline`]: What works without a connection, and is there a newer version?
//! - [`pages`]: What does the page show at each address?
//! - [`shell`]: What do all pages share?

#![allow(
    missing_docs,
    reason = "props with a clear name are documented at their component"
)]

pub mod archive;
pub mod browser;
pub mod library;
pub mod navigation;
pub mod net;
pub mod offline;
pub mod pages;
pub mod preferences;
pub mod search;
pub mod shell;

/// Starts the application in this document.
pub fn start() {
    shell::panic_hook::install();
    // Leptos has an executor only after it is mounted.
    wasm_bindgen_futures::spawn_local(async {
        if preferences::language::load().await {
            leptos::mount::mount_to_body(shell::Shell);
        }
    });
}
