//! Reads the date formats of many generators.
//!
//! Generators read whatever their libraries do: Ruby's `Time.parse` and `DateTime.parse`, Go's
//! layouts, Python's dateutil, JavaScript's `Date`. A text is a date here if every library that
//! reads it gets the same instant.

mod day;
mod grammar;
mod scanner;
#[cfg(test)]
mod tests;
mod time_of_day;
mod zone;

use jiff::{
    Timestamp, civil,
    tz::{AmbiguousOffset, Offset, TimeZone},
};

pub use self::{grammar::parse, zone::Zone};
use super::RecordField;
use crate::{
    import::{
        diagnostics::{Diagnostics, report::ProblemKind},
        syntax::node::{Node, NodeValue},
    },
    model::{Day, Instant},
};

/// The report's text for a value that is not a date.
pub const DATE_EXPECTED: &str = "a date such as 2024-05-31T09:30:00+02:00, in the years 1 to 9999";

/// The longest text that is parsed, in bytes; JavaScript dates with a zone name have about 70.
const MAX_DATE_BYTES: usize = 128;

/// A parsed date, before the time zone of a site is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedDate {
    /// Day and time in whole seconds; midnight if there is only a day.
    pub civil: civil::DateTime,
    /// The zone that the text names.
    pub zone: Zone,
    /// Whether it is a day without a time; then the zone has no meaning.
    pub is_day: bool,
}

impl ParsedDate {
    /// Returns the day as written.
    pub fn day(&self) -> Option<Day> {
        let date = self.civil.date();
        let month = u8::try_from(date.month()).ok()?;
        let day = u8::try_from(date.day()).ok()?;
        Day::from_civil(date.year().into(), month, day)
    }

    /// Returns the instant. A day without a time is midnight in UTC, and a time without a known
    /// zone is in the zone `site`. A skipped time counts as the one after the gap; for a repeated
    /// time the first counts. Returns `None` outside the years 1 to 9999.
    pub fn instant(&self, site: &TimeZone) -> Option<Instant> {
        let offset = match self.zone {
            _ if self.is_day => Offset::UTC,
            Zone::Offset(offset) => offset,
            Zone::Missing | Zone::Unknown => {
                match site.to_ambiguous_timestamp(self.civil).offset() {
                    AmbiguousOffset::Unambiguous { offset } => offset,
                    AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => {
                        before
                    }
                }
            }
        };
        // jiff's own timestamps end a day before the year 9999 does.
        let local = self
            .civil
            .duration_since(civil::date(1970, 1, 1).at(0, 0, 0, 0));
        let seconds = local.as_secs() - i64::from(offset.seconds());
        let instant = Instant::from_seconds(seconds);
        // `from_seconds` clamps values out of range.
        (instant.seconds() == seconds).then_some(instant)
    }
}

/// Writes an instant in a time zone as RFC 3339 does, with the offset of the zone. Returns `None` in the last days of
/// the year 9999.
pub fn in_zone(instant: Instant, zone: &TimeZone) -> Option<String> {
    let timestamp = Timestamp::from_second(instant.seconds()).ok()?;
    let zoned = timestamp.to_zoned(zone.clone());
    Some(zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// The reason why a text is not a date. Its message says what is expected instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// No library reads the text, or they disagree.
    #[error("{}", DATE_EXPECTED)]
    NoDate,
    /// A year, or a month and a year, without a day.
    #[error("a date with its day, such as 2024-05-31")]
    NoDay,
    /// Two numbers that could be day and month in either order.
    #[error("an unambiguous date: {0} or {1}")]
    EitherOrder(civil::Date, civil::Date),
    /// The zero date of a database: `0000-00-00`.
    #[error("a date; this value means that there is none")]
    Unset,
}

/// The text of a field that is not a date, and the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct UnreadableDate<'a> {
    /// The text.
    pub found: &'a str,
    /// The reason.
    pub error: DateError,
}

/// Reads a date field. A day without a time is midnight in UTC. A time without a known zone is UTC,
/// which is reported. Also returns the day as written, if that is not the day in UTC.
///
/// # Errors
/// Returns an [`UnreadableDate`]; the caller reports it with the fitting severity.
pub fn read<'a>(
    field: &RecordField<'a>,
    diagnostics: &mut Diagnostics,
) -> Result<(Instant, Option<Day>), UnreadableDate<'a>> {
    let unreadable = |found, error| UnreadableDate { found, error };
    let NodeValue::Scalar { text, .. } = &field.node.value else {
        return Err(unreadable(field.node.describe(), DateError::NoDate));
    };
    let date = parse(text).map_err(|error| unreadable(text, error))?;
    let instant = date.instant(&TimeZone::UTC);
    let instant = instant.ok_or_else(|| unreadable(text, DateError::NoDate))?;
    match date.zone {
        _ if date.is_day => {}
        Zone::Offset(_) => {}
        Zone::Missing => field.note(
            ProblemKind::NoTimeZone,
            diagnostics,
            text,
            "a time zone; the time is read as UTC",
        ),
        Zone::Unknown => {
            let expected =
                "an offset such as +02:00, because the zone is unknown; the time is read as UTC";
            field.warn(ProblemKind::NoTimeZone, diagnostics, text, expected);
        }
    }
    let written = date.day().filter(|day| *day != instant.day());
    Ok((instant, written))
}

/// Reads a date as [`read`] does. An unreadable one is reported and left out.
pub fn read_or_leave_out(field: &RecordField, diagnostics: &mut Diagnostics) -> Option<Instant> {
    let date = read(field, diagnostics);
    date.map(|(instant, _)| instant)
        .map_err(|unreadable| {
            let expected = format!("{unreadable}; the date is left out");
            let kind = ProblemKind::UnreadableOtherDate;
            field.warn(kind, diagnostics, unreadable.found, &expected);
        })
        .ok()
}

/// Reads a date in any format that [`read`] accepts, without a report. A time without a zone is
/// UTC.
pub fn parse_text(text: &str) -> Option<Instant> {
    parse(text).ok()?.instant(&TimeZone::UTC)
}

/// Reads a date in the time zone of a site. A time without a zone is in that zone, and a day
/// without a time is midnight there.
pub fn parse_in_zone(text: &str, site: &TimeZone) -> Option<Instant> {
    let date = parse(text).ok()?;
    let zone = if date.is_day {
        Zone::Missing
    } else {
        date.zone
    };
    ParsedDate {
        is_day: false,
        zone,
        ..date
    }
    .instant(site)
}

/// Returns the time zone of this name in the IANA database.
pub fn time_zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name.trim()).ok()
}

/// Returns whether a value is an unset date of a program: an instant of the year 1 (the zero of Go
/// and .NET), or `0000-00-00` (MySQL).
pub fn is_unset(node: &Node) -> bool {
    let parsed = node.as_text().map(parse);
    match parsed {
        Some(Ok(date)) => date.civil.year() <= 1,
        Some(Err(error)) => error == DateError::Unset,
        None => false,
    }
}
