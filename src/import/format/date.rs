//! Dates of feeds: RFC 822, RFC 3339, and how programs write neither of them.
//!
//! A date that is none must not take a record with it. It counts as missing, with a warning, and so
//! does one that is impossible: a zero of a program, or decades ahead.

use crate::{import::dates, model::Instant};

/// What counts as no date, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectedDate {
    /// It cannot be read.
    Unreadable,
    /// It is the zero of a clock or a program.
    Zero,
}

impl RejectedDate {
    /// The words for a warning.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Unreadable => "a date; taken for none",
            Self::Zero => "a date; a zero of a program is taken for none",
        }
    }
}

/// What is said of a date that is too far ahead of the others.
pub const FUTURE_DATE_EXPECTED: &str = "a date less than 20 years after the others; taken for none";

const SECONDS_PER_YEAR: i64 = 31_556_952;
/// 2026-01-01: the dates of a feed are expected to begin to run ahead at the earliest from here.
const YEAR_2026: i64 = 1_767_225_600;
/// Dates this far after all before them are impossible.
const MAX_SECONDS_AHEAD: i64 = 20 * SECONDS_PER_YEAR;
/// The largest distance of a time zone from UTC.
const MAX_ZONE_OFFSET: i64 = 14 * 3_600;

/// Midnights that programs write where there is no date: year 1 (Go, .NET), 1601 (Windows), 1753
/// (SQL Server), 1899 and 1900 (spreadsheets), 1904 (Macintosh), 1970 (Unix).
const UNSET_DATES: [i64; 8] = [
    -62_135_596_800,
    -11_644_473_600,
    -6_847_804_800,
    -2_209_161_600,
    -2_209_075_200,
    -2_208_988_800,
    -2_082_844_800,
    0,
];

/// Reads a date.
///
/// # Errors
/// [`NoDate`] if it is none.
pub fn read(text: &str) -> Result<Instant, RejectedDate> {
    let text = text.trim();
    if text.starts_with("0000-") {
        return Err(RejectedDate::Zero);
    }
    let instant = dates::parse_text(text).ok_or(RejectedDate::Unreadable)?;
    let is_zero = |zero: &i64| {
        let distance = (instant.seconds() - zero).abs();
        // A zero of local time is off by a zone, which is a number of quarters of an hour.
        distance <= MAX_ZONE_OFFSET && distance % 900 == 0
    };
    if instant.seconds() < UNSET_DATES[1] - MAX_ZONE_OFFSET || UNSET_DATES.iter().any(is_zero) {
        return Err(RejectedDate::Zero);
    }
    Ok(instant)
}

/// The last instant that is possible among these dates. No clock is asked: dates may lie 20 years
/// after 2026, or after the newest of those that are possible themselves.
pub fn horizon(dates: impl IntoIterator<Item = Instant>) -> Instant {
    let mut seconds: Vec<i64> = dates.into_iter().map(Instant::seconds).collect();
    seconds.sort_unstable();
    let last = seconds.into_iter().fold(YEAR_2026, |last, date| {
        if date <= last + MAX_SECONDS_AHEAD {
            last.max(date)
        } else {
            last
        }
    });
    Instant::from_seconds(last + MAX_SECONDS_AHEAD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_feeds() {
        for (text, expected) in [
            ("Tue, 03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
            ("Tue, 3 Mar 2026 07:05:00 +0200", "2026-03-03T05:05:00Z"),
            ("Tue, 03 Mar 26 07:05 EST", "2026-03-03T12:05:00Z"),
            ("Sun, 03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
            ("Tue,03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
            ("Tue, 03 March 2026 07:05:00 PDT", "2026-03-03T14:05:00Z"),
            (
                "Tuesday, 3 Sept 2026 7:05:00 PM GMT",
                "2026-09-03T19:05:00Z",
            ),
            ("Sat Mar 2 10:00:00 EST 2024", "2024-03-02T15:00:00Z"),
            ("Mar 2, 2024 10:00am", "2024-03-02T10:00:00Z"),
            ("03 Mar 2026", "2026-03-03T00:00:00Z"),
            ("03-Mar-2026 07:05:00", "2026-03-03T07:05:00Z"),
            ("2026-03-03T07:05:00Z", "2026-03-03T07:05:00Z"),
            ("2026-03-03T07:05:00.123+02:00", "2026-03-03T05:05:00Z"),
            ("2026-03-03T07:05:00+0200", "2026-03-03T05:05:00Z"),
            ("2026-03-03T07:05+02:00", "2026-03-03T05:05:00Z"),
            ("2026-03-03 07:05:00 -4", "2026-03-03T11:05:00Z"),
            ("2026-03-03T07:05:00", "2026-03-03T07:05:00Z"),
            ("2026-03-03", "2026-03-03T00:00:00Z"),
            ("2026/03/03 07:05", "2026-03-03T07:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 GMT+1", "2026-03-03T06:05:00Z"),
            (
                "Tue, 03 Mar 2026 07:05:00 +0000 (UTC)",
                "2026-03-03T07:05:00Z",
            ),
            ("Tue, 03 Mar 2026 24:00:00 GMT", "2026-03-04T00:00:00Z"),
            ("1772521500", "2026-03-03T07:05:00Z"),
            ("  Thu, 01 Jan 1970 20:00:00 GMT ", "1970-01-01T20:00:00Z"),
            ("1912-04-15", "1912-04-15T00:00:00Z"),
        ] {
            let read = read(text).map(|instant| instant.to_string());
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        use RejectedDate::{Unreadable, Zero};
        for (text, expected) in [
            ("", Unreadable),
            ("soon", Unreadable),
            ("2026-13-40", Unreadable),
            ("2026", Unreadable),
            ("Tue, 31 Feb 2026 07:05:00 GMT", Unreadable),
            ("Tue, 03 Mar 2026 27:05:00 GMT", Unreadable),
            ("03/04/2026", Unreadable),
            ("Mon, 01 Jan 0001 00:00:00 +0000", Zero),
            ("0001-01-01T00:00:00Z", Zero),
            ("0000-00-00 00:00:00", Zero),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Zero),
            ("Wed, 31 Dec 1969 16:00:00 PST", Zero),
            ("1969-12-31T19:00:00Z", Zero),
            ("1970-01-01T01:00:00Z", Zero),
            ("1899-12-30T00:00:00Z", Zero),
            ("1601-01-01T00:00:00Z", Zero),
        ] {
            assert_eq!(read(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn dates_decades_ahead_are_told_without_a_clock() {
        let at = |text: &str| read(text).unwrap();
        let is_possible = |text: &str, others: &[&str]| {
            let all = others.iter().map(|text| at(text)).chain([at(text)]);
            at(text) <= horizon(all)
        };
        assert!(is_possible("2031-01-01", &["2024-01-01"]));
        assert!(is_possible("2020-01-01", &["1912-01-01"]));
        assert!(!is_possible("2099-01-01", &["2024-01-01"]));
        assert!(!is_possible("2099-01-01", &["2098-01-01"]));
        // A newer feed is as right as one of today.
        assert!(is_possible("2060-01-01", &["2059-01-01", "2044-01-01"]));
    }
}
