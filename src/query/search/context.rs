//! Holds the data that a search reads.

use super::{archive_index::ArchiveIndex, files::IndexFiles, folded_names::FoldedNames};
use crate::query::Archive;

/// The data that a search reads.
#[derive(Clone, Copy, Debug)]
pub struct SearchContext<'a> {
    /// The columns.
    pub archive: &'a Archive,
    /// The names of topics and publishers, as words.
    pub names: &'a FoldedNames,
    /// The index files, which have the files of the postings.
    pub index: &'a ArchiveIndex,
    /// The index files that were fetched.
    pub files: &'a IndexFiles,
}
