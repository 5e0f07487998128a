//! Columns: what filters and counts need to know of every row, a few small integers each.

use serde::Serialize;

use super::{DecodeError, digits, error};
use crate::{
    json::{JsonFields, JsonValue, ReadErrors, list, number},
    model::Instant,
};

/// The columns of one segment of rows.
///
/// Every column but [`Columns::minutes`] and [`Columns::english`] has one value a row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// How many of the segment's rows, its first, have no date.
    pub undated: usize,
    /// For each dated row, minutes since the dated row before; for the first, since 1970.
    #[serde(serialize_with = "digits::steps::serialize")]
    pub minutes: Vec<i64>,
    /// The publisher, as a number in the manifest's list.
    #[serde(serialize_with = "digits::list::serialize")]
    pub provider: Vec<u32>,
    /// The type, as a number in the manifest's list.
    #[serde(serialize_with = "digits::list::serialize")]
    pub kind: Vec<u32>,
    /// The topics, as a number in [`Columns::sets`].
    #[serde(serialize_with = "digits::list::serialize")]
    pub topics: Vec<u32>,
    /// Combinations of topics, in the order of their first row; topics as numbers in the
    /// manifest's list.
    pub sets: Vec<Vec<u32>>,
    /// How many publishers cover the story, at least 1.
    #[serde(serialize_with = "digits::list::serialize")]
    pub publishers: Vec<u32>,
    /// Which rows are English: the lengths of runs of rows, the first of rows that are not, then of
    /// rows that are, and so on in turn. Where a text is English, forms of one word match each other.
    #[serde(serialize_with = "digits::list::serialize")]
    pub english: Vec<u32>,
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

/// What the columns say of one row.
#[derive(Clone, Debug)]
pub struct Row {
    /// When it was published.
    pub time: Option<Instant>,
    /// Its publisher, as a number in the manifest's list.
    pub provider: u32,
    /// Its type, as a number in the manifest's list.
    pub kind: u32,
    /// Its topics, as numbers in the manifest's list.
    pub topics: Vec<u32>,
    /// How many publishers cover it.
    pub publishers: u32,
    /// Whether it is in English.
    pub is_english: bool,
}

impl Columns {
    /// Appends a row. Rows come in the archive's order: undated ones first, then by time.
    ///
    /// `last` is the minute of the dated row before, in this segment.
    pub fn push(&mut self, row: Row, last: &mut Option<i64>) {
        match row.time {
            None => self.undated += 1,
            Some(time) => {
                let minute = time.minutes();
                self.minutes.push(minute - last.unwrap_or(0));
                *last = Some(minute);
            }
        }
        self.provider.push(row.provider);
        self.kind.push(row.kind);
        let set = self.sets.iter().position(|set| *set == row.topics);
        let set = set.unwrap_or_else(|| {
            self.sets.push(row.topics);
            self.sets.len() - 1
        });
        self.topics.push(u32::try_from(set).unwrap_or(u32::MAX));
        self.publishers.push(row.publishers);
        // An even number of runs ends in one of English rows.
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

    /// By row: whether it is English.
    pub fn english(&self) -> impl Iterator<Item = bool> + '_ {
        let runs = self.english.iter().enumerate();
        runs.flat_map(|(place, run)| std::iter::repeat_n(place % 2 == 1, *run as usize))
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
    /// too short or too long, or a number out of its list.
    #[inline(never)]
    pub fn decode(file: &str, text: &str, bounds: Bounds) -> Result<Self, DecodeError> {
        let columns: Self = error::parse(file, text, Self::read)?;
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
        let english = columns.english.iter();
        let english = english.fold(0_u64, |rows, run| rows + u64::from(*run));
        if english != rows as u64 {
            return misfit(&format!("runs of {rows} English and other rows"));
        }
        Ok(columns)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            undated: fields.get("undated", number),
            minutes: fields.get("minutes", digits::steps::read),
            provider: fields.get("provider", digits::list::read),
            kind: fields.get("kind", digits::list::read),
            topics: fields.get("topics", digits::list::read),
            sets: fields.list("sets", |value, notes| list(value, notes, number)),
            publishers: fields.get("publishers", digits::list::read),
            english: fields.get("english", digits::list::read),
        }
    }
}
