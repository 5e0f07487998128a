//! Keeps the page working without a connection, and finds newer versions of the archive.

pub mod update_check;
pub mod worker;
