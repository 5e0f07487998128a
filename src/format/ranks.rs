//! Defines ranks: columns that only some queries need.

use serde::Serialize;

use super::{DecodeError, error, vlq};
use crate::json::{JsonFields, JsonValue, ReadErrors};

/// Heat and quality of the rows of one segment; `None` if the record has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ranks {
    /// The heat of each story.
    #[serde(serialize_with = "vlq::optional::serialize")]
    pub heat: Vec<Option<i32>>,
    /// The quality of each story's source.
    #[serde(serialize_with = "vlq::optional::serialize")]
    pub quality: Vec<Option<i32>>,
}

impl Ranks {
    /// Reads the ranks of a segment with `rows` rows.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if a
    /// column does not have `rows` values.
    #[inline(never)]
    pub fn decode(file: &str, text: &str, rows: usize) -> Result<Self, DecodeError> {
        let ranks: Self = error::parse(file, text, Self::read)?;
        if ranks.heat.len() != rows || ranks.quality.len() != rows {
            return Err(DecodeError::inconsistent(file, format!("{rows} rows")));
        }
        Ok(ranks)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            heat: fields.get("heat", vlq::optional::read),
            quality: fields.get("quality", vlq::optional::read),
        }
    }
}
