//! Measures how rare a term was before an event.

use std::ops::Range;

use super::terms::HeadlineTerms;
use crate::model::{Outline, day::MINUTES_PER_DAY};

/// The length of the history, in minutes: 90 days. A story that is added late thus affects the
/// similarities of 90 days, not of all later stories.
const HISTORY_MINUTES: i64 = 90 * MINUTES_PER_DAY;

/// The number of imaginary headlines without any of the terms (additive smoothing). Without them,
/// one word of a short history would count as common.
const SMOOTHING_ROWS: usize = 64;

/// The maximum rarity, in bits: terms rarer than one headline in 2^12 count the same.
const MAX_RARITY: u32 = 12;

/// The rows of the stories that were published before an event.
///
/// The history ends before the hours in which coverage of the event can lie. Otherwise the words of
/// an event would become common, the more publishers report it.
#[derive(Clone, Debug)]
pub(super) struct History(Range<usize>);

impl History {
    /// Returns the history of events that begin at this minute or later. The first `undated` rows
    /// have no date.
    pub fn before(minute: i64, outlines: &[Outline], undated: usize) -> Self {
        let row_at = |minute: i64| {
            let dated = outlines.get(undated..).unwrap_or_default();
            let is_older = |outline: &Outline| {
                let published = outline.published;
                published.is_some_and(|published| published.minutes() < minute)
            };
            undated + dated.partition_point(is_older)
        };
        Self(row_at(minute.saturating_sub(HISTORY_MINUTES))..row_at(minute))
    }

    /// Returns the first row after the history.
    pub fn end(&self) -> usize {
        self.0.end
    }

    /// Returns the rarity of a term in bits, from 0 to 12. It is the binary logarithm of the number
    /// of headlines per headline that had the term, rounded down. (Inverse document frequency,
    /// Spärck Jones 1972, in steps so wide that one more story seldom matters.)
    pub fn rarity(&self, term: u32, terms: &HeadlineTerms) -> u32 {
        let rows = terms.rows(term);
        let before = |end: usize| rows.partition_point(|row| (*row as usize) < end);
        let rows_with_term = before(self.0.end) - before(self.0.start);
        let ratio = (self.0.len() + SMOOTHING_ROWS) / (rows_with_term + 1);
        ratio.max(1).ilog2().min(MAX_RARITY)
    }
}
