//! Holds the data that a search reads.

use super::{files::IndexFiles, folded_names::FoldedNames};
use crate::{format::SearchIndex, query::Archive};

/// The data that a search reads.
#[derive(Clone, Copy, Debug)]
pub struct SearchContext<'a> {
    /// The columns.
    pub archive: &'a Archive,
    /// The names of topics and publishers, as words.
    pub names: &'a FoldedNames,
    /// The index file, which has the files of the postings.
    pub index: &'a SearchIndex,
    /// The index files that were fetched.
    pub files: &'a IndexFiles,
}
