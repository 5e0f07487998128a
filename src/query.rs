//! What a reader asks, and the answer: pure functions over the columns of an archive.

pub mod answer;
pub mod archive;
pub mod ask;
pub mod route;
pub mod words;

pub use answer::{Answer, answer};
pub use archive::Archive;
pub use ask::Query;
pub use route::Route;
