//! Defines ranks: columns that only some queries need.

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode_json, vlq};

/// Heat and quality of the rows of one segment; `None` if the record has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranks {
    /// The heat of each story.
    #[serde(with = "vlq::optional")]
    pub heat: Vec<Option<i32>>,
    /// The quality of each story's source.
    #[serde(with = "vlq::optional")]
    pub quality: Vec<Option<i32>>,
}

impl Ranks {
    /// Reads the ranks of a segment with `rows` rows.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if a
    /// column does not have `rows` values.
    pub fn decode(file: &str, text: &str, rows: usize) -> Result<Self, DecodeError> {
        let ranks: Self = decode_json(file, text)?;
        if ranks.heat.len() != rows || ranks.quality.len() != rows {
            return Err(DecodeError::inconsistent(file, format!("{rows} rows")));
        }
        Ok(ranks)
    }
}
