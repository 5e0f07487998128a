//! Filters of dates.

use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime},
    fmt::temporal::Pieces,
};
use liquid_core::{Error, Result, Value, model};

use super::{
    super::{runtime, values},
    FilterFunction, FilterInput,
};

/// The filters by name.
pub const FILTERS: &[(&str, FilterFunction)] = &[
    ("date", |input| {
        let format = input.argument_text(0)?;
        if format.is_empty() {
            return Ok(input.value.to_value());
        }
        formatted(input, &format)
    }),
    ("date_to_long_string", |input| named(input, "%B")),
    ("date_to_rfc822", |input| {
        formatted(input, "%a, %d %b %Y %H:%M:%S %z")
    }),
    ("date_to_string", |input| named(input, "%b")),
    ("date_to_xmlschema", |input| {
        formatted(input, "%Y-%m-%dT%H:%M:%S%:z")
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

/// The longest format, in bytes.
const MAX_FORMAT_BYTES: usize = 200;

/// Returns the date of the input in a format of `strftime`.
fn formatted(input: &FilterInput, format: &str) -> Result<Value> {
    if input.value.is_nil() {
        return Ok(Value::Nil);
    }
    let text = input.text()?;
    if !text.contains(|c: char| c.is_ascii_digit()) && !is_now(&text) {
        return Ok(input.value.to_value());
    }
    Ok(Value::scalar(format_date(&date(input, &text)?, format)?))
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
    let is_ordinal = input.argument_text(0)? == "ordinal";
    if !is_ordinal {
        return formatted(input, &format!("%d {month} %Y"));
    }
    let text = input.text()?;
    let date = date(input, &text)?;
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

/// Returns the date of a text. A time with an offset is shown in the time zone of the site.
fn date(input: &FilterInput, text: &str) -> Result<model::DateTime> {
    let unreadable = || Error::with_msg("a date was expected");
    let text = text.trim();
    if is_now(text) {
        return Err(Error::with_msg("the time of the build is not known"));
    }
    let in_site = |timestamp: Timestamp| {
        let zone = runtime::time_zone(input.runtime);
        let zoned: Zoned = timestamp.to_zoned(zone);
        zoned.strftime("%Y-%m-%d %H:%M:%S %z").to_string()
    };
    let spelled = if values::number(input.value).is_some() || is_whole(text) {
        let seconds = text.parse().map_err(|_| unreadable())?;
        in_site(Timestamp::from_second(seconds).map_err(|_| unreadable())?)
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
            Some(offset) => in_site(offset.to_timestamp(time).map_err(|_| unreadable())?),
            None => time.strftime("%Y-%m-%d %H:%M:%S +0000").to_string(),
        }
    };
    model::DateTime::from_str(&spelled).ok_or_else(unreadable)
}

fn is_whole(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn day(text: &str) -> Option<Date> {
    let mut formats = DAY_FORMATS.iter();
    formats.find_map(|format| Date::strptime(format, text).ok())
}
