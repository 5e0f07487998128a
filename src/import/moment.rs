//! Dates as records write them.

use jiff::{Timestamp, civil, tz::TimeZone};

use super::{fields::Field, findings::Findings, node::Value, report::ProblemKind};
use crate::model::Instant;

/// What is expected of a date.
pub const EXPECTED: &str = "a date such as 2024-05-31T09:30:00+02:00, in the years 1 to 9999";

/// Reads an RFC 3339 date: with an offset, without one (then it is UTC, and a note says so), or a
/// day alone (its midnight in UTC). A space may stand for the `T`.
///
/// # Errors
/// The text that is no date; the caller knows how bad that is.
pub fn read<'a>(field: &Field<'a>, findings: &mut Findings) -> Result<Instant, &'a str> {
    let Value::Scalar { text, .. } = &field.node.value else {
        return Err(field.node.shown());
    };
    let (instant, has_zone) = parse(text.trim()).ok_or(text.as_str())?;
    if !has_zone {
        field.note(
            ProblemKind::NoTimeZone,
            findings,
            text,
            "a time zone; taken as UTC",
        );
    }
    Ok(instant)
}

/// Reads a date in any spelling that [`read`] takes, without a report. A time without a zone is UTC.
pub fn parse_text(text: &str) -> Option<Instant> {
    let (instant, _) = parse(text.trim())?;
    Some(instant)
}

/// Whether an instant is on the first day of the year 1: Go prints it where there is no date.
pub fn is_zero_of_go(instant: Instant) -> bool {
    instant.date() == "0001-01-01"
}

/// The instant, and whether its text says in which zone (a day alone needs none).
fn parse(text: &str) -> Option<(Instant, bool)> {
    // jiff also reads years in six digits and zone names in brackets; records have neither.
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.contains('[') {
        return None;
    }
    // YAML's own timestamps allow a space before the zone.
    let joined = match text.rsplit_once(' ') {
        Some((time, zone)) if zone.starts_with(['+', '-', 'Z', 'z']) => format!("{time}{zone}"),
        _ => text.to_owned(),
    };
    if let Ok(timestamp) = joined.parse::<Timestamp>() {
        return checked(timestamp).map(|instant| (instant, true));
    }
    let is_day = joined.len() <= 10;
    let civil = if is_day {
        joined.parse::<civil::Date>().ok()?.at(0, 0, 0, 0)
    } else {
        joined.parse::<civil::DateTime>().ok()?
    };
    let zoned = civil.to_zoned(TimeZone::UTC).ok()?;
    checked(zoned.timestamp()).map(|instant| (instant, is_day))
}

/// An instant that is not moved into the model's range but in it.
fn checked(timestamp: Timestamp) -> Option<Instant> {
    // Whole seconds before the moment, before 1970 too.
    let seconds = timestamp.as_second() - i64::from(timestamp.subsec_nanosecond() < 0);
    let instant = Instant::from_seconds(seconds);
    (instant.seconds() == seconds).then_some(instant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for (text, expected) in [
            ("2021-05-26T13:27:00Z", Some("2021-05-26T13:27:00Z")),
            ("2021-04-05T16:59:00-07:00", Some("2021-04-05T23:59:00Z")),
            ("2021-04-05 16:59:00+0200", Some("2021-04-05T14:59:00Z")),
            ("2021-04-05 16:59:00 +02:00", Some("2021-04-05T14:59:00Z")),
            ("2021-04-05T16:59Z", Some("2021-04-05T16:59:00Z")),
            ("2021-04-05t16:59:00.123z", Some("2021-04-05T16:59:00Z")),
            ("2021-04-05T16:59:00", Some("2021-04-05T16:59:00Z")),
            ("2021-04-05", Some("2021-04-05T00:00:00Z")),
            ("1969-12-31T23:59:59.5Z", Some("1969-12-31T23:59:59Z")),
            ("2016-12-31T23:59:60Z", Some("2016-12-31T23:59:59Z")),
            ("0001-01-01T00:00:00Z", Some("0001-01-01T00:00:00Z")),
            ("0001-01-01T00:00:00+01:00", None),
            ("0000-06-01", None),
            ("9999-12-31T23:59:59-01:00", None),
            ("-000001-01-01", None),
            ("10000-01-01", None),
            ("2021-02-29", None),
            ("2021-13-01", None),
            ("2021-04-05T25:00:00Z", None),
            ("31.05.2021", None),
            ("yesterday", None),
            ("1621234567", None),
            ("2021-04-05T16:59:00+02:00[Europe/Berlin]", None),
            ("", None),
        ] {
            let read = parse(text).map(|(instant, _)| instant.to_string());
            assert_eq!(read.as_deref(), expected, "{text:?}");
        }
    }
}
