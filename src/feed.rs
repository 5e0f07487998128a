//! Writes lists of stories in formats of other programs: RSS, Atom, JSON Feed, CSV, and citations.
//!
//! The page exports any view, the exporter the whole archive. Both use these writers, which turn
//! texts and addresses into one text.

#[cfg(not(target_arch = "wasm32"))]
pub mod atom;
pub mod channel;
pub mod citation;
pub mod csv;
pub mod entry;
pub mod export_format;
pub mod json_feed;
pub mod name;
pub mod rss;
pub mod xml;

pub use channel::FeedChannel;
pub use entry::FeedEntry;
pub use export_format::ExportFormat;
