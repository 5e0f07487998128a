//! Defines the lookups: files that are found by slug or by letter, over all segments.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FileName, decode_json};

/// The names of files that belong to no segment, because a new story changes some of them wherever it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookups {
    /// The files of [`SlugBucket`](super::SlugBucket)s. Their number is a power of two.
    pub slugs: Vec<FileName>,
    /// The files of spellings.
    pub spelling: SpellingFiles,
}

/// The [`Spelling`](super::Spelling) file of each first character of a word. The two lists are parallel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellingFiles {
    /// The first characters of words, ascending.
    pub letters: Vec<String>,
    /// The file of each.
    #[serde(alias = "spellings")]
    pub files: Vec<FileName>,
}

impl SpellingFiles {
    /// Returns the file of spellings with the first character of a word.
    pub fn file(&self, word: &str) -> Option<&FileName> {
        let first = word.chars().next()?;
        let first = word.get(..first.len_utf8())?;
        let letters = &self.letters;
        let index = letters.binary_search_by(|letter| letter.as_str().cmp(first));
        self.files.get(index.ok()?)
    }

    /// Checks that the lists are parallel and in order.
    ///
    /// # Errors
    /// Returns [`DecodeError::Inconsistent`] with the name of the `file` that holds them.
    pub(super) fn check(&self, file: &str) -> Result<(), DecodeError> {
        if self.letters.len() != self.files.len() || !self.letters.is_sorted() {
            let expected = "letters in ascending order, with a file for each";
            return Err(DecodeError::inconsistent(file, expected));
        }
        Ok(())
    }
}

impl Lookups {
    /// Reads the lookups of an archive.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its
    /// lists contradict each other.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let lookups: Self = decode_json(file, text)?;
        lookups.check(file)?;
        Ok(lookups)
    }

    pub(super) fn check(&self, file: &str) -> Result<(), DecodeError> {
        if !self.slugs.len().is_power_of_two() {
            return Err(DecodeError::inconsistent(
                file,
                "a power of two of slug buckets",
            ));
        }
        self.spelling.check(file)
    }
}
