//! Defines days of the calendar.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::instant::Instant;

/// A day of the calendar, stored as days since 1970-01-01; negative before. The range is the years 1 to
/// 9999. An export has it as `YYYY-MM-DD`.
///
/// ```
/// use broadsheet::model::{Day, Instant};
///
/// let day = Day::parse("2022-05-25");
/// assert_eq!(day, Some(Instant::from_seconds(1_653_509_400).day()));
/// assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2022-05-25"));
/// for bad in ["", "2022", "2022-02-30", "25.5.2022", "2022-5-1"] {
///     assert_eq!(Day::parse(bad), None, "{bad}");
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

const SECONDS_PER_DAY: i64 = 86_400;

/// The number of minutes of a day.
pub const MINUTES_PER_DAY: i64 = 1_440;

impl Day {
    /// Creates the day this many days after 1970-01-01, clamped to the years 1 to 9999.
    pub fn from_number(days: i64) -> Self {
        Instant::from_seconds(days.saturating_mul(SECONDS_PER_DAY)).day()
    }

    /// Returns the day that contains a minute since 1970.
    pub fn from_minute(minute: i64) -> Self {
        Self::from_number(minute.div_euclid(MINUTES_PER_DAY))
    }

    /// Returns the days since 1970.
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// Returns the midnight (UTC) at its start.
    pub fn start(self) -> Instant {
        Instant::from_seconds(self.number() * SECONDS_PER_DAY)
    }

    /// Returns the day with this year, month (1–12) and day (1–31), or `None` if the calendar does
    /// not have it.
    ///
    /// The algorithm is `days_from_civil` of Howard Hinnant, *chrono-Compatible Low-Level Date
    /// Algorithms*.
    pub fn from_civil(year: i64, month: u8, day: u8) -> Option<Self> {
        let shifted_year = year - i64::from(month <= 2);
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let shifted_month = (i64::from(month) + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let found = Self::from_number(era * 146_097 + day_of_era - 719_468);
        (found.start().civil() == (year, month, day)).then_some(found)
    }

    /// Parses `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = |length: usize| {
            let part = parts.next().filter(|part| part.len() == length)?;
            let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return None;
        }
        Self::from_civil(
            i64::from(year),
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
    }
}

impl Instant {
    /// Returns the day in UTC.
    pub fn day(self) -> Day {
        let days = self.seconds().div_euclid(SECONDS_PER_DAY);
        Day(i32::try_from(days).unwrap_or_default())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let expected = || serde::de::Error::custom("expected a day as YYYY-MM-DD");
        Self::parse(&text).ok_or_else(expected)
    }
}

impl fmt::Display for Day {
    /// Writes `YYYY-MM-DD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.start().date())
    }
}
