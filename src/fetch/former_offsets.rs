//! Keeps the day of a record whose feed writes the same time with another offset.
//!
//! Some programs write all times with the offset of the day on which they run, so a change of the clocks would change
//! every record.

use std::borrow::Cow;

use crate::import::fields::dates::{self, Zone};

/// The fields of a record that are dates.
const DATE_FIELDS: [&str; 2] = ["publishedDateTime: ", "updatedDateTime: "];

/// Returns the text of a record with the offsets of its former text, for times that are still the same.
pub fn keep<'a>(text: &'a str, former: &str) -> Cow<'a, str> {
    let mut kept = Cow::Borrowed(text);
    for field in DATE_FIELDS {
        if let (Some(line), Some(former)) = (field_line(text, field), field_line(former, field))
            && line != former
            && is_same_time(line, former, field)
        {
            kept = Cow::Owned(kept.replacen(line, former, 1));
        }
    }
    kept
}

/// Returns the line of a field in the front matter.
fn field_line<'a>(text: &'a str, field: &str) -> Option<&'a str> {
    let front_matter = text.lines().skip(1).take_while(|line| *line != "---");
    front_matter
        .into_iter()
        .find(|line| line.starts_with(field))
}

/// Returns whether two lines have the same instant, and the former one has an offset.
fn is_same_time(line: &str, former: &str, field: &str) -> bool {
    let date = |line: &str| {
        let date = line.strip_prefix(field)?.trim_matches('"');
        dates::parse(date).ok()
    };
    let (Some(date), Some(former)) = (date(line), date(former)) else {
        return false;
    };
    let instant = |date: dates::ParsedDate| date.instant(&jiff::tz::TimeZone::UTC);
    let has_offset = matches!(former.zone, Zone::Offset(offset) if offset.seconds() != 0);
    has_offset && instant(date) == instant(former)
}
