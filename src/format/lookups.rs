//! Defines the lookups: files that are found by slug or by word, over all segments.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FileName, SearchIndex, decode_json};

/// The names of files that are looked up: by slug, or by a word.
///
/// In exports of format 2, the directory has the buckets of slugs, and one search index for the whole archive is a file
/// that has the files of spellings, too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookups {
    /// The files of [`SlugBucket`](super::SlugBucket)s. Their number is a power of two.
    #[serde(default)]
    pub slugs: Vec<FileName>,
    /// The first characters of words, ascending.
    #[serde(default)]
    pub letters: Vec<String>,
    /// The [`Spelling`](super::Spelling) file of each first character.
    #[serde(default)]
    pub spellings: Vec<FileName>,
    /// The search index of each segment, oldest rows first.
    #[serde(default)]
    pub indexes: Vec<SearchIndex>,
}

impl Lookups {
    /// Returns the file of spellings with the first character of a word.
    pub fn spelling(&self, word: &str) -> Option<&FileName> {
        let first = word.chars().next()?;
        let first = word.get(..first.len_utf8())?;
        let letters = &self.letters;
        let index = letters.binary_search_by(|letter| letter.as_str().cmp(first));
        self.spellings.get(index.ok()?)
    }

    /// Reads the lookups of an archive.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its
    /// lists contradict each other.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let lookups: Self = decode_json(file, text)?;
        let slugs = lookups.slugs.len();
        if slugs != 0 && !slugs.is_power_of_two() {
            let expected = "a power of two of slug buckets";
            return Err(DecodeError::inconsistent(file, expected));
        }
        if lookups.letters.len() != lookups.spellings.len() || !lookups.letters.is_sorted() {
            let expected = "letters in ascending order, with a file for each";
            return Err(DecodeError::inconsistent(file, expected));
        }
        for index in &lookups.indexes {
            index.check(file)?;
        }
        Ok(lookups)
    }
}
