//! Links from older stories to newer ones.
//!
//! They lie in files of their own over the stories, not in them: a new story that belongs to an
//! old one must not change the bytes of the old one's shard.

use serde::{Serialize, Serializer};

use super::{DecodeError, RelatedStory, error};
use crate::json::{JsonFields, JsonValue, ReadErrors, list, numbered};

/// The newer stories that belong to the stories of one shard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NewerLinksShard {
    /// By row within the shard: the newer stories, the strongest link first.
    #[serde(serialize_with = "by_row")]
    pub later: Vec<(u32, Vec<RelatedStory>)>,
}

fn by_row<S: Serializer>(later: &[(u32, Vec<RelatedStory>)], into: S) -> Result<S::Ok, S::Error> {
    into.collect_map(later.iter().map(|(row, links)| (row, links)))
}

impl NewerLinksShard {
    /// The newer stories that belong to this row of the shard.
    pub fn of(&self, row: usize) -> &[RelatedStory] {
        let mut rows = self.later.iter();
        let found = rows.find(|(other, _)| *other as usize == row);
        found.map_or(&[], |(_, links)| links)
    }

    /// Reads a shard.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        error::parse(file, text, Self::read)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            later: fields.get("later", |value, notes| {
                numbered(value, notes, |value, notes| {
                    list(value, notes, RelatedStory::read)
                })
            }),
        }
    }
}
