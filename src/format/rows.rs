//! Counts the rows of files.

/// Returns the number of rows in all files, or `None` on overflow.
pub(super) fn total_rows(mut rows: impl Iterator<Item = usize>) -> Option<usize> {
    rows.try_fold(0_usize, usize::checked_add)
}
