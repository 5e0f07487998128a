//! The rows of read and saved stories in this archive.

use fixedbitset::FixedBitSet;

use crate::{app::archive::story_reference::row_of, query::Archive, reader::Reader};

/// The rows of read and saved stories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderRows {
    /// The rows of read stories.
    pub read: FixedBitSet,
    /// The rows of saved stories.
    pub saved: FixedBitSet,
    /// The number of saved stories that this archive does not have (any more).
    pub missing: usize,
}

impl ReaderRows {
    /// Finds the rows of the reader's stories.
    pub fn find(archive: &Archive, reader: &Reader) -> Self {
        let mut rows = Self {
            read: FixedBitSet::with_capacity(archive.row_count()),
            saved: FixedBitSet::with_capacity(archive.row_count()),
            missing: 0,
        };
        for row in reader
            .read
            .iter()
            .filter_map(|story| row_of(archive, story))
        {
            rows.read.insert(row);
        }
        for story in &reader.saved {
            match row_of(archive, story) {
                Some(row) => rows.saved.insert(row),
                None => rows.missing += 1,
            }
        }
        rows
    }
}
