//! Reads dates of feeds: RFC 822, RFC 3339, and common deviations.
//!
//! An invalid date must not refuse a record. It counts as missing, with a warning. So does an impossible
//! one: the zero value of a program, or a date decades in the future.

use std::fmt;

use jiff::tz::{Offset, TimeZone};

use crate::{
    import::fields::dates::{self, ParsedDate, Zone},
    model::Instant,
};

/// A date of a feed.
#[derive(Clone, Copy, Debug)]
pub struct FeedDate {
    /// The instant.
    pub instant: Instant,
    /// The offset from UTC that the feed writes, if it is not zero. It decides the day of the story.
    offset: Option<Offset>,
}

impl FeedDate {
    fn new(date: &ParsedDate) -> Option<Self> {
        let offset = match date.zone {
            Zone::Offset(offset) if !date.is_day && offset != Offset::UTC => Some(offset),
            _ => None,
        };
        Some(Self {
            instant: date.instant(&TimeZone::UTC)?,
            offset,
        })
    }
}

/// Writes the date as a record does, with the offset of the feed.
impl fmt::Display for FeedDate {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let zone = self.offset.map(TimeZone::fixed);
        match zone.and_then(|zone| dates::in_zone(self.instant, &zone)) {
            Some(text) => f.write_str(&text),
            None => write!(f, "{}", self.instant),
        }
    }
}

/// The reason to reject a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectedDate {
    /// The date cannot be read.
    Unreadable,
    /// The date is the zero value of a clock or a program.
    Unset,
}

impl RejectedDate {
    /// Returns the expected text for a warning.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Unreadable => "a date; the date is ignored",
            Self::Unset => "a date; a placeholder for no date is ignored",
        }
    }
}

/// The expected text for a date that is too far after the others.
pub const FUTURE_DATE_EXPECTED: &str =
    "a date at most 20 years after the others; the date is ignored";

const SECONDS_PER_YEAR: i64 = 31_556_952;
/// 2026-01-01. Dates up to this day are never too far in the future.
const YEAR_2026: i64 = 1_767_225_600;
/// A date that is later than all earlier ones by more than this is impossible.
const MAX_SECONDS_AHEAD: i64 = 20 * SECONDS_PER_YEAR;
/// The maximum offset of a time zone from UTC.
const MAX_ZONE_OFFSET: i64 = 14 * 3_600;

/// The midnights that programs write for no date: year 1 (Go, .NET), 1601 (Windows), 1753 (SQL Server),
/// 1899 and 1900 (spreadsheets), 1904 (Macintosh), 1970 (Unix).
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

/// Parses the instant of a date.
///
/// # Errors
/// Returns [`RejectedDate`] if the text is not a plausible date.
pub fn read(text: &str) -> Result<Instant, RejectedDate> {
    read_date(text).map(|date| date.instant)
}

/// Parses a date.
///
/// # Errors
/// Returns [`RejectedDate`] if the text is not a plausible date.
pub fn read_date(text: &str) -> Result<FeedDate, RejectedDate> {
    let text = text.trim();
    if text.starts_with("0000-") {
        return Err(RejectedDate::Unset);
    }
    let parse = |text: &str| FeedDate::new(&dates::parse(text).ok()?);
    let date = parse(text)
        .or_else(|| parse(without_weekday(text)?))
        .ok_or(RejectedDate::Unreadable)?;
    let instant = date.instant;
    let is_zero = |zero: &i64| {
        let distance = (instant.seconds() - zero).abs();
        // A zero in local time differs by a time zone offset, which is a multiple of 15 minutes.
        distance <= MAX_ZONE_OFFSET && distance % 900 == 0
    };
    if instant.seconds() < UNSET_DATES[1] - MAX_ZONE_OFFSET || UNSET_DATES.iter().any(is_zero) {
        return Err(RejectedDate::Unset);
    }
    Ok(date)
}

/// Joins the two dates of an export, in UTC and in the time of the site, to one with an offset. Returns `None` if their
/// difference is no offset.
pub fn with_offset(utc: &str, local: &str) -> Option<String> {
    let instant = read(utc).ok()?;
    let seconds = read(local).ok()?.seconds() - instant.seconds();
    let is_offset = seconds.abs() <= MAX_ZONE_OFFSET && seconds % 900 == 0;
    let offset = Offset::from_seconds(i32::try_from(seconds).ok()?).ok()?;
    let date = FeedDate {
        instant,
        offset: Some(offset),
    };
    is_offset.then(|| date.to_string())
}

/// Returns a date after its first word, which is a weekday in another language.
fn without_weekday(text: &str) -> Option<&str> {
    let (weekday, date) = text.split_once(',')?;
    let date = date.trim_start();
    let is_word = weekday.chars().all(|c| c.is_alphabetic() || c == '.');
    let is_day = date.starts_with(|c: char| c.is_ascii_digit());
    (is_word && is_day).then_some(date)
}

/// Returns the latest plausible instant for these dates, without the current time: 20 years after
/// 2026-01-01, or after the latest of the plausible dates.
pub fn latest_plausible(dates: impl IntoIterator<Item = Instant>) -> Instant {
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
            // Without a zone a time is in UTC.
            ("Tue, 03 Mar 2026 07:05:00", "2026-03-03T07:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 Z", "2026-03-03T07:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 UT", "2026-03-03T07:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 utc", "2026-03-03T07:05:00Z"),
            ("Wed, 03 Mar 99 07:05:00 GMT", "1999-03-03T07:05:00Z"),
            ("03 Mar 70 07:05 GMT", "1970-03-03T07:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 CET", "2026-03-03T06:05:00Z"),
            ("Fri, 03 Jul 2026 07:05:00 CEST", "2026-07-03T05:05:00Z"),
            ("Fri, 03 Jul 2026 07:05:00 BST", "2026-07-03T06:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 JST", "2026-03-02T22:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 MSK", "2026-03-03T04:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 +05:30", "2026-03-03T01:35:00Z"),
            ("Tue, 03 Mar 2026 07:05:00 +0530", "2026-03-03T01:35:00Z"),
            ("Die, 03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
            ("вт, 03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
            ("Tues, 03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
            ("tue, 03 mar 2026 07:05:00 gmt", "2026-03-03T07:05:00Z"),
            ("Tue, 03 Mar 2026 7:5:0 GMT", "2026-03-03T07:05:00Z"),
            ("Tue, 03 Mar 2026 07:05:00.000 GMT", "2026-03-03T07:05:00Z"),
            ("20260303T070500Z", "2026-03-03T07:05:00Z"),
            ("2026-03-03t07:05:00z", "2026-03-03T07:05:00Z"),
            ("2026-03-03T07:05:00 Z", "2026-03-03T07:05:00Z"),
            ("2026-03-03T07:05Z", "2026-03-03T07:05:00Z"),
            ("2026-03-03 07:05:00 UTC", "2026-03-03T07:05:00Z"),
            ("2026-03-03T07:05:00,5Z", "2026-03-03T07:05:00Z"),
            (
                "Tue Mar 03 2026 07:05:00 GMT+0100 (CET)",
                "2026-03-03T06:05:00Z",
            ),
        ] {
            let read = read(text).map(|instant| instant.to_string());
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn offsets_stay_as_they_are_written() {
        for (text, expected) in [
            (
                "Mon, 04 Mar 2024 23:30:00 -0500",
                "2024-03-04T23:30:00-05:00",
            ),
            ("Mon, 04 Mar 2024 23:30:00 EST", "2024-03-04T23:30:00-05:00"),
            (
                "lun., 04 Mar 2024 23:30:00 +0530",
                "2024-03-04T23:30:00+05:30",
            ),
            ("2024-03-04T23:30:00+01:00", "2024-03-04T23:30:00+01:00"),
            ("2024-03-04T23:30:00Z", "2024-03-04T23:30:00Z"),
            ("Mon, 04 Mar 2024 23:30:00 GMT", "2024-03-04T23:30:00Z"),
            ("2024-03-04T23:30:00", "2024-03-04T23:30:00Z"),
            ("2024-03-04", "2024-03-04T00:00:00Z"),
        ] {
            assert_eq!(read_date(text).unwrap().to_string(), expected, "{text}");
        }
        let joined = |local| with_offset("2024-03-05 04:30:00", local);
        let expected = Some("2024-03-04T23:30:00-05:00");
        assert_eq!(joined("2024-03-04 23:30:00").as_deref(), expected);
        assert_eq!(joined("2024-03-01 23:30:00"), None);
    }

    #[test]
    fn what_is_no_date() {
        use RejectedDate::{Unreadable, Unset};
        for (text, expected) in [
            ("", Unreadable),
            ("soon", Unreadable),
            ("2026-13-40", Unreadable),
            ("2026", Unreadable),
            ("Tue, 31 Feb 2026 07:05:00 GMT", Unreadable),
            ("Tue, 03 Mar 2026 27:05:00 GMT", Unreadable),
            ("03/04/2026", Unreadable),
            ("Mon, 01 Jan 0001 00:00:00 +0000", Unset),
            ("0001-01-01T00:00:00Z", Unset),
            ("0000-00-00 00:00:00", Unset),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Unset),
            ("Wed, 31 Dec 1969 16:00:00 PST", Unset),
            ("1969-12-31T19:00:00Z", Unset),
            ("1970-01-01T01:00:00Z", Unset),
            ("1899-12-30T00:00:00Z", Unset),
            ("1601-01-01T00:00:00Z", Unset),
        ] {
            assert_eq!(read(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn dates_decades_ahead_are_told_without_a_clock() {
        let at = |text: &str| read(text).unwrap();
        let is_possible = |text: &str, others: &[&str]| {
            let all = others.iter().map(|text| at(text)).chain([at(text)]);
            at(text) <= latest_plausible(all)
        };
        assert!(is_possible("2031-01-01", &["2024-01-01"]));
        assert!(is_possible("2020-01-01", &["1912-01-01"]));
        assert!(!is_possible("2099-01-01", &["2024-01-01"]));
        assert!(!is_possible("2099-01-01", &["2098-01-01"]));
        // Feeds of the future are read in the same way.
        assert!(is_possible("2060-01-01", &["2059-01-01", "2044-01-01"]));
    }
}
