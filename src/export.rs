//! Which files make up the site?
//!
//! Each sub-room imports only those above it:
//!
//! - [`files`]: how is a file named and written?
//! - [`media`]: which pictures and which logo does the site show, and in which sizes?
//! - [`numbering`]: which numbers have rows, words, topics, publishers and types?
//! - [`clustering`]: which stories are about one event, and which are related?
//! - [`search_index`]: which rows have a word?
//! - [`data`]: which files make up the archive?
//! - [`feeds`]: how do programs find new stories and all pages?
//! - [`page`]: what does the built page need that is known only now?
//! - [`prerender`]: which pages can be read before the application has started?
//! - [`host`]: what does a host need to know, and which files are compressed for it?
//! - [`bundle`]: how does a whole archive become one HTML file?

pub mod bundle;
pub mod clustering;
pub mod data;
pub mod feeds;
pub mod files;
pub mod host;
pub mod media;
pub mod numbering;
pub mod page;
pub mod prerender;
pub mod search_index;
