//! Dates as records write them.
//!
//! A generator reads whatever its library does: Ruby's `Time.parse` and `DateTime.parse`, Go's layouts,
//! Python's dateutil, JavaScript's `Date`. Here a text is a date if they mean one instant by it, or if only
//! some of them read it and none reads it in another way.

mod day;
mod grammar;
mod scanner;
#[cfg(test)]
mod tests;
mod time_of_day;
mod zone;

use jiff::{
    civil,
    tz::{AmbiguousOffset, Offset, TimeZone},
};

pub use self::{grammar::parse, zone::Zone};
use super::{
    diagnostics::Diagnostics,
    fields::RecordField,
    node::{Node, NodeValue},
    report::ProblemKind,
};
use crate::model::Instant;

/// What is expected of a date.
pub const DATE_EXPECTED: &str = "a date such as 2024-05-31T09:30:00+02:00, in the years 1 to 9999";

/// The longest text that is looked at, in bytes; JavaScript's dates with the name of a zone have some 70.
const MAX_LENGTH: usize = 128;

/// A date that has been read, before a site's time zone is given to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedDate {
    /// Day and time, in whole seconds; midnight for a day alone.
    pub civil: civil::DateTime,
    /// The zone that the text names.
    pub zone: Zone,
    /// Whether it is a day without a time; its zone means nothing then.
    pub is_day: bool,
}

impl ParsedDate {
    /// Returns the instant: a day alone is its midnight in UTC, and a time without a known zone is one of
    /// `site`. A time that clocks skip there is the one after; of one that comes twice it is the first.
    /// `None` outside the years 1 to 9999.
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
        // jiff's own instants end a day before the year 9999 does.
        let local = self
            .civil
            .duration_since(civil::date(1970, 1, 1).at(0, 0, 0, 0));
        let seconds = local.as_secs() - i64::from(offset.seconds());
        let instant = Instant::from_seconds(seconds);
        // What is outside would be moved to the nearer end.
        (instant.seconds() == seconds).then_some(instant)
    }
}

/// Why a text is no date. Shown, it says what is expected instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing reads it, or what reads it does not agree.
    #[error("{}", DATE_EXPECTED)]
    NoDate,
    /// A year, or a month of one.
    #[error("a date with its day, such as 2024-05-31")]
    NoDay,
    /// Two numbers that are day and month in either order.
    #[error("a date of one meaning: {0} or {1}")]
    EitherOrder(civil::Date, civil::Date),
    /// The zero of a database: `0000-00-00`.
    #[error("a date; this one stands for none")]
    Unset,
}

/// A field that has no date, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{error}")]
pub struct UnreadableDate<'a> {
    /// What it has.
    pub found: &'a str,
    /// What is expected instead.
    pub error: DateError,
}

/// Reads a date: a day alone (its midnight in UTC), or a time, which is UTC if it names no zone that is
/// known; then the findings say so.
///
/// # Errors
/// [`Unread`] with the text that is no date; the caller knows how bad that is.
pub fn read<'a>(
    field: &RecordField<'a>,
    findings: &mut Diagnostics,
) -> Result<Instant, UnreadableDate<'a>> {
    let unread = |found, error| UnreadableDate { found, error };
    let NodeValue::Scalar { text, .. } = &field.node.value else {
        return Err(unread(field.node.shown(), DateError::NoDate));
    };
    let date = parse(text).map_err(|error| unread(text, error))?;
    let instant = date.instant(&TimeZone::UTC);
    let instant = instant.ok_or_else(|| unread(text, DateError::NoDate))?;
    match date.zone {
        _ if date.is_day => {}
        Zone::Offset(_) => {}
        Zone::Missing => field.note(
            ProblemKind::NoTimeZone,
            findings,
            text,
            "a time zone; taken as UTC",
        ),
        Zone::Unknown => {
            let expected = "an offset such as +02:00, for a zone that is not known; taken as UTC";
            field.warn(ProblemKind::NoTimeZone, findings, text, expected);
        }
    }
    Ok(instant)
}

/// Reads a date in any spelling that [`read`] takes, without a report. A time without a zone is UTC.
pub fn parse_text(text: &str) -> Option<Instant> {
    parse(text).ok()?.instant(&TimeZone::UTC)
}

/// Reads a date as the clock of a site does: a time without a zone is one of the site, and a day alone begins with
/// its midnight there.
pub fn on_clock(text: &str, site: &TimeZone) -> Option<Instant> {
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

/// Returns the time zone of this name in the IANA database; UTC if there is none.
pub fn time_zone(name: Option<&str>) -> TimeZone {
    let zone = name.and_then(|name| TimeZone::get(name.trim()).ok());
    zone.unwrap_or(TimeZone::UTC)
}

/// Returns whether a value is what programs write where there is no date: an instant of the year 1 (Go's
/// and .NET's zero), or `0000-00-00` (MySQL's).
pub fn is_unset(node: &Node) -> bool {
    let read = node.as_text().map(parse);
    match read {
        Some(Ok(date)) => date.civil.year() <= 1,
        Some(Err(error)) => error == DateError::Unset,
        None => false,
    }
}
