//! Divides the rows of an archive into segments.
//!
//! New stories come into a small segment at the end. Small segments are joined to larger ones, and these to still larger
//! ones. This is the logarithmic method (Bentley and Saxe, *Decomposable Searching Problems I*, 1980) with boundaries that
//! depend on the content. A new story therefore changes one small segment, and yet an archive of any size has few of
//! them.

use std::ops::Range;

use super::chunking::{ChunkRow, ChunkSizes, boundary_hash, chunks};
use crate::model::Outline;

/// How large segments are.
#[derive(Clone, Copy, Debug)]
pub struct SegmentSizes {
    /// The sizes of the smallest segments.
    pub smallest: ChunkSizes,
    /// How often segments are joined.
    pub max_joins: u32,
}

impl Default for SegmentSizes {
    /// The smallest segments have about 2,048 rows, the largest about 32,000.
    fn default() -> Self {
        Self {
            smallest: ChunkSizes {
                min_rows: 1_024,
                max_rows: 4_096,
                divisor: 1_024,
                max_bytes: usize::MAX,
            },
            max_joins: 2,
        }
    }
}

/// How many segments are joined to one of the next size: three to six, four on average. From three on, each second row
/// that begins a segment ends the group.
const SEGMENTS_PER_JOIN: Range<usize> = 3..6;

/// Returns the rows of each segment, oldest first. Undated stories, of which `undated` come first, are segments of
/// their own: new ones come between them.
pub fn segments(outlines: &[Outline], undated: usize, sizes: SegmentSizes) -> Vec<Range<usize>> {
    let (undated_outlines, dated_outlines) = outlines.split_at(undated);
    let mut segments = joined_runs(undated_outlines, 0, sizes);
    segments.extend(joined_runs(dated_outlines, undated, sizes));
    segments
}

fn joined_runs(outlines: &[Outline], first: usize, sizes: SegmentSizes) -> Vec<Range<usize>> {
    let rows = outlines.iter().map(|outline| ChunkRow {
        slug: &outline.slug,
        bytes: 0,
    });
    let mut runs = chunks(first, rows, sizes.smallest);
    let mut newest = Vec::new();
    for join in 0..sizes.max_joins {
        let bit = sizes.smallest.divisor << join;
        let ends_group = |run: &Range<usize>| {
            let outline = &outlines[run.start - first];
            boundary_hash(&outline.slug) & bit == 0
        };
        let (joined, rest) = join_runs(runs, ends_group);
        runs = joined;
        newest.push(rest);
    }
    runs.extend(newest.into_iter().rev().flatten());
    runs
}

/// Joins runs in groups, and returns the joined ones and the rest. `ends_group` says whether a run may begin a group.
fn join_runs(
    runs: Vec<Range<usize>>,
    ends_group: impl Fn(&Range<usize>) -> bool,
) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let mut joined = Vec::new();
    let mut group: Vec<Range<usize>> = Vec::new();
    for run in runs {
        let may_end = group.len() >= SEGMENTS_PER_JOIN.start && ends_group(&run);
        if let Some(first) = group.first()
            && (may_end || group.len() >= SEGMENTS_PER_JOIN.end)
        {
            joined.push(first.start..run.start);
            group.clear();
        }
        group.push(run);
    }
    (joined, group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Provider};

    fn outlines(count: usize) -> Vec<Outline> {
        let outline = |number| {
            let json = serde_json::json!({
                "slug": format!("story-{number}"), "title": "A story",
                "kind": Kind::Article, "provider": Provider::default(),
            });
            serde_json::from_value(json).unwrap()
        };
        (0..count).map(outline).collect()
    }

    fn segments_of(outlines: &[Outline]) -> Vec<Range<usize>> {
        segments(outlines, 0, SegmentSizes::default())
    }

    #[test]
    fn segments_cover_all_rows_and_are_few() {
        let outlines = outlines(200_000);
        for count in [0, 1, 1_000, 10_000, 100_000, 200_000] {
            let segments = segments_of(&outlines[..count]);
            assert_eq!(segments.first().map_or(0, |first| first.start), 0);
            assert_eq!(segments.last().map_or(0, |last| last.end), count);
            assert!(segments.windows(2).all(|pair| pair[0].end == pair[1].start));
            assert!(
                segments.len() <= 6 + count / 10_000,
                "{count}: {segments:?}"
            );
        }
    }

    #[test]
    fn a_new_story_changes_the_last_segment_and_seldom_another_one() {
        let outlines = outlines(60_000);
        let mut joins = 0;
        for count in 50_000..51_000 {
            let before = segments_of(&outlines[..count]);
            let after = segments_of(&outlines[..=count]);
            let changed = before.iter().filter(|segment| !after.contains(segment));
            joins += usize::from(changed.count() > 1);
        }
        assert!(joins <= 1, "{joins}");
    }

    #[test]
    fn undated_stories_are_a_segment_of_their_own() {
        let segments = segments(&outlines(500), 20, SegmentSizes::default());
        assert_eq!(segments, [0..20, 20..500]);
    }
}
