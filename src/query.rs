//! What a reader asks, and the answer: pure functions over the columns of an archive.

pub mod answer;
pub mod archive;
pub mod ask;
pub mod hits;
pub mod hottest;
pub mod order;
pub mod rank;
pub mod route;
pub mod typed;
pub mod words;

pub use answer::{Answer, answer};
pub use archive::Archive;
pub use ask::Query;
pub use hits::Hits;
pub use order::Order;
pub use route::Route;
pub use typed::{Typed, Wanted};
