//! Maps slugs to the publication minutes of stories, and so to rows.
//!
//! A deep link contains only a slug. A full list of slugs would have megabytes, and row numbers
//! would change with each late record. Slugs are therefore distributed over buckets by their hash,
//! and a bucket has the publication minute of each story. The columns have the rows of that minute,
//! and the cards of those rows have the slugs.

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode_json};
use crate::model::Slug;

/// A bucket: pairs of a slug's hash and its story's minute, sorted by both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlugBucket {
    /// The hashes of slugs, ascending. Two slugs may share one.
    pub hashes: Vec<u32>,
    /// The minutes since 1970 of their stories; `null` if undated.
    pub minutes: Vec<Option<i64>>,
}

/// Returns the hash of a slug: 32-bit FNV-1a (draft-eastlake-fnv).
pub fn hash(slug: &Slug) -> u32 {
    slug.as_str().bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Returns the bucket of a slug. `buckets` must be a power of two.
pub fn bucket(slug: &Slug, buckets: usize) -> usize {
    // FNV mixes its low bits best.
    hash(slug) as usize & buckets.saturating_sub(1)
}

/// Returns the number of buckets for an archive: 500 to 1,000 slugs in each.
pub fn buckets(stories: usize) -> usize {
    (stories / 1_000).max(1).next_power_of_two()
}

impl SlugBucket {
    /// Returns the minutes of the stories that may have this slug. The list is empty if there is
    /// none.
    pub fn minutes_of(&self, slug: &Slug) -> Vec<Option<i64>> {
        let slug_hash = hash(slug);
        let first = self.hashes.partition_point(|hash| *hash < slug_hash);
        let pairs = self.hashes[first..].iter().zip(&self.minutes[first..]);
        let mut minutes: Vec<_> = pairs
            .take_while(|(hash, _)| **hash == slug_hash)
            .map(|(_, minute)| *minute)
            .collect();
        minutes.dedup();
        minutes
    }

    /// Reads a bucket.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if the
    /// columns differ in length or the hashes are not in order.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let bucket: Self = decode_json(file, text)?;
        if bucket.hashes.len() != bucket.minutes.len() {
            return Err(DecodeError::inconsistent(file, "as many minutes as hashes"));
        }
        if !bucket.hashes.is_sorted() {
            return Err(DecodeError::inconsistent(file, "hashes in ascending order"));
        }
        Ok(bucket)
    }
}
