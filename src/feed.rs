//! Lists of stories as files that other programs read: RSS, JSON Feed, CSV, and a citation.
//!
//! The page writes them of any view, the exporter of the whole archive; both by these writers, which
//! know texts and addresses only and give one text each.

pub mod channel;
pub mod citation;
pub mod csv;
pub mod entry;
pub mod json_feed;
pub mod name;
pub mod rss;
pub mod way;

pub use channel::Channel;
pub use entry::Entry;
pub use way::Way;
