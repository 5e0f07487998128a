//! Where one shard ends and the next begins.

use crate::{format::slugs, model::Slug};

/// How long runs of rows are.
#[derive(Clone, Copy, Debug)]
pub struct ChunkSizes {
    /// No run but the last is shorter.
    pub least: usize,
    /// No run is longer.
    pub most: usize,
    /// From `least` on, one row in so many begins a new run. A power of two.
    pub one_in: u32,
}

/// Shards of cards: about 64 rows.
pub const SHARD_SIZES: ChunkSizes = ChunkSizes {
    least: 32,
    most: 128,
    one_in: 32,
};

/// Segments of columns: about 8,192 rows.
pub const SEGMENT_SIZES: ChunkSizes = ChunkSizes {
    least: 4_096,
    most: 16_384,
    one_in: 4_096,
};

/// Cuts rows into runs and gives the length of each.
///
/// The cuts are defined by content, as in the low-bandwidth file system (Muthitacharoen, Chen,
/// Mazières 2001): whether a row begins a run depends on its own slug. So a story that comes late
/// changes the run it falls into and, but for the rare case that it moves a cut, no other.
pub fn cut<'a>(slugs: impl Iterator<Item = &'a Slug>, rule: ChunkSizes) -> Vec<usize> {
    let mut runs = Vec::new();
    let mut run = 0;
    for slug in slugs {
        let at_mark = mixed(slugs::hash(slug)) & (rule.one_in - 1) == 0;
        if run >= rule.most || (run >= rule.least && at_mark) {
            runs.push(run);
            run = 0;
        }
        run += 1;
    }
    if run > 0 {
        runs.push(run);
    }
    runs
}

/// The finaliser of MurmurHash3 (Appleby, public domain), so that cuts and slug buckets, which
/// take the low bits of the same hash, have nothing to do with each other.
fn mixed(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(range: std::ops::Range<u32>) -> Vec<Slug> {
        range
            .map(|n| Slug::parse(&format!("story-{n}")).unwrap())
            .collect()
    }

    #[test]
    fn runs_stay_within_the_rule_and_cover_all_rows() {
        let slugs = slugs(0..10_000);
        let runs = cut(slugs.iter(), SHARD_SIZES);
        assert_eq!(runs.iter().sum::<usize>(), slugs.len());
        let (_, all_but_last) = runs.split_last().unwrap();
        assert!(all_but_last.iter().all(|run| (32..=128).contains(run)));
        let mean = slugs.len() / runs.len();
        assert!((50..80).contains(&mean), "{mean}");
    }

    #[test]
    fn a_late_arrival_moves_few_cuts() {
        let before = slugs(0..10_000);
        let mut after = before.clone();
        after.insert(3_000, Slug::parse("late").unwrap());
        let ends = |slugs: &[Slug]| {
            let mut end = 0;
            let runs = cut(slugs.iter(), SHARD_SIZES).into_iter();
            runs.map(|run| {
                end += run;
                slugs.get(end).map(ToString::to_string)
            })
            .collect::<std::collections::BTreeSet<_>>()
        };
        let moved = ends(&before).symmetric_difference(&ends(&after)).count();
        assert!(moved <= 8, "{moved}");
    }
}
