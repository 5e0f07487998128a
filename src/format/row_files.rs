//! Defines lists of files that each hold something of neighboring rows.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FileName, rows::total_rows, vlq};

/// The files of a run of rows, oldest rows first. The two lists are parallel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFiles<F = FileName> {
    /// The number of rows of each file.
    #[serde(with = "vlq::list")]
    pub rows: Vec<u32>,
    /// The files.
    pub files: Vec<F>,
}

impl<F> Default for RowFiles<F> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            files: Vec::new(),
        }
    }
}

/// A row in one of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowLocation<'a, F = FileName> {
    /// The file.
    pub file: &'a F,
    /// The first row of the file, counted from the start of the run.
    pub first_row: usize,
    /// The number of rows of the file.
    pub rows: usize,
    /// The index of the row in the file.
    pub index: usize,
}

impl<F> RowFiles<F> {
    /// Adds a file with this number of rows.
    pub fn push(&mut self, rows: usize, file: F) {
        self.rows.push(u32::try_from(rows).unwrap_or(u32::MAX));
        self.files.push(file);
    }

    /// Returns the files with their rows.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = RowLocation<'_, F>> {
        let mut first_row = 0;
        let files = self.rows.iter().zip(&self.files).map(|(rows, file)| {
            let rows = *rows as usize;
            let location = RowLocation {
                file,
                first_row,
                rows,
                index: 0,
            };
            first_row += rows;
            location
        });
        files.collect::<Vec<_>>().into_iter()
    }

    /// Returns the file of a row, which is counted from the start of the run.
    ///
    /// ```
    /// use broadsheet::format::RowFiles;
    ///
    /// let mut files = RowFiles::default();
    /// files.push(10, "first");
    /// files.push(5, "second");
    /// let found = files.locate(12).unwrap();
    /// assert_eq!((*found.file, found.first_row, found.index), ("second", 10, 2));
    /// assert_eq!(files.locate(15), None);
    /// ```
    pub fn locate(&self, row: usize) -> Option<RowLocation<'_, F>> {
        let mut first_row = 0;
        for (rows, file) in self.rows.iter().zip(&self.files) {
            let rows = *rows as usize;
            if row - first_row < rows {
                return Some(RowLocation {
                    file,
                    first_row,
                    rows,
                    index: row - first_row,
                });
            }
            first_row += rows;
        }
        None
    }

    /// Checks that these are files of `rows` rows in all.
    ///
    /// # Errors
    /// Returns [`DecodeError::Inconsistent`] with the name of the `file` that holds this list.
    pub(super) fn check(&self, file: &str, list: &str, rows: usize) -> Result<(), DecodeError> {
        let total = total_rows(self.rows.iter().map(|rows| *rows as usize));
        if self.rows.len() != self.files.len() || total != Some(rows) {
            let expected = format!("{list} of {rows} rows in all, with a file for each entry");
            return Err(DecodeError::inconsistent(file, expected));
        }
        Ok(())
    }
}
