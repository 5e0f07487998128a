//! Defines the directory of a segment: the files of its cards and stories.

use serde::{Deserialize, Serialize};

use super::{DecodeError, RowFiles, decode_json};

/// The files of the cards and stories of a segment. Rows count from the start of the segment.
///
/// An export of format 2 has one directory for the whole archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    /// The files of [`CardShard`](super::CardShard)s. Exports of format 2 call them `shards`.
    #[serde(alias = "shards")]
    pub cards: RowFiles,
    /// The files of [`StoryShard`](super::StoryShard)s. `None` in exports of format 2, whose card shards name them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stories: Option<RowFiles>,
}

impl Directory {
    /// Reads the directory of a segment with `rows` rows.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its
    /// lists contradict each other or the segment.
    pub fn decode(file: &str, text: &str, rows: usize) -> Result<Self, DecodeError> {
        let directory: Self = decode_json(file, text)?;
        directory.cards.check(file, rows)?;
        if let Some(stories) = &directory.stories {
            stories.check(file, rows)?;
        }
        Ok(directory)
    }
}
