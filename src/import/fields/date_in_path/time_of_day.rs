//! Finds times of day after the day in a name.

use super::{digits, is_end};

/// Returns the time that follows a day in a name, in RFC 3339, and the rest of the name. Reads
/// `T10-30`, `T10:30:00Z`, `-1030`, `_10-30`, `-10-30-00` and ` 103000`.
pub fn after_day(rest: &str) -> Option<(String, &str)> {
    let separator = rest.chars().next()?;
    let text = rest.strip_prefix(separator)?;
    let (hour, after) = digits(text);
    match (separator, hour.len()) {
        ('T' | 't', 2) => {
            let (minute, rest) = part(after)?;
            let (second, rest) = part(rest).unwrap_or(("00", rest));
            let time = format_time(hour, minute, second)?;
            let (zone, rest) = zone(rest).unwrap_or(("", rest));
            Some((format!("{time}{zone}"), rest))
        }
        ('T' | 't', 4 | 6) => {
            let time = compact(hour)?;
            let (zone, rest) = zone(after).unwrap_or(("", after));
            Some((format!("{time}{zone}"), rest))
        }
        ('-' | '_' | ' ', 4 | 6) if is_end(after) && !is_year(hour) => {
            Some((compact(hour)?, after))
        }
        ('-' | '_' | ' ', 2) => {
            let (minute, rest) = part(after)?;
            let time = match part(rest) {
                Some((second, rest)) if is_end(rest) => (format_time(hour, minute, second)?, rest),
                // `-10-20-life` is not a time of day.
                _ if separator != '-' || rest.is_empty() => {
                    (format_time(hour, minute, "00")?, rest)
                }
                _ => return None,
            };
            Some(time)
        }
        _ => None,
    }
}

/// Returns the time of four or six digits, as RFC 3339 writes it.
pub fn compact(run: &str) -> Option<String> {
    let (hour, rest) = run.split_at_checked(2)?;
    let (minute, second) = rest.split_at_checked(2)?;
    format_time(hour, minute, if second.is_empty() { "00" } else { second })
}

fn format_time(hour: &str, minute: &str, second: &str) -> Option<String> {
    let is_time = hour < "24" && minute < "60" && second < "60";
    is_time.then(|| format!("{hour}:{minute}:{second}"))
}

/// Splits two digits after a separator from the rest.
fn part(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix(['-', ':', '.'])?;
    let (run, rest) = digits(text);
    (run.len() == 2).then_some((run, rest))
}

/// Splits a time zone, as RFC 3339 writes it, from the rest.
fn zone(text: &str) -> Option<(&str, &str)> {
    if let Some(rest) = text.strip_prefix(['Z', 'z']) {
        return is_end(rest).then_some(("Z", rest));
    }
    let (zone, rest) = text.split_at_checked(6)?;
    let (hour, minute) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
    let is_number = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    (is_number(hour) && is_number(minute)).then_some((zone, rest))
}

fn is_year(run: &str) -> bool {
    run.len() == 4 && (run.starts_with("19") || run.starts_with("20"))
}
