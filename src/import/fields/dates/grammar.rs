//! Reads the parts of a date in the orders of people, mail, Ruby, Go, Python and JavaScript.
//!
//! A text is read once, from left to right, as a sequence of parts: a day, a time, a zone, the day
//! of the week. The shape of a part tells its kind, and each kind occurs once; any other text is
//! not a date. Texts that the libraries of generators read differently are refused; the tests have
//! a table of them.

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};

use super::{
    DateError, MAX_DATE_BYTES, ParsedDate,
    day::{self, ParsedDay},
    scanner::Scanner,
    time_of_day::TimeOfDay,
    zone::{self, Zone},
};

/// The parts that have been read so far.
#[derive(Debug)]
struct Parts {
    day: Option<ParsedDay>,
    time_of_day: Option<TimeOfDay>,
    zone: Zone,
    has_weekday: bool,
    /// Whether a `T` precedes the next part.
    is_after_t: bool,
}

/// Parses a date.
///
/// # Errors
/// Returns a [`DateError`] if the text is not a date, or is ambiguous.
pub fn parse(text: &str) -> Result<ParsedDate, DateError> {
    let text = text.trim();
    if text.len() > MAX_DATE_BYTES {
        return Err(DateError::NoDate);
    }
    // Some programs put narrow spaces before `PM`.
    let ascii_spaces: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    if !ascii_spaces.is_ascii() {
        return Err(DateError::NoDate);
    }
    if is_database_zero(&ascii_spaces) {
        return Err(DateError::Unset);
    }
    if let Some(unix_time) = unix_time(&ascii_spaces) {
        return Ok(unix_time);
    }
    let mut parts = Parts {
        day: None,
        time_of_day: None,
        zone: Zone::Missing,
        has_weekday: false,
        is_after_t: false,
    };
    let mut scanner = Scanner::new(&ascii_spaces);
    while !scanner.is_done() {
        parts.read_next(&mut scanner)?;
        scanner.separator(b",");
    }
    parts.finish()
}

/// Returns whether a text is MySQL's zero date, or what PHP makes of it.
fn is_database_zero(text: &str) -> bool {
    let zeros = ["0000-00-00", "0000/00/00", "-0001-11-30"];
    zeros.iter().any(|zero| text.starts_with(zero)) || text.contains("30 Nov -0001")
}

/// Returns the date of seconds since 1970 in nine or ten digits (1973 to 2286), or of milliseconds
/// in thirteen. Other numbers are days, or no date.
fn unix_time(text: &str) -> Option<ParsedDate> {
    let number: i64 = text.parse().ok()?;
    let unix_time = match (text.len(), text.bytes().all(|b| b.is_ascii_digit())) {
        (9 | 10, true) => number,
        (13, true) => number / 1000,
        _ => return None,
    };
    let timestamp = jiff::Timestamp::from_second(unix_time).ok()?;
    Some(ParsedDate {
        civil: jiff::tz::Offset::UTC.to_datetime(timestamp),
        zone: Zone::Offset(jiff::tz::Offset::UTC),
        is_day: false,
    })
}

impl Parts {
    /// Reads one part.
    fn read_next(&mut self, scanner: &mut Scanner) -> Result<(), DateError> {
        let byte = scanner.peek().ok_or(DateError::NoDate)?;
        let has_day = self.day.is_some();
        match byte {
            b'0'..=b'9' => self.read_number(scanner),
            b'+' | b'-' if self.time_of_day.is_some() => self.read_offset(scanner),
            b'-' | b'_' if has_day && self.time_of_day.is_none() && !scanner.after_space => {
                scanner.eat(&[byte]);
                self.read_joined(byte, scanner)
            }
            b'+' | b'-' if has_day && scanner.after_space => self.read_offset(scanner),
            b'T' | b't' if self.is_before_time(scanner) => {
                scanner.eat(b"Tt");
                scanner.separator(&[]);
                self.is_after_t = true;
                self.read_number(scanner)
            }
            b'(' if has_day => comment(scanner, b'(', b')'),
            b'[' if has_day => {
                comment(scanner, b'[', b']')?;
                // RFC 9557: a zone name, with or without an offset before it.
                if self.zone == Zone::Missing {
                    self.zone = Zone::Unknown;
                }
                Ok(())
            }
            _ => self.read_word(scanner),
        }
    }

    fn is_before_time(&self, scanner: &Scanner) -> bool {
        let next = scanner.peek_second();
        let is_time = next.is_some_and(|byte| byte.is_ascii_digit() || byte == b' ');
        is_time && self.day.is_some() && self.time_of_day.is_none()
    }

    /// Reads a part that begins with a number. Its length and the next characters tell what it is.
    fn read_number(&mut self, scanner: &mut Scanner) -> Result<(), DateError> {
        let digits = scanner.digits();
        let needs_time = self.time_of_day.is_none();
        match (digits.len(), self.day) {
            (1 | 2, day) if needs_time && is_hour(scanner, day.is_some()) => {
                self.time_of_day = Some(TimeOfDay::rest(digits, scanner).ok_or(DateError::NoDate)?);
            }
            (4, Some(ParsedDay::WithoutYear(month, day))) => {
                self.day = Some(day::whole(day::number(digits)?, month, day)?);
            }
            (4 | 6, Some(_)) if needs_time && self.is_after_t => {
                self.time_of_day = Some(compact(digits, scanner)?);
            }
            (8, None) => self.day = Some(day::compact(digits)?),
            (12 | 14, None) if needs_time && scanner.is_done() => {
                let (day, time) = digits.split_at_checked(8).ok_or(DateError::NoDate)?;
                self.day = Some(day::compact(day)?);
                self.time_of_day = Some(compact(time, scanner)?);
            }
            (4, None) => self.day = Some(day::after_year(digits, scanner)?),
            (1 | 2, None) => self.day = Some(day::after_number(digits, scanner)?),
            _ => return Err(DateError::NoDate),
        }
        Ok(())
    }

    /// Reads a time that is joined to its day: `2024-03-02_10:00`, `2024-03-02-10:00:00`.
    fn read_joined(&mut self, byte: u8, scanner: &mut Scanner) -> Result<(), DateError> {
        let time_of_day = TimeOfDay::rest(scanner.digits(), scanner).ok_or(DateError::NoDate)?;
        // `-10:00` may also be an offset.
        if byte == b'-' && !time_of_day.has_seconds {
            return Err(DateError::NoDate);
        }
        self.time_of_day = Some(time_of_day);
        Ok(())
    }

    fn read_offset(&mut self, scanner: &mut Scanner) -> Result<(), DateError> {
        if self.zone != Zone::Missing {
            return Err(DateError::NoDate);
        }
        self.zone = Zone::Offset(zone::offset(scanner).ok_or(DateError::NoDate)?);
        Ok(())
    }

    fn read_word(&mut self, scanner: &mut Scanner) -> Result<(), DateError> {
        let word = scanner.letters();
        let has_any = self.day.is_some() || self.time_of_day.is_some();
        if day::is_weekday(word) && !self.has_weekday {
            scanner.eat(b".");
            self.has_weekday = true;
            return Ok(());
        }
        if self.day.is_none()
            && let Some(month) = day::month(word)
        {
            self.day = Some(day::after_month(month, scanner)?);
            return Ok(());
        }
        match word.to_ascii_lowercase().as_str() {
            "at" | "on" if has_any => return Ok(()),
            "utc" | "gmt" if self.zone == Zone::Missing && is_sign(scanner) => {
                return self.read_offset(scanner);
            }
            _ => {}
        }
        // The rest of a name such as `America/New_York`.
        let is_path = scanner.peek() == Some(b'/');
        if is_path {
            scanner.take_while(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte));
        }
        let zone = zone::named(word).filter(|_| !is_path);
        let zone = zone.or((is_path && !word.is_empty()).then_some(Zone::Unknown));
        let zone = zone.filter(|_| has_any).ok_or(DateError::NoDate)?;
        match self.zone {
            Zone::Missing => self.zone = zone,
            // Go prints both: `-0700 MST`.
            Zone::Offset(_) => {}
            Zone::Unknown => return Err(DateError::NoDate),
        }
        Ok(())
    }

    fn finish(self) -> Result<ParsedDate, DateError> {
        let Some(ParsedDay::Whole(date)) = self.day else {
            return Err(if self.day.is_some() {
                DateError::NoDay
            } else {
                DateError::NoDate
            });
        };
        let civil = match self.time_of_day {
            Some(time_of_day) => at(date, time_of_day).ok_or(DateError::NoDate)?,
            None => date.at(0, 0, 0, 0),
        };
        Ok(ParsedDate {
            civil,
            zone: self.zone,
            is_day: self.time_of_day.is_none(),
        })
    }
}

fn at(date: Date, time_of_day: TimeOfDay) -> Option<DateTime> {
    if time_of_day.hour == 24 {
        return Some(date.checked_add(1.day()).ok()?.at(0, 0, 0, 0));
    }
    DateTime::new(
        date.year(),
        date.month(),
        date.day(),
        time_of_day.hour,
        time_of_day.minute,
        time_of_day.second,
        0,
    )
    .ok()
}

/// Returns whether a number of one or two digits is an hour, judging by what follows or because the
/// day is known.
fn is_hour(scanner: &Scanner, has_day: bool) -> bool {
    let is_letter_h = matches!(scanner.peek(), Some(b'h' | b'H'));
    let is_before_half = super::time_of_day::half(&mut scanner.clone()).is_some();
    scanner.peek() == Some(b':') || is_letter_h || is_before_half || has_day
}

fn is_sign(scanner: &Scanner) -> bool {
    matches!(scanner.peek(), Some(b'+' | b'-'))
}

/// Reads the rest of a time in four or six digits.
fn compact(digits: &str, scanner: &mut Scanner) -> Result<TimeOfDay, DateError> {
    let part = |range| digits.get(range).unwrap_or_default();
    let second = part(4..6);
    let time_of_day = TimeOfDay::new(
        part(0..2),
        part(2..4),
        (!second.is_empty()).then_some(second),
    );
    let is_fraction = scanner
        .peek_second()
        .is_some_and(|byte| byte.is_ascii_digit());
    if !second.is_empty() && is_fraction && scanner.eat(b".,").is_some() {
        scanner.digits();
    }
    time_of_day.ok_or(DateError::NoDate)
}

fn comment(scanner: &mut Scanner, open: u8, close: u8) -> Result<(), DateError> {
    if scanner.comment(open, close) {
        Ok(())
    } else {
        Err(DateError::NoDate)
    }
}
