//! Filters of dates.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    fmt::temporal::Pieces,
    tz::{Offset, TimeZone},
};
use liquid_core::{Error, Result, Value, model};

use super::{super::runtime, FilterFunction, FilterInput};

/// The filters by name.
pub const FILTERS: &[(&str, FilterFunction)] = &[
    ("date", |input| {
        let format = input.argument_text(0)?;
        if format.is_empty() {
            return Ok(input.value.to_value());
        }
        formatted(input, None, &format)
    }),
    ("date_to_long_string", |input| named(input, "%B")),
    ("date_to_rfc822", |input| {
        formatted(input, site_zone(input), "%a, %d %b %Y %H:%M:%S %z")
    }),
    ("date_to_string", |input| named(input, "%b")),
    ("date_to_xmlschema", |input| {
        formatted(input, site_zone(input), "%Y-%m-%dT%H:%M:%S%:z")
    }),
];

/// The spellings of a day without a time.
const DAY_FORMATS: &[&str] = &[
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d %Y",
    "%b %d %Y",
];

/// The spelling that `liquid-core` reads.
const SPELLED_DATE: &str = "%Y-%m-%d %H:%M:%S %z";

/// The longest format, in bytes.
const MAX_FORMAT_BYTES: usize = 200;

/// Returns the date of a post as templates show it, in the time zone of the site.
pub fn post_date(text: &str, zone: &TimeZone) -> Option<String> {
    let date = parse(text, Some(zone)).ok()?;
    format_date(&date, SPELLED_DATE).ok()
}

fn site_zone(input: &FilterInput) -> Option<TimeZone> {
    Some(runtime::time_zone(input.runtime))
}

/// Returns the date of the input in a format of `strftime`. Without a zone, a time keeps its own offset.
fn formatted(input: &FilterInput, zone: Option<TimeZone>, format: &str) -> Result<Value> {
    if input.value.is_nil() {
        return Ok(Value::Nil);
    }
    let text = input.text()?;
    if !text.contains(|c: char| c.is_ascii_digit()) && !is_now(&text) {
        return Ok(input.value.to_value());
    }
    let date = parse(&text, zone.as_ref())?;
    Ok(Value::scalar(format_date(&date, format)?))
}

fn is_now(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "now" | "today")
}

fn format_date(date: &model::DateTime, format: &str) -> Result<String> {
    // A width of many digits would make a long text.
    let mut digits = format.split(|c: char| !c.is_ascii_digit());
    if format.len() > MAX_FORMAT_BYTES || digits.any(|digits| digits.len() > 2) {
        return Err(Error::with_msg("a format that is too long"));
    }
    let text = date.format(format);
    text.map_err(|_| Error::with_msg("a format of dates was expected"))
}

/// Returns the date of the input with the name of its month, and as an ordinal number if the first argument
/// says so.
fn named(input: &FilterInput, month: &str) -> Result<Value> {
    let zone = site_zone(input);
    let is_ordinal = input.argument_text(0)? == "ordinal";
    if !is_ordinal {
        return formatted(input, zone, &format!("%d {month} %Y"));
    }
    let date = parse(&input.text()?, zone.as_ref())?;
    let day = date.day();
    let suffix = match (day, day % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    let month = format_date(&date, month)?;
    let year = date.year();
    Ok(Value::scalar(if input.argument_text(1)? == "US" {
        format!("{month} {day}{suffix}, {year}")
    } else {
        format!("{day}{suffix} {month} {year}")
    }))
}

/// Parses a date. A time with an offset is shown in the zone, if there is one.
fn parse(text: &str, zone: Option<&TimeZone>) -> Result<model::DateTime> {
    let unreadable = || Error::with_msg("a date was expected");
    let text = text.trim();
    if is_now(text) {
        return Err(Error::with_msg("the time of the build is not known"));
    }
    let shown = |timestamp: Timestamp, own: Offset| {
        let own = own.to_time_zone();
        let zoned = timestamp.to_zoned(zone.cloned().unwrap_or(own));
        zoned.strftime(SPELLED_DATE).to_string()
    };
    let is_whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let spelled = if is_whole {
        let seconds = text.parse().map_err(|_| unreadable())?;
        let timestamp = Timestamp::from_second(seconds).map_err(|_| unreadable())?;
        shown(timestamp, Offset::UTC)
    } else if let Some(day) = day(text) {
        format!("{day} 00:00:00 +0000")
    } else {
        // Ruby also writes a space before the offset.
        let joined = text.replacen(" +", "+", 1).replacen(" -", "-", 1);
        let joined = joined.replace(" UTC", "Z").replace(" Z", "Z");
        let pieces = Pieces::parse(&joined).map_err(|_| unreadable())?;
        let time = pieces.time().ok_or_else(unreadable)?;
        let time = DateTime::from_parts(pieces.date(), time);
        match pieces.to_numeric_offset() {
            Some(offset) => shown(offset.to_timestamp(time).map_err(|_| unreadable())?, offset),
            None => time.strftime("%Y-%m-%d %H:%M:%S +0000").to_string(),
        }
    };
    model::DateTime::from_str(&spelled).ok_or_else(unreadable)
}

fn day(text: &str) -> Option<Date> {
    let mut formats = DAY_FORMATS.iter();
    formats.find_map(|format| Date::strptime(format, text).ok())
}
