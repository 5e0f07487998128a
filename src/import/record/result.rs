//! The result of reading a record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::import::{
    diagnostics::report::Problem,
    visibility::{Publication, Visibility},
};

/// A record after reading, with its story in one form or another.
#[derive(Debug, Serialize, Deserialize)]
pub enum Record<S> {
    /// A story whose slug may still change.
    Published(S),
    /// A record that is not public at any time. Never [`Visibility::Public`].
    Withheld(Visibility),
    /// A record that could not become a story; the diagnostics say why.
    Refused,
}

impl<S> Record<S> {
    /// Converts the story to another form.
    pub fn map<T>(self, to: impl FnOnce(S) -> T) -> Record<T> {
        match self {
            Self::Published(story) => Record::Published(to(story)),
            Self::Withheld(visibility) => Record::Withheld(visibility),
            Self::Refused => Record::Refused,
        }
    }
}

/// A record that was read, with its story in one form or another.
#[derive(Debug, Serialize, Deserialize)]
pub struct RecordReading<S> {
    /// The story, or the reason why there is none.
    pub record: Record<S>,
    /// The problems of the record.
    pub problems: Vec<Problem>,
    /// The fields that are unknown.
    pub unknown: BTreeSet<String>,
    /// The times at which a published record is public.
    pub schedule: RecordSchedule,
}

/// Facts about a record beside its story. They do not depend on the time of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSchedule {
    /// The times at which the record is public.
    pub publication: Publication,
    /// Whether its only date is that of its last change. Then neighboring records decide what it
    /// is.
    pub is_dated_by_change: bool,
}

impl<S> RecordReading<S> {
    /// Converts the story to another form.
    pub fn map<T>(self, to: impl FnOnce(S) -> T) -> RecordReading<T> {
        RecordReading {
            record: self.record.map(to),
            problems: self.problems,
            unknown: self.unknown,
            schedule: self.schedule,
        }
    }
}

/// A record of a file, with its path and its story in one form or another.
#[derive(Debug)]
pub struct ReadRecord<S> {
    /// The path of the file; if it has several records, followed by `#` and the identity of this
    /// one.
    pub path: String,
    /// The reading of the record.
    pub reading: RecordReading<S>,
}
