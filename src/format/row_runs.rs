//! Defines sets of rows as run lengths.

use serde::{Deserialize, Serialize};

use super::vlq;

/// A set of rows as run lengths: rows that are not in the set, then rows that are, and so on.
///
/// ```
/// use broadsheet::format::RowRuns;
///
/// let mut runs = RowRuns::default();
/// for is_in in [false, true, true, false] {
///     runs.push(is_in);
/// }
/// let rows: Vec<bool> = runs.rows().take(5).collect();
/// assert_eq!(rows, [false, true, true, false, false]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowRuns(#[serde(with = "vlq::list")] Vec<u32>);

impl RowRuns {
    /// Adds the next row.
    pub fn push(&mut self, is_in: bool) {
        // An even number of runs ends with rows of the set.
        let ends_in = self.0.len().is_multiple_of(2);
        match self.0.last_mut() {
            Some(run) if ends_in == is_in => *run += 1,
            None if is_in => self.0.extend([0, 1]),
            _ => self.0.push(1),
        }
    }

    /// Returns whether each row is in the set. Rows after the last run are not.
    pub fn rows(&self) -> impl Iterator<Item = bool> + '_ {
        let runs = self.0.iter().enumerate();
        let rows = runs.flat_map(|(index, run)| std::iter::repeat_n(index % 2 == 1, *run as usize));
        rows.chain(std::iter::repeat(false))
    }

    /// Returns whether no row is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.len() < 2
    }

    /// Returns the number of rows of all runs.
    pub fn row_count(&self) -> u64 {
        self.0.iter().map(|run| u64::from(*run)).sum()
    }
}
