//! Defines links from older stories to newer ones.
//!
//! They are in files of their own, not in the stories: a new related story must not change the
//! bytes of an old shard.

use serde::{Serialize, Serializer};

use super::{DecodeError, RelatedStory, error};
use crate::json::{JsonFields, JsonValue, ReadErrors, list, numbered};

/// The newer stories that are related to the stories of one shard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NewerLinksShard {
    /// The related newer stories of each row of the shard, strongest link first.
    #[serde(rename = "later", serialize_with = "serialize_by_row")]
    pub newer_links: Vec<(u32, Vec<RelatedStory>)>,
}

fn serialize_by_row<S: Serializer>(
    newer_links: &[(u32, Vec<RelatedStory>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(newer_links.iter().map(|(row, links)| (row, links)))
}

impl NewerLinksShard {
    /// Returns the newer stories that are related to this row of the shard.
    pub fn for_row(&self, row: usize) -> &[RelatedStory] {
        let mut rows = self.newer_links.iter();
        let found = rows.find(|(other, _)| *other as usize == row);
        found.map_or(&[], |(_, links)| links)
    }

    /// Reads a shard.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        error::parse(file, text, Self::read)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            newer_links: fields.get("later", |value, notes| {
                numbered(value, notes, |value, notes| {
                    list(value, notes, RelatedStory::read)
                })
            }),
        }
    }
}
