//! How is a file named and written?
//!
//! Files are named by their content, so that hosts and browsers can keep them forever. A file that
//! exists with the same content is not written again.

pub mod content_name;
pub mod error;
pub mod export_writer;
pub mod generated;
pub mod immutable_files;
pub mod media_type;
pub mod update;
