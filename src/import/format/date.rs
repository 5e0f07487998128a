//! Dates of feeds: RFC 822, RFC 3339, and how programs write neither of them.
//!
//! A date that is none must not take a record with it. It counts as missing, with a warning, and so
//! does one that is impossible: a zero of a program, or decades ahead.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::{Offset, TimeZone},
};

use crate::model::Instant;

/// What counts as no date, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// It cannot be read.
    Unreadable,
    /// It is the zero of a clock or a program.
    Zero,
}

impl NoDate {
    /// The words for a warning.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Unreadable => "a date; taken for none",
            Self::Zero => "a date; a zero of a program is taken for none",
        }
    }
}

/// What is said of a date that is too far ahead of the others.
pub const AHEAD: &str = "a date less than 20 years after the others; taken for none";

const YEAR: i64 = 31_556_952;
/// 2026-01-01: the dates of a feed are expected to begin to run ahead at the earliest from here.
const PRESENT: i64 = 1_767_225_600;
/// Dates this far after all before them are impossible.
const MAX_AHEAD: i64 = 20 * YEAR;
/// The largest distance of a time zone from UTC.
const ZONE: i64 = 14 * 3_600;

/// Midnights that programs write where there is no date: year 1 (Go, .NET), 1601 (Windows), 1753
/// (SQL Server), 1899 and 1900 (spreadsheets), 1904 (Macintosh), 1970 (Unix).
const ZEROS: [i64; 8] = [
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
pub fn read(text: &str) -> Result<Instant, NoDate> {
    let text = text.trim();
    if text.starts_with("0000-") {
        return Err(NoDate::Zero);
    }
    let instant = parse(text).ok_or(NoDate::Unreadable)?;
    let is_zero = |zero: &i64| {
        let distance = (instant.seconds() - zero).abs();
        // A zero of local time is off by a zone, which is a number of quarters of an hour.
        distance <= ZONE && distance % 900 == 0
    };
    if instant.seconds() < ZEROS[1] - ZONE || ZEROS.iter().any(is_zero) {
        return Err(NoDate::Zero);
    }
    Ok(instant)
}

/// The last instant that is possible among these dates. No clock is asked: dates may lie 20 years
/// after 2026, or after the newest of those that are possible themselves.
pub fn horizon(dates: impl IntoIterator<Item = Instant>) -> Instant {
    let mut seconds: Vec<i64> = dates.into_iter().map(Instant::seconds).collect();
    seconds.sort_unstable();
    let last = seconds.into_iter().fold(PRESENT, |last, date| {
        if date <= last + MAX_AHEAD {
            last.max(date)
        } else {
            last
        }
    });
    Instant::from_seconds(last + MAX_AHEAD)
}

fn parse(text: &str) -> Option<Instant> {
    // Longer than any date with its day and zone.
    if text.len() > 80 {
        return None;
    }
    if let Ok(timestamp) = text.parse::<Timestamp>() {
        return whole(timestamp);
    }
    let mut parts = Parts::default();
    let text = without_t(text);
    let separators = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')');
    for word in text.split(separators).filter(|word| !word.is_empty()) {
        parts.take(word);
    }
    parts.instant()
}

/// Parts the day and the time of RFC 3339.
fn without_t(text: &str) -> String {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    let mut parted = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        let is_between = before.is_ascii_digit() && chars.peek().is_some_and(char::is_ascii_digit);
        let is_t = matches!(c, 'T' | 't') && is_between;
        parted.push(if is_t { ' ' } else { c });
        before = c;
    }
    parted
}

fn whole(timestamp: Timestamp) -> Option<Instant> {
    let seconds = timestamp.as_second() - i64::from(timestamp.subsec_nanosecond() < 0);
    let instant = Instant::from_seconds(seconds);
    (instant.seconds() == seconds).then_some(instant)
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Zones with names, in hours from UTC: those of RFC 822, and a few that are written often.
const ZONES: &[(&str, i32)] = &[
    ("gmt", 0),
    ("ut", 0),
    ("utc", 0),
    ("z", 0),
    ("wet", 0),
    ("bst", 1),
    ("cet", 1),
    ("west", 1),
    ("cest", 2),
    ("eet", 2),
    ("eest", 3),
    ("msk", 3),
    ("jst", 9),
    ("kst", 9),
    ("aest", 10),
    ("aedt", 11),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// The parts of a date, in whatever order they come.
#[derive(Default)]
struct Parts {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    time: Option<Time>,
    zone: Option<i32>,
    is_afternoon: Option<bool>,
    is_wrong: bool,
}

impl Parts {
    fn take(&mut self, word: &str) {
        let lower = word.to_ascii_lowercase();
        let lower = lower.trim_end_matches('.');
        let letters = lower.chars().take_while(char::is_ascii_alphabetic).count();
        let month = lower.get(..3).filter(|_| letters == lower.len());
        let month = month.and_then(|word| MONTHS.iter().position(|month| *month == word));
        if let (Some(month), None) = (month, self.month) {
            self.month = i8::try_from(month + 1).ok();
        } else if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == lower) {
            self.zone = self.zone.or(Some(hours * 3_600));
        } else if matches!(lower, "am" | "pm") {
            self.is_afternoon = Some(lower == "pm");
        } else if lower.contains(':') && !lower.starts_with(['+', '-']) {
            self.take_time(lower);
        } else if lower.starts_with(['+', '-'])
            || lower.starts_with("gmt")
            || lower.starts_with("utc")
        {
            self.zone = offset(lower.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
            self.is_wrong |= self.zone.is_none();
        } else if lower.starts_with(|c: char| c.is_ascii_digit()) {
            self.take_day(lower);
        }
        // What is left are names of days, and what they are called in other languages.
    }

    /// Takes a day, a year, or a date in digits.
    fn take_day(&mut self, word: &str) {
        let word = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let fields: Vec<&str> = word.split(['-', '/', '.']).collect();
        match fields.as_slice() {
            [one] if one.len() <= 2 && self.day.is_none() => self.day = one.parse().ok(),
            [one] => self.year = year(one),
            [first, month, last] => {
                let (first, last) = if first.len() > 2 {
                    (last, first)
                } else {
                    (first, last)
                };
                self.day = first.parse().ok();
                let named = MONTHS.iter().position(|name| month.get(..3) == Some(*name));
                let named = named.and_then(|month| i8::try_from(month + 1).ok());
                // `03/04/2024` is March in one country and April in another.
                let is_clear = named.is_some() || word.contains('-') || word.contains('.');
                self.month = named
                    .or_else(|| month.parse().ok())
                    .filter(|_| is_clear || last == &fields[0]);
                self.year = year(last);
            }
            _ => self.is_wrong = true,
        }
    }

    /// Takes a time of day, with an offset behind it or without.
    fn take_time(&mut self, word: &str) {
        let end = word.find(['+', '-', 'z']).unwrap_or(word.len());
        let (time, zone) = word.split_at(end);
        if !zone.is_empty() {
            self.zone = if zone == "z" { Some(0) } else { offset(zone) };
            self.is_wrong |= self.zone.is_none();
        }
        let (time, half) = match time.strip_suffix("am").or(time.strip_suffix("pm")) {
            Some(rest) => (rest, Some(time.ends_with("pm"))),
            None => (time, None),
        };
        self.is_afternoon = half.or(self.is_afternoon);
        let mut fields = time.split(['.', ',']).next().unwrap_or_default().split(':');
        let mut next = |missing: Option<i8>| match fields.next() {
            Some(field) => field.parse::<i8>().ok(),
            None => missing,
        };
        let parts = (next(None), next(Some(0)), next(Some(0)));
        self.time = match parts {
            // Leap seconds, and the end of a day.
            (Some(hour), Some(minute), Some(second)) => {
                Time::new(hour % 24, minute, second.min(59), 0).ok()
            }
            _ => None,
        };
        self.is_wrong |= self.time.is_none() || parts.0.is_none_or(|hour| hour > 24);
    }

    fn instant(self) -> Option<Instant> {
        if self.is_wrong {
            return None;
        }
        let date = Date::new(self.year?, self.month?, self.day?).ok()?;
        let mut time = self.time.unwrap_or(Time::midnight());
        let hour = time.hour();
        let hour = match self.is_afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        time = Time::new(hour, time.minute(), time.second(), 0).ok()?;
        let zone = Offset::from_seconds(self.zone.unwrap_or_default()).ok()?;
        let zoned = date.to_datetime(time).to_zoned(TimeZone::fixed(zone));
        whole(zoned.ok()?.timestamp())
    }
}

/// A year; of two digits, that of 1970 to 2069.
fn year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    Some(match digits.len() {
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    })
}

/// `+0200`, `+02:00`, `-4`, in seconds.
fn offset(text: &str) -> Option<i32> {
    if text.is_empty() {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.trim_start_matches(['+', '-']).replace(':', "");
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() <= 2 {
        (number, 0)
    } else {
        (number / 100, number % 100)
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
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
            ("Tue, 03 Mar 2026 24:00:00 GMT", "2026-03-03T00:00:00Z"),
            ("  Thu, 01 Jan 1970 20:00:00 GMT ", "1970-01-01T20:00:00Z"),
            ("1912-04-15", "1912-04-15T00:00:00Z"),
        ] {
            let read = read(text).map(|instant| instant.to_string());
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        use NoDate::{Unreadable, Zero};
        for (text, expected) in [
            ("", Unreadable),
            ("soon", Unreadable),
            ("2026-13-40", Unreadable),
            ("2026", Unreadable),
            ("Tue, 31 Feb 2026 07:05:00 GMT", Unreadable),
            ("Tue, 03 Mar 2026 27:05:00 GMT", Unreadable),
            ("03/04/2026", Unreadable),
            ("1772521500", Unreadable),
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
