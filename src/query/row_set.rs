//! Builds sets of the rows of an archive.

use fixedbitset::FixedBitSet;

use super::Archive;
use crate::model::Day;

/// Returns no rows.
pub(super) fn no_rows(archive: &Archive) -> FixedBitSet {
    FixedBitSet::with_capacity(archive.row_count())
}

/// Returns all rows.
pub(super) fn all_rows(archive: &Archive) -> FixedBitSet {
    let mut rows = no_rows(archive);
    rows.insert_range(..);
    rows
}

/// Returns the rows of the archive among `matching`.
pub(super) fn row_set(archive: &Archive, matching: impl Iterator<Item = usize>) -> FixedBitSet {
    let mut rows = no_rows(archive);
    for row in matching.filter(|row| *row < archive.row_count()) {
        rows.insert(row);
    }
    rows
}

/// Returns all rows but these.
pub(super) fn complement(archive: &Archive, matching: &FixedBitSet) -> FixedBitSet {
    let mut rows = all_rows(archive);
    rows.difference_with(matching);
    rows
}

/// Returns the rows of the publishers whose indices are included.
pub(super) fn rows_of_publishers(
    archive: &Archive,
    is_included: impl Fn(usize) -> bool,
) -> FixedBitSet {
    let included: Vec<bool> = (0..archive.publishers().len()).map(is_included).collect();
    let is_in = |row: &usize| {
        included
            .get(archive.publisher_of(*row))
            .copied()
            .unwrap_or_default()
    };
    row_set(archive, (0..archive.row_count()).filter(is_in))
}

/// Returns the rows from the first to the last day, both included. `None` means no limit.
pub(super) fn rows_of_days(
    archive: &Archive,
    first: Option<Day>,
    last: Option<Day>,
) -> FixedBitSet {
    let mut rows = no_rows(archive);
    rows.insert_range(archive.rows_of_days(first, last));
    rows
}
