//! What does a run say about the records?

pub mod empty;
pub mod summary;
