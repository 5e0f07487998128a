//! Fills in the patterns by which generators name pages, such as `/:year/:month/:title/`.

use deunicode::deunicode;
use jiff::{civil, fmt::strtime, tz::TimeZone};
use unicode_normalization::char::is_combining_mark;

use crate::import::{
    fields::{
        date_in_path,
        dates::{self, Zone},
        slugs,
    },
    syntax::node::Node,
};

/// Returns the days and times that a record may have in its address: the first date among these fields, else
/// that at the beginning of its name. A time with a zone is returned as it is written and as in the zone of the
/// site, because generators differ in this.
pub fn dates_of(
    front_matter: &Node,
    fields: &[&str],
    path: &str,
    site_zone: Option<&TimeZone>,
) -> Vec<civil::DateTime> {
    let texts = fields
        .iter()
        .filter_map(|name| front_matter.get(name)?.as_text());
    let mut parsed = texts.filter_map(|text| dates::parse(text).ok());
    let of_name = || {
        let name = date_in_path::dated_name(slugs::stem(path))?;
        dates::parse(&name.date).ok()
    };
    let Some(date) = parsed.next().or_else(of_name) else {
        return Vec::new();
    };
    let mut dates = vec![date.civil];
    let in_zone = |zone: &TimeZone, assumed: &TimeZone| {
        let instant = date.instant(assumed)?;
        let timestamp = jiff::Timestamp::from_second(instant.seconds()).ok()?;
        Some(timestamp.to_zoned(zone.clone()).datetime())
    };
    if !date.is_day
        && let Some(zone) = site_zone
    {
        let assumed = match date.zone {
            Zone::Offset(_) => zone,
            // Jekyll reads such times as UTC.
            Zone::Missing | Zone::Unknown => &TimeZone::UTC,
        };
        dates.extend(in_zone(zone, assumed));
    }
    dates.dedup();
    dates
}

/// Returns a date in a format of `strftime`, or `None` if the format is invalid.
pub fn formatted(date: civil::DateTime, format: &str) -> Option<String> {
    strtime::format(format, date).ok()
}

/// Replaces the placeholders of a pattern: a colon and a name of letters, digits and `_`. Text in brackets may follow the
/// name (`:sections[1:]`) and is part of it. Returns `None` if `value` does not know a name.
///
/// ```
/// use broadsheet::import::generators::permalink::fill;
///
/// let value = |name: &str| (name == "title").then(|| "tides".to_owned());
/// assert_eq!(fill("/news/:title.html", value).as_deref(), Some("/news/tides.html"));
/// assert_eq!(fill("/:year/:title/", value), None);
/// ```
pub fn fill(pattern: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once(':') {
        filled.push_str(before);
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut length = after.find(|c| !is_name(c)).unwrap_or(after.len());
        let brackets = after.get(length..).filter(|rest| rest.starts_with('['));
        if let Some(end) = brackets.and_then(|rest| rest.find(']')) {
            length += end + 1;
        }
        let (name, after) = after.split_at_checked(length)?;
        if name.is_empty() {
            filled.push(':');
        } else {
            filled.push_str(&value(name)?);
        }
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}

/// Returns a text in which every run of characters that `is_kept` refuses is one `-`, without a `-` at the ends.
pub fn hyphenated(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        if is_kept(c) {
            slug.push(c);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

/// Returns whether a character is a letter, a mark on one, or a digit.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Returns a text as words of ASCII letters and digits in lower case, with `-` between them.
pub fn ascii_slug(text: &str) -> String {
    let ascii = deunicode(text).to_ascii_lowercase();
    hyphenated(&ascii, |c| c.is_ascii_alphanumeric())
}

/// Adds a text to a list that does not contain it.
pub fn push_new(list: &mut Vec<String>, text: String) {
    if !list.contains(&text) {
        list.push(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn placeholders_have_names_and_brackets() {
        let value = |name: &str| match name {
            "a" => Some("x".to_owned()),
            "s[1:]" => Some("y/z".to_owned()),
            _ => None,
        };
        assert_eq!(fill("/:a/:s[1:]/::a", value).as_deref(), Some("/x/y/z/:x"));
        assert_eq!(fill("/:b/", value), None);
        assert_eq!(fill("", value).as_deref(), Some(""));
    }

    #[test]
    fn a_time_with_a_zone_has_the_days_of_both_zones() {
        let node = |text: &str| yaml::parse(text).unwrap().root;
        let zone = dates::time_zone("Asia/Tokyo").unwrap();
        let days = |text: &str, path: &str| {
            let dates = dates_of(&node(text), &["date"], path, Some(&zone));
            let days: Vec<_> = dates.iter().map(|date| date.date().to_string()).collect();
            days.join(" ")
        };
        assert_eq!(days("date: 2024-03-02", "a.md"), "2024-03-02");
        assert_eq!(
            days("date: 2024-03-02T23:00:00Z", "a.md"),
            "2024-03-02 2024-03-03"
        );
        assert_eq!(days("title: x", "_posts/2024-03-02-a.md"), "2024-03-02");
        assert_eq!(days("title: x", "a.md"), "");
    }

    #[test]
    fn slugs_are_words() {
        assert_eq!(ascii_slug("Don't stop: Köln!"), "don-t-stop-koln");
        assert_eq!(hyphenated("--a  b/ç.", is_word), "a-b-ç");
    }
}
