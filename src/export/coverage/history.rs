//! How much a term says, by how rare it was before an event.

use std::ops::Range;

use super::terms::HeadlineTerms;
use crate::model::{Outline, day::MINUTES_PER_DAY};

/// How far history reaches back, in minutes: 90 days. A story that comes late has a say in the
/// similarities of so many days, and not of all that follow.
const HISTORY_MINUTES: i64 = 90 * MINUTES_PER_DAY;

/// As if so many more headlines had none of the terms: without them, one word of a short history
/// would count as common.
const UNSEEN_TERM_ROWS: usize = 64;

/// Rarer than one headline in 2^12 makes no difference.
const RARE_TERM_ROWS: u32 = 12;

/// The stories that were there before an event, as rows.
///
/// It ends where the hours begin in which coverage of the event may lie: the more publishers tell
/// of it, the more headlines have its words, which must not make them common.
#[derive(Clone, Debug)]
pub(super) struct History(Range<usize>);

impl History {
    /// The history of events that begin at this minute or later: `undated` rows come before all
    /// others.
    pub fn before(minute: i64, outlines: &[Outline], undated: usize) -> Self {
        let at = |minute: i64| {
            let dated = outlines.get(undated..).unwrap_or_default();
            let is_older = |outline: &Outline| {
                let published = outline.published;
                published.is_some_and(|published| published.minutes() < minute)
            };
            undated + dated.partition_point(is_older)
        };
        Self(at(minute.saturating_sub(HISTORY_MINUTES))..at(minute))
    }

    /// The first row that is not history.
    pub fn end(&self) -> usize {
        self.0.end
    }

    /// How rare a term was, in bits: the binary logarithm of how many headlines there were for each
    /// that had it, rounded down, from 0 to 12. (Inverse document frequency, Spärck Jones 1972, in
    /// steps so wide that one story more seldom matters.)
    pub fn rarity(&self, term: u32, terms: &HeadlineTerms) -> u32 {
        let rows = terms.rows(term);
        let before = |end: usize| rows.partition_point(|row| (*row as usize) < end);
        let having = before(self.0.end) - before(self.0.start);
        let ratio = (self.0.len() + UNSEEN_TERM_ROWS) / (having + 1);
        ratio.max(1).ilog2().min(RARE_TERM_ROWS)
    }
}
