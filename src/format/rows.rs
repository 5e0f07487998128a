//! Counts the rows of files.

/// The number of neighboring rows in one file of stories. A story with its coverage is a few
/// kilobytes, so opening one downloads little that is not needed.
pub const STORIES_PER_FILE: usize = 8;

/// Returns the number of rows in all files, or `None` on overflow.
pub(super) fn total_rows(mut rows: impl Iterator<Item = usize>) -> Option<usize> {
    rows.try_fold(0_usize, usize::checked_add)
}
