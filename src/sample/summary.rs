//! Counts the written records.

use super::record::CountedRecord;

/// The totals of a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SampleSummary {
    /// The number of records, which is the number of files.
    pub records: usize,
    /// The number of unpublished records, which an export leaves out.
    pub unpublished: usize,
    /// The size of all files in bytes.
    pub bytes: u64,
}

impl SampleSummary {
    pub(super) fn of(counted_record: &CountedRecord) -> Self {
        Self {
            records: 1,
            unpublished: usize::from(!counted_record.is_published),
            bytes: counted_record.record.text.len() as u64,
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
