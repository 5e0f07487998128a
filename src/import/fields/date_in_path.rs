//! Finds days in file names, folders and addresses, for records without a date field.
//!
//! Jekyll, Zola and Hugo put a day in front of names (`2024-03-02-slug`), and Eleventy finds one
//! anywhere in them. Many sites have it in addresses (`/2024/03/02/slug/`). Only days of the
//! calendar count, so version and order numbers are ignored; so is a month without a day.

#[cfg(test)]
mod tests;
mod time_of_day;

use jiff::civil::Date;

use super::slugs;

/// Plausible years for days that are not written as `2024-03-02`.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<i16> = 1900..=2099;

/// A name that begins with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedName<'a> {
    /// The day, with the time if the name has one: `2024-03-02`, `2024-03-02T10:30:00`.
    pub date: String,
    /// The text after the day, as generators use it in addresses; empty if there is none.
    pub after_day: &'a str,
    /// The text after day and time; empty if there is none.
    pub after_time: &'a str,
}

/// Returns the date of a record from its path and addresses. The order is: start of the file name,
/// an address, the folders, inside the file name.
///
/// ```
/// use broadsheet::import::fields::date_in_path::find;
///
/// assert_eq!(find("_posts/2024-3-2-tides.md", &[]).as_deref(), Some("2024-03-02"));
/// assert_eq!(find("a.md", &["/2024/03/02/a/"]).as_deref(), Some("2024-03-02"));
/// assert_eq!(find("2024/03/tides.md", &[]), None);
/// ```
pub fn find(path: &str, addresses: &[&str]) -> Option<String> {
    let stem = slugs::stem(path);
    if let Some(name) = dated_name(stem) {
        return Some(name.date);
    }
    let day = addresses.iter().find_map(|address| in_address(address));
    let day = day.or_else(|| in_address(path));
    let day = day.or_else(|| within_name(stem));
    day.map(|day| day.to_string())
}

/// Returns the parts of a name that begins with a day and an optional time: `2024-3-2-slug`,
/// `2024-03-02T10-30-slug`, `2024-03-02-1030-slug`, `20240302-slug`, `2024-03-02`. Returns `None`
/// for all other names.
///
/// Four digits that can be a year (`2023-12-31-2023-in-review`) are not a time.
pub fn dated_name(name: &str) -> Option<DatedName<'_>> {
    let (run, after) = digits(name);
    let (day, time, rest) = match run.len() {
        4 => {
            let (day, rest) = day_after_year(run, after, &['-', '_', '.'])?;
            (day, None, rest)
        }
        8 => (compact_day(run)?, None, after),
        12 | 14 => {
            let (day, time) = run.split_at_checked(8)?;
            (compact_day(day)?, Some(time_of_day::compact(time)?), after)
        }
        _ => return None,
    };
    let time = match time {
        Some(time) => Some((time, rest)),
        None => time_of_day::after_day(rest),
    };
    let (date, after_time) = match time {
        Some((time, after_time)) => (format!("{day}T{time}"), after_time),
        None => (day.to_string(), rest),
    };
    if !is_end(after_time) {
        return None;
    }
    // Text right after a `T` is not a name.
    let after_day = if is_end(rest) { rest } else { after_time };
    Some(DatedName {
        date,
        after_day: after_day.trim_start_matches(is_separator),
        after_time: after_time.trim_start_matches(is_separator),
    })
}

/// Returns the last day in a path or an address that forms a folder or begins one:
/// `2024/03/02/slug`, `2024/03/02-slug.md`, `/blog/2024-03-02-slug/`,
/// `https://a.example/2024/3/2/`.
pub fn in_address(address: &str) -> Option<Date> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => path,
    };
    let mut last_day = None;
    let mut rest = Some(path);
    while let Some(segments) = rest {
        last_day = leading_day(segments).or(last_day);
        rest = segments.split_once('/').map(|(_, after)| after);
    }
    last_day
}

/// Returns the day that a path of folders begins with.
fn leading_day(path: &str) -> Option<Date> {
    let (run, after) = digits(path);
    let (day, rest) = match run.len() {
        4 => day_after_year(run, after, &['-', '/', '_', '.'])?,
        8 => (compact_day(run)?, after),
        _ => return None,
    };
    (is_end(rest) || rest.starts_with('/')).then_some(day)
}

/// Returns the day between other words of a name: `minutes-2024-03-02-draft`.
pub fn within_name(name: &str) -> Option<Date> {
    let words: Vec<&str> = name.split(['-', '_', ' ', '.']).collect();
    words.windows(3).find_map(|parts| {
        let [year, month, day] = parts else {
            return None;
        };
        let has_lengths = (year.len(), month.len(), day.len()) == (4, 2, 2);
        has_lengths
            .then(|| date(year, month, day))?
            .filter(has_plausible_year)
    })
}

/// Returns the day that continues a year, with one of these separators between its parts, and the
/// rest.
fn day_after_year<'a>(year: &str, rest: &'a str, separators: &[char]) -> Option<(Date, &'a str)> {
    let part = |text: &'a str| {
        let separator = text
            .chars()
            .next()
            .filter(|separator| separators.contains(separator))?;
        let (run, rest) = digits(text.strip_prefix(separator)?);
        Some((separator, run, rest))
    };
    let (first, month, rest) = part(rest)?;
    let (second, day, rest) = part(rest)?;
    let is_two_digits = month.len() == 2 && day.len() == 2;
    let is_short = |run: &str| (1..=2).contains(&run.len());
    // `2024.3.2` is a version, and the number in `2024/03/5-reasons` belongs to the name.
    let is_day = match (first, second) {
        ('-', '-') => is_short(month) && is_short(day),
        ('/', '/') if is_folder(rest) => is_short(month) && is_short(day),
        _ => is_two_digits,
    };
    let date = date(year, month, day).filter(|_| is_day)?;
    let is_plain = (first, second) == ('-', '-') && year >= "1000";
    (is_plain || has_plausible_year(&date)).then_some((date, rest))
}

fn is_folder(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['/', '.'])
}

fn compact_day(run: &str) -> Option<Date> {
    let (year, rest) = run.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    date(year, month, day).filter(has_plausible_year)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |text: &str| text.parse::<i16>().ok().filter(|number| *number >= 0);
    let small = |text: &str| i8::try_from(number(text)?).ok();
    Date::new(number(year)?, small(month)?, small(day)?).ok()
}

fn has_plausible_year(date: &Date) -> bool {
    PLAUSIBLE_YEARS.contains(&date.year())
}

/// Splits a text after its leading digits.
fn digits(text: &str) -> (&str, &str) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(length).unwrap_or(("", text))
}

fn is_separator(c: char) -> bool {
    matches!(c, '-' | '_' | ' ' | '.')
}

fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(is_separator)
}
