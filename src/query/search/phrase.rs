//! Finds the rows in which words follow each other.

use super::{archive_index::SegmentIndex, term_matches::TermMatches};
use crate::format::{Positions, Terms};

/// Marks the rows of a segment in which the words follow each other, at the lowest of their levels. `parts` has the
/// files of each word.
pub(super) fn mark_rows(
    words: &[String],
    parts: &[(&Terms, &Positions)],
    segment: &SegmentIndex,
    matches: &mut TermMatches,
) {
    // The row and start position of the phrase, computed from each of its words.
    let mut starts: Option<Vec<(u64, u8)>> = None;
    for ((terms, positions), (offset, word)) in parts.iter().zip((0_u64..).zip(words)) {
        let Some(index) = terms.find(word) else {
            return;
        };
        let postings: Vec<_> = terms.postings(index).collect();
        let mut term_starts = Vec::new();
        positions.each(index, |row, position| {
            let start = u64::from(position).checked_sub(offset);
            if let (Some(posting), Some(start)) = (postings.get(row), start) {
                term_starts.push(((u64::from(posting.row) << 32) | start, posting.level));
            }
        });
        starts = Some(match starts {
            None => term_starts,
            Some(before) => intersect(&before, &term_starts),
        });
    }
    for (start, level) in starts.unwrap_or_default() {
        let row = u32::try_from(start >> 32).unwrap_or(u32::MAX);
        if let Some(row) = segment.row(row) {
            matches.raise_level(row, level);
        }
    }
}

/// Returns the intersection of two ascending lists, with the lower level of each pair.
fn intersect(first: &[(u64, u8)], second: &[(u64, u8)]) -> Vec<(u64, u8)> {
    let mut shared = Vec::new();
    let mut rest = second.iter().peekable();
    for (start, level) in first {
        while rest.peek().is_some_and(|(second, _)| second < start) {
            rest.next();
        }
        if let Some((second, other_level)) = rest.peek()
            && second == start
        {
            shared.push((*start, *level.min(other_level)));
        }
    }
    shared
}
