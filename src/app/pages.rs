//! Shows a page for each address: each page takes its data from the store and passes it to the views.

pub mod about;
pub mod context;
pub mod coverage_panel;
pub mod failure;
pub mod heading;
pub mod lazy;
pub mod library;
pub mod list;
pub mod not_found;
pub mod offline;
pub mod parts;
pub mod prefetch;
pub mod story;
pub mod story_head;
pub mod takeover;
