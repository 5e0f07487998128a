//! Defines points in time.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A point in time: whole seconds since 1970-01-01T00:00:00Z; negative before.
///
/// The browser formats it with `Intl`. The exporter writes UTC, so that its output depends on no
/// clock and no time zone.
///
/// ```
/// use broadsheet::model::Instant;
///
/// let instant = Instant::from_seconds(1_653_509_400);
/// assert_eq!(instant.to_string(), "2022-05-25T20:10:00Z");
/// assert_eq!(instant.date(), "2022-05-25");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

const SECONDS_PER_DAY: i64 = 86_400;

impl Instant {
    /// The range of `Intl` and of four-digit years: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
    /// Other values are clamped.
    const RANGE: (i64, i64) = (-62_135_596_800, 253_402_300_799);

    /// Creates the instant this many seconds after 1970, clamped to the years 1 to 9999.
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds.clamp(Self::RANGE.0, Self::RANGE.1))
    }

    /// Returns the seconds since 1970.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// Returns whether it is midnight in UTC, which stands for a day without a time of day. A story
    /// published exactly at midnight is shown with its day only.
    pub fn is_midnight(self) -> bool {
        self.0 % 86_400 == 0
    }

    /// Returns the whole minutes since 1970, rounded down.
    pub fn minutes(self) -> i64 {
        self.0.div_euclid(60)
    }

    /// Returns year, month (1–12) and day (1–31) in UTC.
    ///
    /// The algorithm is `civil_from_days` of Howard Hinnant, *chrono-Compatible Low-Level Date
    /// Algorithms*.
    pub fn civil(self) -> (i64, u8, u8) {
        let days = Self::from_seconds(self.0).0.div_euclid(SECONDS_PER_DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (
            year,
            u8::try_from(month).unwrap_or(1),
            u8::try_from(day).unwrap_or(1),
        )
    }

    /// Returns the date in UTC, `YYYY-MM-DD`.
    pub fn date(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Display for Instant {
    /// Writes RFC 3339 in UTC, to the second.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = Self::from_seconds(self.0).0.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute) = (second / 3_600, second / 60 % 60);
        write!(
            f,
            "{}T{hour:02}:{minute:02}:{:02}Z",
            self.date(),
            second % 60
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_around_leap_days_and_before_1970() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (i64::MAX, "9999-12-31T23:59:59Z"),
            (i64::MIN, "0001-01-01T00:00:00Z"),
        ] {
            assert_eq!(Instant::from_seconds(seconds).to_string(), text);
        }
    }
}
