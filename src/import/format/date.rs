//! Dates of feeds: RFC 822, RFC 3339, and how programs write neither of them.
//!
//! A date that is none must not take a record with it. It counts as missing, with a warning, and so
//! does one that is impossible: a zero of a program, or decades ahead.

mod parts;

use jiff::Timestamp;

use crate::model::Instant;
use parts::Parts;

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

#[cfg(test)]
mod tests;
