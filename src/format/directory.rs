//! Defines the directory: the files of cards, newer links and slugs.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FileName, decode_json, rows::total_rows};

/// The names of the files with cards, newer links and slugs. It grows with the archive, and the
/// first view of a visit does not need it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// The shards, oldest rows first.
    pub shards: Shards,
    /// The buckets of slugs. Their number is a power of two.
    pub slugs: Vec<FileName>,
}

/// The shards of cards, as parallel lists with one entry per shard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shards {
    /// The number of rows of each shard.
    pub rows: Vec<usize>,
    /// The file of cards of each shard.
    pub cards: Vec<FileName>,
    /// The file of newer links of each shard, or `null` if no row has one.
    #[serde(rename = "later")]
    pub newer_links: Vec<Option<FileName>>,
}

impl Shards {
    /// Returns the first row of a shard.
    pub fn first_row(&self, shard: usize) -> usize {
        self.rows.iter().take(shard).sum()
    }

    /// Returns the shard of a row, and the index of the row in it.
    pub fn locate(&self, row: usize) -> Option<(usize, usize)> {
        let mut rest = row;
        for (shard, rows) in self.rows.iter().enumerate() {
            if rest < *rows {
                return Some((shard, rest));
            }
            rest -= rows;
        }
        None
    }
}

impl Directory {
    /// Reads the directory of an archive with `stories` stories.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its
    /// lists contradict each other or the archive.
    pub fn decode(file: &str, text: &str, stories: usize) -> Result<Self, DecodeError> {
        let directory: Self = decode_json(file, text)?;
        let inconsistent = |expected: &str| Err(DecodeError::inconsistent(file, expected));
        let shards = &directory.shards;
        if total_rows(shards.rows.iter().copied()) != Some(stories) {
            return inconsistent(&format!("shards of {stories} rows in all"));
        }
        if shards.cards.len() != shards.rows.len() || shards.newer_links.len() != shards.rows.len()
        {
            return inconsistent("as many files of cards and of later links as shards");
        }
        if !directory.slugs.len().is_power_of_two() {
            return inconsistent("a power of two of slug buckets");
        }
        Ok(directory)
    }
}
