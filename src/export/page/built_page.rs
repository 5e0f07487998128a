//! The page that Trunk has built, while it is changed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    error::PageError,
    placeholders::{self, Placeholder},
};
use crate::{export::files::error::FileError, fs::write_atomic};

/// The file name of the built page.
pub const INDEX_FILE: &str = "index.html";

/// The placeholder in the script that `trunk serve` adds to the page. The script changes with every
/// response, so no hash can match it.
const TRUNK_ADDRESS: &str = "__TRUNK_ADDRESS__";

/// The page that Trunk has built.
#[derive(Debug)]
pub struct BuiltPage {
    /// The folder of the page and of the files that it names.
    pub folder: PathBuf,
    /// The HTML of the page.
    pub html: String,
}

impl BuiltPage {
    /// Reads the page in a folder.
    ///
    /// # Errors
    /// Returns [`PageError::MissingPage`] if there is none.
    pub fn open(folder: &Path) -> Result<Self, PageError> {
        let path = folder.join(INDEX_FILE);
        let html = fs::read_to_string(&path).map_err(|_| PageError::MissingPage { path })?;
        Ok(Self {
            folder: folder.to_owned(),
            html,
        })
    }

    /// Returns whether `trunk serve` has built the page, for this machine only.
    pub fn is_served_by_trunk(&self) -> bool {
        self.html.contains(TRUNK_ADDRESS)
    }

    /// Replaces the text of a placeholder.
    ///
    /// # Errors
    /// Returns [`PageError::UnknownPage`] if the page has no such placeholder.
    pub fn fill(&mut self, placeholder: Placeholder, content: &str) -> Result<(), PageError> {
        self.change(|html, _| placeholders::fill(html, placeholder, content))
    }

    /// Changes the HTML of the page in its folder.
    ///
    /// # Errors
    /// Returns [`PageError::UnknownPage`] if `change` returns a placeholder that the page lacks.
    pub fn change(
        &mut self,
        change: impl FnOnce(&mut String, &Path) -> Result<(), &'static str>,
    ) -> Result<(), PageError> {
        change(&mut self.html, &self.folder).map_err(|expected| PageError::UnknownPage {
            path: self.folder.join(INDEX_FILE),
            expected,
        })
    }

    /// Writes a file of the page into its folder.
    ///
    /// # Errors
    /// Returns [`PageError::File`] if it cannot be written.
    pub fn write_file(&self, name: &str, bytes: &[u8]) -> Result<(), PageError> {
        let path = self.folder.join(name);
        let folder = path.parent().unwrap_or(&self.folder);
        let result = fs::create_dir_all(folder).and_then(|()| write_atomic(&path, bytes));
        Ok(result.map_err(FileError::at(&path))?)
    }
}
