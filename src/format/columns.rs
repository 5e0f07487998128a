//! Defines columns: a few small integers per row, for filters and counts.

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode_json, vlq};
use crate::model::Instant;

/// The columns of one segment of rows.
///
/// Every column but [`Columns::minutes`] and [`Columns::english`] has one value per row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The number of undated rows, which are the first of the segment.
    pub undated: usize,
    /// The minutes since the previous dated row; for the first dated row, since 1970.
    #[serde(with = "vlq::steps")]
    pub minutes: Vec<i64>,
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
    /// The English rows as run lengths: rows that are not English, then rows that are, and so on.
    /// In English rows, forms of one word match each other.
    #[serde(with = "vlq::list")]
    pub english: Vec<u32>,
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

impl Columns {
    /// Appends a row. Rows come in the order of the archive: undated ones first, then by time.
    ///
    /// `last_minute` is the minute of the previous dated row in this segment.
    pub fn push(&mut self, row: Row, last_minute: &mut Option<i64>) {
        match row.time {
            None => self.undated += 1,
            Some(time) => {
                let minute = time.minutes();
                self.minutes.push(minute - last_minute.unwrap_or(0));
                *last_minute = Some(minute);
            }
        }
        self.provider.push(row.provider);
        self.kind.push(row.kind);
        let set = self.topic_sets.iter().position(|set| *set == row.topics);
        let set = set.unwrap_or_else(|| {
            self.topic_sets.push(row.topics);
            self.topic_sets.len() - 1
        });
        self.topics.push(u32::try_from(set).unwrap_or(u32::MAX));
        self.publishers.push(row.publishers);
        // An even number of runs ends with English rows.
        let is_open =
            !self.english.is_empty() && self.english.len().is_multiple_of(2) == row.is_english;
        if self.english.is_empty() && row.is_english {
            self.english.push(0);
        }
        match self.english.last_mut() {
            Some(run) if is_open => *run += 1,
            _ => self.english.push(1),
        }
    }

    /// Returns whether each row is in English.
    pub fn english(&self) -> impl Iterator<Item = bool> + '_ {
        let runs = self.english.iter().enumerate();
        runs.flat_map(|(index, run)| std::iter::repeat_n(index % 2 == 1, *run as usize))
    }

    /// Returns the minutes since 1970 of the dated rows, ascending.
    pub fn absolute_minutes(&self) -> impl Iterator<Item = i64> + '_ {
        self.minutes.iter().scan(0_i64, |minute, delta| {
            *minute = minute.saturating_add(*delta);
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
        let english = columns.english.iter();
        let english = english.fold(0_u64, |rows, run| rows + u64::from(*run));
        if english != rows as u64 {
            return inconsistent(&format!("runs of {rows} English and other rows"));
        }
        Ok(columns)
    }
}
