//! Links from older stories to newer ones.
//!
//! They lie in files of their own over the stories, not in them: a new story that belongs to an
//! old one must not change the bytes of the old one's shard.

use serde::{Serialize, Serializer};

use super::{Also, DecodeError, error};
use crate::json::{Fields, Notes, Value, list, numbered};

/// The newer stories that belong to the stories of one shard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LaterShard {
    /// By row within the shard: the newer stories, the strongest link first.
    #[serde(serialize_with = "by_row")]
    pub later: Vec<(u32, Vec<Also>)>,
}

fn by_row<S: Serializer>(later: &[(u32, Vec<Also>)], into: S) -> Result<S::Ok, S::Error> {
    into.collect_map(later.iter().map(|(row, links)| (row, links)))
}

impl LaterShard {
    /// The newer stories that belong to this row of the shard.
    pub fn of(&self, row: usize) -> &[Also] {
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

    fn read(value: Value<'_>, notes: &mut Notes) -> Self {
        let mut fields = Fields::of(value, notes);
        Self {
            later: fields.get("later", |value, notes| {
                numbered(value, notes, |value, notes| list(value, notes, Also::read))
            }),
        }
    }
}
