//! Parses queries and evaluates them: pure functions over the columns of an archive.

pub mod address;
pub mod answer;
pub mod archive;
pub mod bm25;
pub mod criteria;
pub mod filter_groups;
pub mod histogram;
pub mod hits;
pub mod hotness;
pub mod input;
pub mod order;
pub mod parsed_query;
pub mod ranked;
pub mod reader_filter;
pub mod reader_list;
pub mod route;
mod row_set;
pub mod search;
pub mod term;
mod typed_filters;
pub mod words;

pub use answer::{Answer, answer};
pub use archive::Archive;
pub use criteria::{Query, TopicChoice};
pub use hits::Hits;
pub use input::QueryInput;
pub use order::Order;
pub use parsed_query::ParsedQuery;
pub use ranked::RankedRows;
pub use reader_filter::ReaderFilter;
pub use reader_list::ReaderList;
pub use route::Route;
pub use search::{SearchContext, SearchOutcome, SearchResults, search};
pub use term::Term;
