//! The ranks of stories: columns that only some questions need.

use serde::{Deserialize, Serialize};

use super::{DecodeError, digits, error};

/// Heat and quality of the rows of one segment; `None` where a record says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranks {
    /// The rank of the story.
    #[serde(with = "digits::maybe")]
    pub heat: Vec<Option<i32>>,
    /// The rank of its source.
    #[serde(with = "digits::maybe")]
    pub quality: Vec<Option<i32>>,
}

impl Ranks {
    /// Reads the ranks of a segment of so many rows.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where a column is
    /// not `rows` long.
    #[inline(never)]
    pub fn decode(file: &str, text: &str, rows: usize) -> Result<Self, DecodeError> {
        let ranks: Self = error::parse(file, text)?;
        if ranks.heat.len() != rows || ranks.quality.len() != rows {
            return Err(DecodeError::misfit(file, format!("{rows} rows")));
        }
        Ok(ranks)
    }
}
