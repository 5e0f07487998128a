//! Holds the rows that match one term.

use fixedbitset::FixedBitSet;

use crate::query::{
    Hits,
    bm25::{self, MatchCode},
};

/// The rows that match a term, and how each of them matches.
#[derive(Clone, Debug)]
pub(super) struct TermMatches {
    rows: FixedBitSet,
    /// One code per row of the archive; 0 for rows that do not match.
    codes: Vec<MatchCode>,
}

impl TermMatches {
    /// Creates a set without matches for an archive with `row_count` rows.
    pub(super) fn new(row_count: usize) -> Self {
        Self {
            rows: FixedBitSet::with_capacity(row_count),
            codes: vec![0; row_count],
        }
    }

    /// Adds a match in headline or excerpt. If the row matches already, the higher level counts.
    pub(super) fn raise_level(&mut self, row: u32, level: u8) {
        bm25::raise_level(&mut self.codes, row, level);
        self.add(row as usize, 0);
    }

    /// Adds a match in the name of a topic or a publisher.
    pub(super) fn add(&mut self, row: usize, flag: MatchCode) {
        if let Some(code) = self.codes.get_mut(row) {
            *code |= flag;
            self.rows.insert(row);
        }
    }

    /// Returns whether nothing matches.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_clear()
    }

    fn code(&self, row: usize) -> usize {
        usize::from(self.codes.get(row).copied().unwrap_or_default())
    }
}

/// Returns the rows that match all required and no excluded terms, with the sums of their scores. Without required
/// terms, all rows of the archive match that are not excluded.
pub(super) fn combine(
    row_count: usize,
    required: &[TermMatches],
    excluded: &[TermMatches],
) -> Hits {
    let mut rows = FixedBitSet::with_capacity(row_count);
    rows.insert_range(..);
    for matches in required {
        rows.intersect_with(&matches.rows);
    }
    for matches in excluded {
        rows.difference_with(&matches.rows);
    }
    let scored = required.iter().map(|matches| {
        let scores = bm25::scores(matches.rows.count_ones(..), row_count);
        (matches, scores)
    });
    let scored: Vec<_> = scored.collect();
    let mut hits = Hits::default();
    for row in rows.ones() {
        let parts = scored
            .iter()
            .map(|(matches, scores)| scores.get(matches.code(row)).copied().unwrap_or_default());
        hits.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        hits.scores.push(parts.fold(0, u16::saturating_add));
    }
    hits
}
