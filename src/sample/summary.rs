//! What was written.

use super::record::SampleDraft;

/// The totals of a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many records, which is how many files.
    pub records: usize,
    /// How many of them an export leaves out, because they are not published.
    pub unpublished: usize,
    /// The size of all files in bytes.
    pub bytes: u64,
}

impl Summary {
    pub(super) fn of(draft: &SampleDraft) -> Self {
        Self {
            records: 1,
            unpublished: usize::from(!draft.is_published),
            bytes: draft.record.text.len() as u64,
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            records: self.records + other.records,
            unpublished: self.unpublished + other.unpublished,
            bytes: self.bytes + other.bytes,
        }
    }
}
