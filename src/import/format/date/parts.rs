//! A date in words: its day, its month and what else it has, in whatever order.

use jiff::{
    civil::{Date, Time},
    tz::{Offset, TimeZone},
};

use super::whole;
use crate::model::Instant;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Zones with names, in hours from UTC: those of RFC 822, and a few that are written often.
const ZONES: &[(&str, i32)] = &[
    ("gmt", 0),
    ("ut", 0),
    ("utc", 0),
    ("z", 0),
    ("wet", 0),
    ("bst", 1),
    ("cet", 1),
    ("west", 1),
    ("cest", 2),
    ("eet", 2),
    ("eest", 3),
    ("msk", 3),
    ("jst", 9),
    ("kst", 9),
    ("aest", 10),
    ("aedt", 11),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// The parts of a date, in whatever order they come.
#[derive(Default)]
pub struct Parts {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    time: Option<Time>,
    zone: Option<i32>,
    is_afternoon: Option<bool>,
    is_wrong: bool,
}

impl Parts {
    /// Takes the next word of a date.
    pub fn take(&mut self, word: &str) {
        let lower = word.to_ascii_lowercase();
        let lower = lower.trim_end_matches('.');
        let letters = lower.chars().take_while(char::is_ascii_alphabetic).count();
        let month = lower.get(..3).filter(|_| letters == lower.len());
        let month = month.and_then(|word| MONTHS.iter().position(|month| *month == word));
        if let (Some(month), None) = (month, self.month) {
            self.month = i8::try_from(month + 1).ok();
        } else if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == lower) {
            self.zone = self.zone.or(Some(hours * 3_600));
        } else if matches!(lower, "am" | "pm") {
            self.is_afternoon = Some(lower == "pm");
        } else if lower.contains(':') && !lower.starts_with(['+', '-']) {
            self.take_time(lower);
        } else if lower.starts_with(['+', '-'])
            || lower.starts_with("gmt")
            || lower.starts_with("utc")
        {
            self.zone = offset(lower.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
            self.is_wrong |= self.zone.is_none();
        } else if lower.starts_with(|c: char| c.is_ascii_digit()) {
            self.take_day(lower);
        }
        // What is left are names of days, and what they are called in other languages.
    }

    /// Takes a day, a year, or a date in digits.
    fn take_day(&mut self, word: &str) {
        let word = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let fields: Vec<&str> = word.split(['-', '/', '.']).collect();
        match fields.as_slice() {
            [one] if one.len() <= 2 && self.day.is_none() => self.day = one.parse().ok(),
            [one] => self.year = year(one),
            [first, month, last] => {
                let (first, last) = if first.len() > 2 {
                    (last, first)
                } else {
                    (first, last)
                };
                self.day = first.parse().ok();
                let named = MONTHS.iter().position(|name| month.get(..3) == Some(*name));
                let named = named.and_then(|month| i8::try_from(month + 1).ok());
                // `03/04/2024` is March in one country and April in another.
                let is_clear = named.is_some() || word.contains('-') || word.contains('.');
                self.month = named
                    .or_else(|| month.parse().ok())
                    .filter(|_| is_clear || last == &fields[0]);
                self.year = year(last);
            }
            _ => self.is_wrong = true,
        }
    }

    /// Takes a time of day, with an offset behind it or without.
    fn take_time(&mut self, word: &str) {
        let end = word.find(['+', '-', 'z']).unwrap_or(word.len());
        let (time, zone) = word.split_at(end);
        if !zone.is_empty() {
            self.zone = if zone == "z" { Some(0) } else { offset(zone) };
            self.is_wrong |= self.zone.is_none();
        }
        let (time, half) = match time.strip_suffix("am").or(time.strip_suffix("pm")) {
            Some(rest) => (rest, Some(time.ends_with("pm"))),
            None => (time, None),
        };
        self.is_afternoon = half.or(self.is_afternoon);
        let mut fields = time.split(['.', ',']).next().unwrap_or_default().split(':');
        let mut next = |missing: Option<i8>| match fields.next() {
            Some(field) => field.parse::<i8>().ok(),
            None => missing,
        };
        let parts = (next(None), next(Some(0)), next(Some(0)));
        self.time = match parts {
            // Leap seconds, and the end of a day.
            (Some(hour), Some(minute), Some(second)) => {
                Time::new(hour % 24, minute, second.min(59), 0).ok()
            }
            _ => None,
        };
        self.is_wrong |= self.time.is_none() || parts.0.is_none_or(|hour| hour > 24);
    }

    /// The instant that the words make; `None` if they make none.
    pub fn instant(self) -> Option<Instant> {
        if self.is_wrong {
            return None;
        }
        let date = Date::new(self.year?, self.month?, self.day?).ok()?;
        let mut time = self.time.unwrap_or(Time::midnight());
        let hour = time.hour();
        let hour = match self.is_afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        time = Time::new(hour, time.minute(), time.second(), 0).ok()?;
        let zone = Offset::from_seconds(self.zone.unwrap_or_default()).ok()?;
        let zoned = date.to_datetime(time).to_zoned(TimeZone::fixed(zone));
        whole(zoned.ok()?.timestamp())
    }
}

/// A year; of two digits, that of 1970 to 2069.
fn year(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    Some(match digits.len() {
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    })
}

/// `+0200`, `+02:00`, `-4`, in seconds.
fn offset(text: &str) -> Option<i32> {
    if text.is_empty() {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.trim_start_matches(['+', '-']).replace(':', "");
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() <= 2 {
        (number, 0)
    } else {
        (number / 100, number % 100)
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
}
