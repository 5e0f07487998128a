//! Which stories are about one event, and which are related?

mod byline;
pub mod coverage;
pub mod related;
pub mod rows;
