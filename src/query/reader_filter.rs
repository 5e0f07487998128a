//! Holds the reader state that changes query results.

use fixedbitset::FixedBitSet;

use super::{
    Archive, ReaderList,
    row_set::{complement, row_set, rows_of_publishers},
};
use crate::model::Slug;

/// The reader state that changes query results. Muted stories are hidden from every list until they
/// are shown again, so all counts agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderFilter {
    /// The rows of opened stories.
    pub read_rows: FixedBitSet,
    /// The rows of saved stories.
    pub saved_rows: FixedBitSet,
    /// Muted topics.
    pub muted_topics: Vec<Slug>,
    /// Muted publishers, by identity.
    pub muted_publishers: Vec<String>,
    /// The rows that contain muted words.
    pub rows_with_muted_words: FixedBitSet,
    /// Whether muted stories are shown for now.
    pub shows_muted: bool,
}

impl ReaderFilter {
    /// Returns the rows of one of the lists.
    pub(super) fn rows_in_list(&self, archive: &Archive, list: ReaderList) -> FixedBitSet {
        match list {
            ReaderList::Unread => complement(archive, &resized(archive, &self.read_rows)),
            ReaderList::Saved => resized(archive, &self.saved_rows),
        }
    }

    /// Returns whether something is muted, and not shown for now.
    pub fn hides_muted(&self) -> bool {
        let mutes_nothing = self.muted_topics.is_empty()
            && self.muted_publishers.is_empty()
            && self.rows_with_muted_words.is_clear();
        !self.shows_muted && !mutes_nothing
    }

    /// Returns the muted rows, or `None` if none are hidden.
    pub(super) fn muted_rows(&self, archive: &Archive) -> Option<FixedBitSet> {
        if !self.hides_muted() {
            return None;
        }
        let mut rows = resized(archive, &self.rows_with_muted_words);
        for topic in &self.muted_topics {
            if let Some(muted) = archive.rows_of_topic(topic) {
                rows.union_with(muted);
            }
        }
        if !self.muted_publishers.is_empty() {
            let publishers = archive.publishers();
            let is_muted = |index: usize| {
                let publisher = publishers.get(index);
                publisher
                    .is_some_and(|publisher| self.muted_publishers.contains(&publisher.identity))
            };
            rows.union_with(&rows_of_publishers(archive, is_muted));
        }
        Some(rows)
    }
}

/// Copies the rows into a set of the archive's size.
fn resized(archive: &Archive, rows: &FixedBitSet) -> FixedBitSet {
    row_set(archive, rows.ones())
}
