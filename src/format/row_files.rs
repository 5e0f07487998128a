//! Defines lists of files that each hold something of neighboring rows.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FileName, rows::total_rows};

/// The files of a run of rows, oldest rows first. The lists are parallel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFiles {
    /// The number of rows of each file.
    pub rows: Vec<usize>,
    /// The files. Exports of format 2 call them `cards`.
    #[serde(alias = "cards")]
    pub files: Vec<FileName>,
    /// In exports of format 2, the files of newer links, or `None` if no row of a file has any.
    #[serde(rename = "later", default, skip_serializing_if = "Vec::is_empty")]
    pub newer_links: Vec<Option<FileName>>,
}

/// A file of neighboring rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsFile {
    /// The file.
    pub name: FileName,
    /// The first row of the file.
    pub first_row: usize,
    /// The number of rows of the file.
    pub rows: usize,
}

impl RowFiles {
    /// Adds a file with this number of rows.
    pub fn push(&mut self, rows: usize, name: FileName) {
        self.rows.push(rows);
        self.files.push(name);
    }

    /// Returns the files with their rows, which count from the start of the run.
    pub fn iter(&self) -> impl Iterator<Item = RowsFile> + '_ {
        let mut next = 0;
        self.rows.iter().zip(&self.files).map(move |(rows, name)| {
            let first_row = next;
            next += rows;
            RowsFile {
                name: name.clone(),
                first_row,
                rows: *rows,
            }
        })
    }

    /// Returns the file of a row, which counts from the start of the run.
    ///
    /// ```
    /// use broadsheet::format::{FileName, RowFiles};
    ///
    /// let mut files = RowFiles::default();
    /// files.push(10, FileName::from_hash([0; 8]));
    /// files.push(5, FileName::from_hash([255; 8]));
    /// let found = files.locate(12).unwrap();
    /// assert_eq!((found.name, found.first_row), (FileName::from_hash([255; 8]), 10));
    /// assert_eq!(files.locate(15), None);
    /// ```
    pub fn locate(&self, row: usize) -> Option<RowsFile> {
        let index = self.index_of(row)?;
        Some(RowsFile {
            name: self.files.get(index)?.clone(),
            first_row: self.rows.iter().take(index).sum(),
            rows: *self.rows.get(index)?,
        })
    }

    /// Returns the index of the file of a row.
    pub fn index_of(&self, row: usize) -> Option<usize> {
        let mut end = 0;
        self.rows.iter().position(|rows| {
            end += rows;
            row < end
        })
    }

    /// Checks that these are files of `rows` rows in all.
    ///
    /// # Errors
    /// Returns [`DecodeError::Inconsistent`] with the name of the `file` that has this list.
    pub(super) fn check(&self, file: &str, rows: usize) -> Result<(), DecodeError> {
        let links = self.newer_links.len();
        let is_parallel =
            self.files.len() == self.rows.len() && (links == 0 || links == self.files.len());
        if !is_parallel || total_rows(self.rows.iter().copied()) != Some(rows) {
            let expected = format!("files of {rows} rows in all");
            return Err(DecodeError::inconsistent(file, expected));
        }
        Ok(())
    }
}
