//! What a reader asks, and the answer: pure functions over the columns of an archive.

pub mod address;
pub mod answer;
pub mod archive;
pub mod ask;
pub mod groups;
pub mod hits;
pub mod hottest;
pub mod order;
pub mod own;
pub mod rank;
pub mod ranked;
pub mod route;
pub mod search;
pub mod timeline;
pub mod typed;
pub mod words;

pub use answer::{Answer, Asked, answer};
pub use archive::Archive;
pub use ask::{Choice, Query};
pub use hits::Hits;
pub use order::Order;
pub use own::{Mine, Own};
pub use ranked::Ranked;
pub use route::Route;
pub use search::{Found, Library, Outcome, search};
pub use typed::{Typed, Wanted};
