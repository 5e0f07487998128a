//! Lists of stories as files that other programs read: RSS, Atom, JSON Feed, CSV, and a citation.
//!
//! The page writes them of any view, the exporter of the whole archive; both by these writers, which
//! know texts and addresses only and give one text each.

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
