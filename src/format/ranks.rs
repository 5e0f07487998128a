//! The ranks of stories: columns that only some questions need.

use serde::Serialize;

use super::{DecodeError, digits, error};
use crate::json::{JsonFields, JsonValue, ReadErrors};

/// Heat and quality of the rows of one segment; `None` where a record says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ranks {
    /// The rank of the story.
    #[serde(serialize_with = "digits::maybe::serialize")]
    pub heat: Vec<Option<i32>>,
    /// The rank of its source.
    #[serde(serialize_with = "digits::maybe::serialize")]
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
        let ranks: Self = error::parse(file, text, Self::read)?;
        if ranks.heat.len() != rows || ranks.quality.len() != rows {
            return Err(DecodeError::misfit(file, format!("{rows} rows")));
        }
        Ok(ranks)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            heat: fields.get("heat", digits::maybe::read),
            quality: fields.get("quality", digits::maybe::read),
        }
    }
}
