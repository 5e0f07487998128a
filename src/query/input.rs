//! Holds a query and all that its result depends on.

use super::{Archive, Hits, ParsedQuery, Query, ReaderFilter};

/// A query and all other inputs of its result, except the ranked orders.
#[derive(Clone, Copy, Debug)]
pub struct QueryInput<'a> {
    /// The archive to search.
    pub archive: &'a Archive,
    /// The filters and the order.
    pub query: &'a Query,
    /// The parsed text of the search box.
    pub parsed_query: &'a ParsedQuery,
    /// The hits of the text search; `None` if no words were typed.
    pub hits: Option<&'a Hits>,
    /// The stories that the reader opened, saved and muted.
    pub reader_filter: &'a ReaderFilter,
}
