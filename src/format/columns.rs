//! Columns: what filters and counts need to know of every row, a few small integers each.

use serde::{Deserialize, Serialize};

use super::{DecodeError, error};
use crate::model::Instant;

/// The columns of one segment of rows.
///
/// Every column but [`Columns::minutes`] has one value a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// How many of the segment's rows, its first, have no date.
    pub undated: usize,
    /// For each dated row, minutes since the dated row before; for the first, since 1970.
    pub minutes: Vec<i64>,
    /// The publisher, as a number in the manifest's list.
    pub provider: Vec<u32>,
    /// The type, as a number in the manifest's list.
    pub kind: Vec<u32>,
    /// The topics, as a number in [`Columns::sets`].
    pub topics: Vec<u32>,
    /// Combinations of topics, in the order of their first row; topics as numbers in the
    /// manifest's list.
    pub sets: Vec<Vec<u32>>,
    /// How many publishers cover the story, at least 1.
    pub publishers: Vec<u32>,
}

/// How large the manifest's lists are: no number in a column may reach them.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Rows of the segment.
    pub rows: usize,
    /// Publishers.
    pub providers: usize,
    /// Types.
    pub kinds: usize,
    /// Topics.
    pub topics: usize,
}

impl Columns {
    /// Appends a row. Rows come in the archive's order: undated ones first, then by time.
    ///
    /// `last` is the minute of the dated row before, in this segment.
    pub fn push(
        &mut self,
        time: Option<Instant>,
        last: &mut Option<i64>,
        provider: u32,
        kind: u32,
        topics: Vec<u32>,
        publishers: u32,
    ) {
        match time {
            None => self.undated += 1,
            Some(time) => {
                let minute = time.minutes();
                self.minutes.push(minute - last.unwrap_or(0));
                *last = Some(minute);
            }
        }
        self.provider.push(provider);
        self.kind.push(kind);
        let set = self.sets.iter().position(|set| *set == topics);
        let set = set.unwrap_or_else(|| {
            self.sets.push(topics);
            self.sets.len() - 1
        });
        self.topics.push(u32::try_from(set).unwrap_or(u32::MAX));
        self.publishers.push(publishers);
    }

    /// The absolute minutes of the dated rows, ascending.
    pub fn absolute_minutes(&self) -> impl Iterator<Item = i64> + '_ {
        self.minutes.iter().scan(0_i64, |minute, delta| {
            *minute = minute.saturating_add(*delta);
            Some(*minute)
        })
    }

    /// Reads a segment and checks that its numbers stay inside the manifest's lists.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where a column is
    /// too short or too long, a number out of its list, or time runs backwards.
    pub fn decode(file: &str, text: &str, bounds: Bounds) -> Result<Self, DecodeError> {
        let columns: Self = error::parse(file, text)?;
        let misfit = |expected: &str| Err(DecodeError::misfit(file, expected));
        let rows = bounds.rows;
        let lengths = [
            columns.undated.saturating_add(columns.minutes.len()),
            columns.provider.len(),
            columns.kind.len(),
            columns.topics.len(),
            columns.publishers.len(),
        ];
        if lengths.iter().any(|length| *length != rows) {
            return misfit(&format!("{rows} rows in every column"));
        }
        let within = |numbers: &[u32], end: usize| numbers.iter().all(|n| (*n as usize) < end);
        if !within(&columns.provider, bounds.providers) {
            return misfit("publishers from the manifest's list");
        }
        if !within(&columns.kind, bounds.kinds) {
            return misfit("types from the manifest's list");
        }
        if !within(&columns.topics, columns.sets.len()) {
            return misfit("topics from the list of combinations");
        }
        if !columns.sets.iter().all(|set| within(set, bounds.topics)) {
            return misfit("topics from the manifest's list");
        }
        if columns.minutes.iter().skip(1).any(|delta| *delta < 0) {
            return misfit("time that never runs backwards");
        }
        Ok(columns)
    }
}
