//! Holds the search indexes of all segments.

use std::{ops::Range, sync::Arc};

use crate::format::{Lookups, SearchIndex};

/// The search index of an archive.
#[derive(Clone, Debug, Default)]
pub struct ArchiveIndex {
    /// The indexes of the segments, oldest rows first.
    pub segments: Vec<SegmentIndex>,
    /// The names of the files of spellings, which belong to the whole archive.
    pub lookups: Arc<Lookups>,
}

/// The search index of a segment.
#[derive(Clone, Debug)]
pub struct SegmentIndex {
    /// The rows of the segment.
    pub rows: Range<u32>,
    /// The files of its words.
    pub index: SearchIndex,
}

impl SegmentIndex {
    /// Returns the row of the archive for a row of the segment. A damaged file may name rows that the segment does not
    /// have.
    pub(super) fn row(&self, row: u32) -> Option<u32> {
        let row = self.rows.start.checked_add(row)?;
        (row < self.rows.end).then_some(row)
    }
}
