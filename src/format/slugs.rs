//! From a slug to the time of its story, and so to its rows.
//!
//! A deep link knows only a slug. A full list of slugs would cost megabytes, and row numbers
//! would change with every late arrival; so the slugs are spread over buckets by their hash, and a
//! bucket says the minute in which a story was published. The columns say which rows that minute
//! has, and the cards of those rows say which of them it is.

use serde::Serialize;

use super::{DecodeError, error};
use crate::{
    json::{JsonFields, JsonValue, ReadErrors, maybe, number},
    model::Slug,
};

/// One bucket: pairs of a slug's hash and its story's minute, sorted by both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SlugBucket {
    /// Hashes of slugs, ascending. Two slugs may share one.
    pub hashes: Vec<u32>,
    /// Minutes since 1970 of their stories; `null` for undated ones.
    pub minutes: Vec<Option<i64>>,
}

/// A slug's hash: 32-bit FNV-1a (draft-eastlake-fnv).
pub fn hash(slug: &Slug) -> u32 {
    slug.as_str().bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// The bucket, of so many, that a slug belongs to. `buckets` is a power of two.
pub fn bucket(slug: &Slug, buckets: usize) -> usize {
    // FNV mixes its low bits best.
    hash(slug) as usize & buckets.saturating_sub(1)
}

/// How many buckets an archive of so many stories has: about 500 slugs in each.
pub fn buckets(stories: usize) -> usize {
    (stories / 500).max(1).next_power_of_two()
}

impl SlugBucket {
    /// The minutes of the stories that may have this slug; empty where none has.
    pub fn minutes_of(&self, slug: &Slug) -> Vec<Option<i64>> {
        let wanted = hash(slug);
        let first = self.hashes.partition_point(|hash| *hash < wanted);
        let pairs = self.hashes[first..].iter().zip(&self.minutes[first..]);
        let mut minutes: Vec<_> = pairs
            .take_while(|(hash, _)| **hash == wanted)
            .map(|(_, minute)| *minute)
            .collect();
        minutes.dedup();
        minutes
    }

    /// Reads a bucket.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where the columns
    /// differ in length or the hashes are out of order.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let bucket: Self = error::parse(file, text, Self::read)?;
        if bucket.hashes.len() != bucket.minutes.len() {
            return Err(DecodeError::misfit(file, "as many minutes as hashes"));
        }
        if !bucket.hashes.is_sorted() {
            return Err(DecodeError::misfit(file, "hashes in ascending order"));
        }
        Ok(bucket)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            hashes: fields.list("hashes", number),
            minutes: fields.list("minutes", |value, notes| maybe(value, notes, number)),
        }
    }
}
