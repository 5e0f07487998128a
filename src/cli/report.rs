//! Describes the records of a run for people.

pub mod empty;
pub mod summary;
