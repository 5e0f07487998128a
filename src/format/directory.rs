//! The directory: where the cards of each row are, and the rows of each slug.

use serde::Serialize;

use super::{DecodeError, FileName, error, manifest::sum};
use crate::json::{JsonFields, JsonValue, ReadErrors, maybe, number};

/// The names of the files that hold cards, later links and slugs. It grows with the archive, and
/// what a visit shows first does not need it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Directory {
    /// The shards, oldest rows first.
    pub shards: Shards,
    /// The buckets of slugs; a power of two of them.
    pub slugs: Vec<FileName>,
}

/// The shards of cards: parallel lists with one entry a shard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Shards {
    /// How many rows each has.
    pub rows: Vec<usize>,
    /// The files of their cards.
    pub cards: Vec<FileName>,
    /// The files of later links; `null` where no row of the shard has one.
    pub later: Vec<Option<FileName>>,
}

impl Shards {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            rows: fields.list("rows", number),
            cards: fields.list("cards", FileName::read),
            later: fields.list("later", |value, notes| maybe(value, notes, FileName::read)),
        }
    }

    /// The first row of a shard.
    pub fn first_row(&self, shard: usize) -> usize {
        self.rows.iter().take(shard).sum()
    }

    /// The shard of a row, and the row's place in it.
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
    /// Reads the directory of an archive of so many stories.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where its lists
    /// contradict each other or the archive.
    #[inline(never)]
    pub fn decode(file: &str, text: &str, stories: usize) -> Result<Self, DecodeError> {
        let directory: Self = error::parse(file, text, Self::read)?;
        let misfit = |expected: &str| Err(DecodeError::misfit(file, expected));
        let shards = &directory.shards;
        if sum(shards.rows.iter().copied()) != Some(stories) {
            return misfit(&format!("shards of {stories} rows in all"));
        }
        if shards.cards.len() != shards.rows.len() || shards.later.len() != shards.rows.len() {
            return misfit("as many files of cards and of later links as shards");
        }
        if !directory.slugs.len().is_power_of_two() {
            return misfit("a power of two of slug buckets");
        }
        Ok(directory)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            shards: fields.get("shards", Shards::read),
            slugs: fields.list("slugs", FileName::read),
        }
    }
}
