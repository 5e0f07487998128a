//! The manifest: what an export is, and the name of every other file.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FORMAT, FileName, MANIFEST, Site, columns::Bounds, error};
use crate::model::{Instant, Kind, Provider, Slug};

/// The first file a browser reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The version of the format, see [`FORMAT`].
    pub format: u32,
    /// A hash over everything else in the export: two exports with one fingerprint are equal.
    pub fingerprint: String,
    /// What the owner says of the site.
    pub site: Site,
    /// How much there is.
    pub totals: Totals,
    /// The topics, in the order of their first dated row. Numbers in other files point into this list.
    pub topics: Vec<Topic>,
    /// The publishers, in the order of their first dated row.
    pub providers: Vec<Provider>,
    /// The types, in the order of their first dated row.
    pub kinds: Vec<Kind>,
    /// The columns, segment after segment, oldest rows first.
    pub segments: Vec<Segment>,
    /// The shards, oldest rows first.
    pub shards: Shards,
    /// The buckets of slugs; a power of two of them.
    pub slugs: Vec<FileName>,
}

/// How much an archive has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Stories.
    pub stories: usize,
    /// Stories without a date; they are the first rows.
    pub undated: usize,
    /// Publishers of these stories: distinct domains, or names where there is no domain.
    pub publishers: usize,
    /// Stories of other publishers that are named around these ones.
    pub related: usize,
    /// The oldest date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest: Option<Instant>,
    /// The newest date. "Now", as far as an export knows: it does not look at a clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<Instant>,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its name in addresses; unique.
    pub slug: Slug,
    /// Its name for people.
    pub name: String,
    /// How many stories have it.
    pub stories: usize,
}

/// The columns of a run of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// How many rows.
    pub rows: usize,
    /// Its [`Columns`](super::Columns).
    pub columns: FileName,
    /// Its [`Ranks`](super::Ranks).
    pub ranks: FileName,
}

/// The shards of cards: parallel lists with one entry a shard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shards {
    /// How many rows each has.
    pub rows: Vec<usize>,
    /// The files of their cards.
    pub cards: Vec<FileName>,
    /// The files of later links; `null` where no row of the shard has one.
    pub later: Vec<Option<FileName>>,
}

impl Shards {
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

impl Manifest {
    /// Reads a manifest and checks that its parts fit.
    ///
    /// # Errors
    /// [`DecodeError::Newer`] for a format this code does not know, [`DecodeError::Json`] where
    /// `text` is damaged, [`DecodeError::Misfit`] where lists and totals contradict each other.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        /// The one field that every version of the format has.
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        let Version { format } = error::parse(MANIFEST, text)?;
        if format > FORMAT {
            return Err(DecodeError::Newer {
                found: format,
                known: FORMAT,
            });
        }
        let manifest: Self = error::parse(MANIFEST, text)?;
        manifest.check()?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), DecodeError> {
        let misfit = |expected: String| Err(DecodeError::misfit(MANIFEST, expected));
        let stories = self.totals.stories;
        let in_segments = sum(self.segments.iter().map(|segment| segment.rows));
        let in_shards = sum(self.shards.rows.iter().copied());
        if in_segments != Some(stories) || in_shards != Some(stories) {
            return misfit(format!("segments and shards of {stories} rows in all"));
        }
        let shards = self.shards.rows.len();
        if self.shards.cards.len() != shards || self.shards.later.len() != shards {
            return misfit(format!("{shards} files of cards and of later links"));
        }
        if !self.slugs.len().is_power_of_two() {
            return misfit("a power of two of slug buckets".to_owned());
        }
        if self.totals.undated > stories {
            return misfit(format!("at most {stories} undated stories"));
        }
        Ok(())
    }

    /// What the columns of a segment must stay within.
    pub fn bounds(&self, segment: &Segment) -> Bounds {
        Bounds {
            rows: segment.rows,
            providers: self.providers.len(),
            kinds: self.kinds.len(),
            topics: self.topics.len(),
        }
    }
}

fn sum(mut rows: impl Iterator<Item = usize>) -> Option<usize> {
    rows.try_fold(0_usize, usize::checked_add)
}
