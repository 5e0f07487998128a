//! Defines the search index, which has the files of the postings of each word.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FileName, decode_json};

/// The files of the postings of each word.
///
/// The words of the archive are one ascending list, split into files of limited size. Prefixes
/// whose words span several files have a file of their own with merged postings. Any word or prefix
/// therefore costs one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchIndex {
    /// The lowest word of each file of [`Terms`](super::Terms), ascending. The first is empty.
    #[serde(rename = "first")]
    pub first_words: Vec<String>,
    /// The files of [`Terms`](super::Terms).
    pub terms: Vec<FileName>,
    /// The files of [`Positions`](super::Positions), in the same order.
    pub positions: Vec<FileName>,
    /// Prefixes whose words span several files, ascending.
    #[serde(rename = "beginnings")]
    pub prefixes: Vec<String>,
    /// The file of each prefix, which holds one term: the prefix.
    pub merged: Vec<FileName>,
    /// The first characters of words, ascending.
    pub letters: Vec<String>,
    /// The [`Spelling`](super::Spelling) file of each first character.
    pub spellings: Vec<FileName>,
}

impl SearchIndex {
    /// Returns the index of the file that a word belongs to.
    pub fn shard(&self, word: &str) -> Option<usize> {
        let after = self
            .first_words
            .partition_point(|first| first.as_str() <= word);
        after.checked_sub(1)
    }

    /// Returns the file of a prefix whose words span several files.
    pub fn merged(&self, beginning: &str) -> Option<&FileName> {
        file_of_entry(&self.prefixes, &self.merged, beginning)
    }

    /// Returns the file of spellings with the first character of a word.
    pub fn spelling(&self, word: &str) -> Option<&FileName> {
        let first = word.chars().next()?;
        file_of_entry(
            &self.letters,
            &self.spellings,
            first.encode_utf8(&mut [0; 4]),
        )
    }

    /// Reads a search index.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its
    /// lists are not parallel or not in order.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let index: Self = decode_json(file, text)?;
        let shards = index.first_words.len();
        let is_parallel = index.terms.len() == shards
            && index.positions.len() == shards
            && index.merged.len() == index.prefixes.len()
            && index.spellings.len() == index.letters.len();
        if !is_parallel {
            return Err(DecodeError::inconsistent(file, "a file for every entry"));
        }
        let lists = [&index.first_words, &index.prefixes, &index.letters];
        if !lists.iter().all(|list| list.is_sorted()) {
            return Err(DecodeError::inconsistent(
                file,
                "entries in ascending order",
            ));
        }
        Ok(index)
    }
}

/// Returns the file of an entry of an ascending list.
fn file_of_entry<'a>(list: &[String], files: &'a [FileName], entry: &str) -> Option<&'a FileName> {
    let index = list.binary_search_by(|other| other.as_str().cmp(entry));
    files.get(index.ok()?)
}
