//! Caches the index files that were fetched.

use crate::format::{DecodeError, FileKind, FileName, Positions, Spelling, Terms};

/// The maximum number of cached files: those of some words in each of ten segments. With 100,000 stories they take
/// about 8 MB.
const MAX_CACHED_FILES: usize = 100;

/// A cache of index files, oldest first.
#[derive(Debug, Default)]
pub struct IndexFiles {
    files: Vec<(FileName, File)>,
}

#[derive(Debug)]
enum File {
    Terms(Terms),
    Positions(Positions),
    Spelling(Spelling),
}

impl IndexFiles {
    /// Decodes a file and adds it.
    ///
    /// # Errors
    /// Returns the errors of the file's decoder.
    pub fn add(&mut self, kind: FileKind, name: &FileName, text: &str) -> Result<(), DecodeError> {
        let label = kind.file(name);
        let file = match kind {
            FileKind::Positions => File::Positions(Positions::decode(&label, text)?),
            FileKind::Spelling => File::Spelling(Spelling::decode(&label, text)?),
            _ => File::Terms(Terms::decode(&label, text)?),
        };
        self.files.push((name.clone(), file));
        Ok(())
    }

    /// Removes the oldest files if there are too many. Call it between two searches: a search must
    /// not lose a file that it asked for.
    pub fn trim(&mut self) {
        let excess = self.files.len().saturating_sub(MAX_CACHED_FILES);
        self.files.drain(..excess);
    }

    fn get(&self, name: &FileName) -> Option<&File> {
        let found = self.files.iter().find(|(other, _)| other == name);
        found.map(|(_, file)| file)
    }

    pub(super) fn terms(&self, name: &FileName) -> Option<&Terms> {
        match self.get(name) {
            Some(File::Terms(terms)) => Some(terms),
            _ => None,
        }
    }

    pub(super) fn positions(&self, name: &FileName) -> Option<&Positions> {
        match self.get(name) {
            Some(File::Positions(positions)) => Some(positions),
            _ => None,
        }
    }

    pub(super) fn spelling(&self, name: &FileName) -> Option<&Spelling> {
        match self.get(name) {
            Some(File::Spelling(spelling)) => Some(spelling),
            _ => None,
        }
    }
}
