//! What a reader asks, and the answer: pure functions over the columns of an archive.

pub mod address;
pub mod answer;
pub mod archive;
pub mod criteria;
pub mod groups;
pub mod hits;
pub mod hottest;
pub mod order;
pub mod parsed_query;
pub mod rank;
pub mod ranked;
pub mod reader_filter;
pub mod route;
pub mod search;
pub mod timeline;
pub mod words;

pub use answer::{Answer, QueryInput, answer};
pub use archive::Archive;
pub use criteria::{Query, TopicChoice};
pub use hits::Hits;
pub use order::Order;
pub use parsed_query::{ParsedQuery, Term};
pub use ranked::RankedRows;
pub use reader_filter::{ReaderFilter, ReaderList};
pub use route::Route;
pub use search::{SearchContext, SearchOutcome, SearchResults, search};
