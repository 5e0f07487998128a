//! Fetches each file of the export once: from the document or the host, a few at a time, again after a failure.

pub mod content_hash;
pub mod embedded_file;
pub mod error;
pub mod fetch;
pub mod fetch_cache;
pub mod load;
pub mod parts;
pub mod request_limiter;
pub mod started;
