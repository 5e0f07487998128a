//! Which stories are about one event, and which are related?

pub mod coverage;
pub mod related;
pub mod rows;
