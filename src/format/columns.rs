//! Defines columns: a few small integers per row, for filters and counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode_json, row_runs::RowRuns, vlq};
use crate::model::{Day, Instant};

/// The columns of one segment of rows.
///
/// Most columns have one value per row. [`Columns::minutes`] has one per dated row, and the columns of run lengths
/// ([`RowRuns`]) have fewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The number of undated rows, which are the first of the segment.
    pub undated: usize,
    /// The minutes since the previous dated row; for the first dated row, since 1970. For a row that is earlier than the
    /// one before, 0.
    #[serde(with = "vlq::steps")]
    pub minutes: Vec<i64>,
    /// The dated rows that are earlier than the one before, which happens between days of different time zones: their
    /// index in [`Columns::minutes`], then by how many minutes.
    #[serde(with = "vlq::list", default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<u32>,
    /// The publisher, as an index into the manifest's list.
    #[serde(with = "vlq::list")]
    pub provider: Vec<u32>,
    /// The type, as an index into the manifest's list.
    #[serde(with = "vlq::list")]
    pub kind: Vec<u32>,
    /// The topics of each row, as an index into [`Columns::topic_sets`].
    #[serde(with = "vlq::list")]
    pub topics: Vec<u32>,
    /// Combinations of topics, in the order of their first row. Topics are indices into the
    /// manifest's list.
    #[serde(rename = "sets")]
    pub topic_sets: Vec<Vec<u32>>,
    /// The number of publishers that cover each story, at least 1.
    #[serde(with = "vlq::list")]
    pub publishers: Vec<u32>,
    /// The English rows. In them, forms of one word match each other.
    pub english: RowRuns,
    /// The rows that stand under the day before their day in UTC.
    #[serde(
        rename = "dayBefore",
        default,
        skip_serializing_if = "RowRuns::is_empty"
    )]
    pub day_before: RowRuns,
    /// The rows that stand under the day after their day in UTC.
    #[serde(
        rename = "dayAfter",
        default,
        skip_serializing_if = "RowRuns::is_empty"
    )]
    pub day_after: RowRuns,
}

/// The sizes of the manifest's lists. Every index in a column must be smaller.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// The number of rows of the segment.
    pub rows: usize,
    /// The number of publishers.
    pub providers: usize,
    /// The number of types.
    pub kinds: usize,
    /// The number of topics.
    pub topics: usize,
}

/// One row of the columns.
#[derive(Clone, Debug)]
pub struct Row {
    /// The publication time.
    pub time: Option<Instant>,
    /// The day that it stands under, if that is not the day of `time` in UTC.
    pub own_day: Option<Day>,
    /// The publisher, as an index into the manifest's list.
    pub provider: u32,
    /// The type, as an index into the manifest's list.
    pub kind: u32,
    /// The topics, as indices into the manifest's list.
    pub topics: Vec<u32>,
    /// The number of publishers that cover it.
    pub publishers: u32,
    /// Whether it is in English.
    pub is_english: bool,
}

/// The memory of [`Columns::push`] of the rows before.
#[derive(Clone, Debug, Default)]
pub struct PushState {
    /// The minute of the last dated row.
    last_minute: Option<i64>,
    /// The index of each combination of topics.
    topic_sets: BTreeMap<Vec<u32>, u32>,
}

impl Columns {
    /// Appends a row. Rows come in the order of the archive: undated ones first, then by time. `state` begins empty.
    pub fn push(&mut self, row: Row, state: &mut PushState) {
        let PushState {
            last_minute,
            topic_sets,
        } = state;
        match row.time {
            None => self.undated += 1,
            Some(time) => {
                let minute = time.minutes();
                let step = minute - last_minute.unwrap_or(0);
                if step < 0 && last_minute.is_some() {
                    let clamp = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                    let minutes = u32::try_from(-step).unwrap_or(u32::MAX);
                    self.earlier.extend([clamp(self.minutes.len()), minutes]);
                    self.minutes.push(0);
                } else {
                    self.minutes.push(step);
                }
                *last_minute = Some(minute);
            }
        }
        let shift = row.time.zip(row.own_day);
        let shift = shift.map_or(0, |(time, own_day)| own_day.number() - time.day().number());
        self.day_before.push(shift < 0);
        self.day_after.push(shift > 0);
        self.english.push(row.is_english);
        self.provider.push(row.provider);
        self.kind.push(row.kind);
        let next = u32::try_from(self.topic_sets.len()).unwrap_or(u32::MAX);
        let set = *topic_sets.entry(row.topics.clone()).or_insert_with(|| {
            self.topic_sets.push(row.topics);
            next
        });
        self.topics.push(set);
        self.publishers.push(row.publishers);
    }

    /// Returns the days of the dated rows, ascending.
    pub fn days(&self) -> impl Iterator<Item = Day> + '_ {
        let shifts = self.day_before.rows().zip(self.day_after.rows());
        let shifts = shifts.skip(self.undated);
        let days = self.absolute_minutes().map(Day::from_minute).zip(shifts);
        days.map(|(day, (is_before, is_after))| {
            Day::from_number(day.number() - i64::from(is_before) + i64::from(is_after))
        })
    }

    /// Returns the minutes since 1970 of the dated rows. They ascend within each day.
    pub fn absolute_minutes(&self) -> impl Iterator<Item = i64> + '_ {
        let mut earlier = self.earlier.chunks_exact(2).peekable();
        let steps = self.minutes.iter().enumerate();
        steps.scan(0_i64, move |minute, (index, step)| {
            let back = earlier.next_if(|pair| pair[0] as usize == index);
            let back = back.map_or(0, |pair| i64::from(pair[1]));
            *minute = minute.saturating_add(*step).saturating_sub(back);
            Some(*minute)
        })
    }

    /// Reads a segment and checks its indices against the manifest's lists.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if a
    /// column has a wrong length or an index is out of range.
    pub fn decode(file: &str, text: &str, bounds: Bounds) -> Result<Self, DecodeError> {
        let columns: Self = decode_json(file, text)?;
        let inconsistent = |expected: &str| Err(DecodeError::inconsistent(file, expected));
        let rows = bounds.rows;
        let lengths = [
            columns.undated.saturating_add(columns.minutes.len()),
            columns.provider.len(),
            columns.kind.len(),
            columns.topics.len(),
            columns.publishers.len(),
        ];
        if lengths.iter().any(|length| *length != rows) {
            return inconsistent(&format!("{rows} rows in every column"));
        }
        let within =
            |numbers: &[u32], end: usize| numbers.iter().all(|number| (*number as usize) < end);
        if !within(&columns.provider, bounds.providers) {
            return inconsistent("publishers from the manifest's list");
        }
        if !within(&columns.kind, bounds.kinds) {
            return inconsistent("types from the manifest's list");
        }
        if !within(&columns.topics, columns.topic_sets.len()) {
            return inconsistent("topics from the list of combinations");
        }
        if !columns
            .topic_sets
            .iter()
            .all(|set| within(set, bounds.topics))
        {
            return inconsistent("topics from the manifest's list");
        }
        let is_complete = |runs: &RowRuns| runs.row_count() == rows as u64;
        if !is_complete(&columns.english) {
            return inconsistent(&format!("runs of {rows} English and other rows"));
        }
        for runs in [&columns.day_before, &columns.day_after] {
            if !runs.is_empty() && !is_complete(runs) {
                return inconsistent(&format!("runs of {rows} rows with days of their own"));
            }
        }
        Ok(columns)
    }
}
