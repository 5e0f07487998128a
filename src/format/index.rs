//! Defines the search index of a segment, which has the files of the postings of each word.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FileName, decode_json};

/// The files of the postings of each word.
///
/// The words of the segment are one ascending list, split into files of limited size. Prefixes
/// whose words span several files have a file of their own with merged postings. Any word or prefix
/// therefore costs one file per segment. Rows count from the start of the segment.
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
        let prefixes = &self.prefixes;
        let index = prefixes.binary_search_by(|prefix| prefix.as_str().cmp(beginning));
        self.merged.get(index.ok()?)
    }

    /// Reads the search index of an export of format 2, which is a file. In newer exports, the
    /// [`Lookups`](super::Lookups) have one for each segment.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its
    /// lists are not parallel or not in order.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let index: Self = decode_json(file, text)?;
        index.check(file)?;
        Ok(index)
    }

    /// Checks that the lists are parallel and in order.
    ///
    /// # Errors
    /// Returns [`DecodeError::Inconsistent`] with the name of the `file` that has this index.
    pub(super) fn check(&self, file: &str) -> Result<(), DecodeError> {
        let shards = self.first_words.len();
        let is_parallel = self.terms.len() == shards
            && self.positions.len() == shards
            && self.merged.len() == self.prefixes.len();
        if !is_parallel {
            return Err(DecodeError::inconsistent(file, "a file for every entry"));
        }
        let lists = [&self.first_words, &self.prefixes];
        if !lists.iter().all(|list| list.is_sorted()) {
            return Err(DecodeError::inconsistent(
                file,
                "entries in ascending order",
            ));
        }
        Ok(())
    }
}
