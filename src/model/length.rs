//! How long a video or a course takes.

use std::fmt;

use serde::Serialize;

use crate::json::{Notes, Value, number};

/// A duration in whole seconds.
///
/// ```
/// use broadsheet::model::Length;
///
/// assert_eq!(Length::from_seconds(729).to_string(), "12 min");
/// assert_eq!(Length::from_seconds(4_800).to_string(), "1 h 20 min");
/// assert_eq!(Length::from_seconds(45).to_string(), "45 s");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Length(u32);

impl Length {
    /// A duration of so many seconds.
    pub fn from_seconds(seconds: u32) -> Self {
        Self(seconds)
    }

    /// Reads seconds.
    pub fn read(value: Value<'_>, notes: &mut Notes) -> Self {
        Self(number(value, notes))
    }

    /// The duration in seconds.
    pub fn seconds(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Length {
    /// Hours and minutes, rounded to the nearest minute from one minute on.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 60 {
            return write!(f, "{} s", self.0);
        }
        let minutes = self.0 / 60 + u32::from(self.0 % 60 >= 30);
        match (minutes / 60, minutes % 60) {
            (0, minutes) => write!(f, "{minutes} min"),
            (hours, 0) => write!(f, "{hours} h"),
            (hours, minutes) => write!(f, "{hours} h {minutes} min"),
        }
    }
}
