//! Splits rows into runs whose boundaries depend on their content: segments, and files of cards and stories.

use std::ops::Range;

use crate::{format::slugs, model::Slug};

/// The sizes of runs of rows.
#[derive(Clone, Copy, Debug)]
pub struct ChunkSizes {
    /// The minimum size of every run except the last, in rows.
    pub min_rows: usize,
    /// The maximum size of a run, in rows.
    pub max_rows: usize,
    /// The divisor of content-defined chunking: after `min_rows`, one row in `divisor` begins a new
    /// run. It must be a power of two.
    pub divisor: u32,
    /// The maximum size of a run of several rows, in bytes.
    pub max_bytes: usize,
}

impl ChunkSizes {
    /// Returns sizes that are doubled so many times.
    pub fn doubled(self, times: u32) -> Self {
        Self {
            min_rows: self.min_rows << times,
            max_rows: self.max_rows << times,
            divisor: self.divisor << times,
            max_bytes: self.max_bytes << times,
        }
    }
}

/// The properties of a row that decide whether it begins a run.
#[derive(Clone, Copy, Debug)]
pub struct ChunkRow<'a> {
    /// The slug.
    pub slug: &'a Slug,
    /// The size of the row in its file, about. Runs that have no limit in bytes ignore it.
    pub bytes: usize,
}

/// Splits the rows from `first` on into runs.
///
/// This is content-defined chunking, as in the low-bandwidth network file system (Muthitacharoen,
/// Chen, Mazières 2001). The slug of a row alone decides whether the row can begin a run. A story
/// that is added late therefore changes its own run and, unless it moves a boundary (which is
/// rare), no other.
pub fn chunks<'a>(
    first: usize,
    rows: impl Iterator<Item = ChunkRow<'a>>,
    sizes: ChunkSizes,
) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut current = first..first;
    let mut bytes = 0;
    for row in rows {
        let is_boundary = boundary_hash(row.slug) & (sizes.divisor - 1) == 0;
        let is_full = current.len() >= sizes.max_rows || bytes + row.bytes > sizes.max_bytes;
        let may_end = current.len() >= sizes.min_rows && is_boundary;
        if !current.is_empty() && (is_full || may_end) {
            chunks.push(current.clone());
            current.start = current.end;
            bytes = 0;
        }
        current.end += 1;
        bytes += row.bytes;
    }
    if !current.is_empty() {
        chunks.push(current);
    }
    chunks
}

/// Returns the hash that decides about boundaries: that of the slug, with the finalizer of MurmurHash3 (Appleby, public
/// domain). Boundaries then do not correlate with slug buckets, which use the low bits of the same hash.
pub fn boundary_hash(slug: &Slug) -> u32 {
    let hash = slugs::hash(slug);
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: ChunkSizes = ChunkSizes {
        min_rows: 32,
        max_rows: 128,
        divisor: 32,
        max_bytes: 10_000,
    };

    fn slugs(range: Range<u32>) -> Vec<Slug> {
        range
            .map(|n| Slug::parse(&format!("story-{n}")).unwrap())
            .collect()
    }

    fn chunks_of(slugs: &[Slug], bytes: usize) -> Vec<Range<usize>> {
        let rows = slugs.iter().map(|slug| ChunkRow { slug, bytes });
        chunks(0, rows, SIZES)
    }

    #[test]
    fn runs_stay_within_the_sizes_and_cover_all_rows() {
        let slugs = slugs(0..10_000);
        let chunks = chunks_of(&slugs, 1);
        assert_eq!(chunks.iter().map(Range::len).sum::<usize>(), slugs.len());
        let (_, all_but_last) = chunks.split_last().unwrap();
        assert!(
            all_but_last
                .iter()
                .all(|chunk| (32..=128).contains(&chunk.len()))
        );
        let mean = slugs.len() / chunks.len();
        assert!((50..80).contains(&mean), "{mean}");
    }

    #[test]
    fn runs_stay_within_the_bytes_unless_one_row_is_larger() {
        let slugs = slugs(0..1_000);
        for bytes in [500, 6_000, 20_000] {
            let chunks = chunks_of(&slugs, bytes);
            let max_rows = (10_000 / bytes).max(1);
            assert!(chunks.iter().all(|chunk| chunk.len() <= max_rows));
            assert_eq!(chunks.last().unwrap().end, slugs.len());
        }
    }

    #[test]
    fn a_late_story_moves_few_boundaries() {
        let before = slugs(0..10_000);
        let mut after = before.clone();
        after.insert(3_000, Slug::parse("late").unwrap());
        let ends = |slugs: &[Slug]| {
            let chunks = chunks_of(slugs, 1).into_iter();
            chunks
                .map(|chunk| slugs.get(chunk.end).map(ToString::to_string))
                .collect::<std::collections::BTreeSet<_>>()
        };
        let moved = ends(&before).symmetric_difference(&ends(&after)).count();
        assert!(moved <= 8, "{moved}");
    }
}
