//! Splits rows into chunks: shards of cards and segments of columns.

use crate::{format::slugs, model::Slug};

/// The sizes of chunks, in rows.
#[derive(Clone, Copy, Debug)]
pub struct ChunkSizes {
    /// The minimum size of every chunk except the last.
    pub min_rows: usize,
    /// The maximum size of a chunk.
    pub max_rows: usize,
    /// The divisor of content-defined chunking: after `min_rows`, one row in `divisor` begins a new
    /// chunk. It must be a power of two.
    pub divisor: u32,
}

/// Splits rows into chunks and returns the length of each chunk.
///
/// This is content-defined chunking, as in the low-bandwidth network file system (Muthitacharoen,
/// Chen, Mazières 2001). The slug of a row alone decides whether the row can begin a chunk. A story
/// that is added late therefore changes its own chunk and, unless it moves a boundary (which is
/// rare), no other.
pub fn chunk_lengths<'a>(slugs: impl Iterator<Item = &'a Slug>, sizes: ChunkSizes) -> Vec<usize> {
    let mut lengths = Vec::new();
    let mut length = 0;
    for slug in slugs {
        let is_boundary = fmix32(slugs::hash(slug)) & (sizes.divisor - 1) == 0;
        if length >= sizes.max_rows || (length >= sizes.min_rows && is_boundary) {
            lengths.push(length);
            length = 0;
        }
        length += 1;
    }
    if length > 0 {
        lengths.push(length);
    }
    lengths
}

/// Applies the finalizer of MurmurHash3 (Appleby, public domain). Chunk boundaries then do not
/// correlate with slug buckets, which use the low bits of the same hash.
fn fmix32(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::data::shard::SHARD_SIZES;

    fn slugs(range: std::ops::Range<u32>) -> Vec<Slug> {
        range
            .map(|n| Slug::parse(&format!("story-{n}")).unwrap())
            .collect()
    }

    #[test]
    fn chunks_stay_within_the_sizes_and_cover_all_rows() {
        let slugs = slugs(0..10_000);
        let lengths = chunk_lengths(slugs.iter(), SHARD_SIZES);
        assert_eq!(lengths.iter().sum::<usize>(), slugs.len());
        let (_, all_but_last) = lengths.split_last().unwrap();
        assert!(
            all_but_last
                .iter()
                .all(|length| (32..=128).contains(length))
        );
        let mean = slugs.len() / lengths.len();
        assert!((50..80).contains(&mean), "{mean}");
    }

    #[test]
    fn a_late_story_moves_few_boundaries() {
        let before = slugs(0..10_000);
        let mut after = before.clone();
        after.insert(3_000, Slug::parse("late").unwrap());
        let ends = |slugs: &[Slug]| {
            let mut end = 0;
            let lengths = chunk_lengths(slugs.iter(), SHARD_SIZES).into_iter();
            lengths
                .map(|length| {
                    end += length;
                    slugs.get(end).map(ToString::to_string)
                })
                .collect::<std::collections::BTreeSet<_>>()
        };
        let moved = ends(&before).symmetric_difference(&ends(&after)).count();
        assert!(moved <= 8, "{moved}");
    }
}
