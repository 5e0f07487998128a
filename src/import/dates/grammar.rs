//! The parts of a date in the orders that people, mail, Ruby, Go, Python and JavaScript write them in.
//!
//! A text is read once, from its beginning, as a row of parts: a day, a time, a zone, the day of the week.
//! Each part is known by its shape and stands once; a text with anything else in it is no date. What the
//! libraries of the generators read in different ways is refused, see the table in the tests.

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};

use super::{
    DateError, MAX_LENGTH, ParsedDate,
    day::{self, ParsedDay},
    scanner::Scanner,
    time_of_day::TimeOfDay,
    zone::{self, Zone},
};

/// The parts that have been read so far.
#[derive(Debug)]
struct Parts {
    day: Option<ParsedDay>,
    clock: Option<TimeOfDay>,
    zone: Zone,
    has_weekday: bool,
    /// Whether a `T` stands before what comes next.
    is_after_t: bool,
}

/// Reads a date.
///
/// # Errors
/// [`MomentError`] for a text that is no date, or none that has one meaning.
pub fn parse(text: &str) -> Result<ParsedDate, DateError> {
    let text = text.trim();
    if text.len() > MAX_LENGTH {
        return Err(DateError::NoDate);
    }
    // Programs put narrow spaces before `PM`.
    let spaced: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    if !spaced.is_ascii() {
        return Err(DateError::NoDate);
    }
    if is_zero_of_a_database(&spaced) {
        return Err(DateError::Unset);
    }
    if let Some(seconds) = seconds(&spaced) {
        return Ok(seconds);
    }
    let mut parts = Parts {
        day: None,
        clock: None,
        zone: Zone::Missing,
        has_weekday: false,
        is_after_t: false,
    };
    let mut scanner = Scanner::new(&spaced);
    while !scanner.is_done() {
        parts.read_next(&mut scanner)?;
        scanner.separator(b",");
    }
    parts.finish()
}

/// Returns whether a text is MySQL's zero, or what PHP makes of it.
fn is_zero_of_a_database(text: &str) -> bool {
    let zeros = ["0000-00-00", "0000/00/00", "-0001-11-30"];
    zeros.iter().any(|zero| text.starts_with(zero)) || text.contains("30 Nov -0001")
}

/// Returns the date of seconds since 1970 in nine or ten digits (1973 to 2286), or of milliseconds in
/// thirteen. Other numbers are days, or nothing.
fn seconds(text: &str) -> Option<ParsedDate> {
    let number: i64 = text.parse().ok()?;
    let seconds = match (text.len(), text.bytes().all(|b| b.is_ascii_digit())) {
        (9 | 10, true) => number,
        (13, true) => number / 1000,
        _ => return None,
    };
    let timestamp = jiff::Timestamp::from_second(seconds).ok()?;
    Some(ParsedDate {
        civil: jiff::tz::Offset::UTC.to_datetime(timestamp),
        zone: Zone::Offset(jiff::tz::Offset::UTC),
        is_day: false,
    })
}

impl Parts {
    /// Reads one part, of one sign or more.
    fn read_next(&mut self, scanner: &mut Scanner) -> Result<(), DateError> {
        let sign = scanner.peek().ok_or(DateError::NoDate)?;
        let has_day = self.day.is_some();
        match sign {
            b'0'..=b'9' => self.read_number(scanner),
            b'+' | b'-' if self.clock.is_some() => self.read_offset(scanner),
            b'-' | b'_' if has_day && self.clock.is_none() && !scanner.after_space => {
                scanner.eat(&[sign]);
                self.read_joined(sign, scanner)
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
                // RFC 9557: the name of a zone, beside its offset or without it.
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
        let is_time = next.is_some_and(|sign| sign.is_ascii_digit() || sign == b' ');
        is_time && self.day.is_some() && self.clock.is_none()
    }

    /// A number: what of, its digits and what follows say.
    fn read_number(&mut self, scanner: &mut Scanner) -> Result<(), DateError> {
        let digits = scanner.digits();
        let needs_time = self.clock.is_none();
        match (digits.len(), self.day) {
            (1 | 2, day) if needs_time && is_hour(scanner, day.is_some()) => {
                self.clock = Some(TimeOfDay::rest(digits, scanner).ok_or(DateError::NoDate)?);
            }
            (4, Some(ParsedDay::WithoutYear(month, day))) => {
                self.day = Some(day::whole(day::number(digits)?, month, day)?);
            }
            (4 | 6, Some(_)) if needs_time && self.is_after_t => {
                self.clock = Some(compact(digits, scanner)?);
            }
            (8, None) => self.day = Some(day::compact(digits)?),
            (12 | 14, None) if needs_time && scanner.is_done() => {
                let (day, time) = digits.split_at_checked(8).ok_or(DateError::NoDate)?;
                self.day = Some(day::compact(day)?);
                self.clock = Some(compact(time, scanner)?);
            }
            (4, None) => self.day = Some(day::after_year(digits, scanner)?),
            (1 | 2, None) => self.day = Some(day::after_number(digits, scanner)?),
            _ => return Err(DateError::NoDate),
        }
        Ok(())
    }

    /// A time behind a sign that parts it from its day: `2024-03-02_10:00`, `2024-03-02-10:00:00`.
    fn read_joined(&mut self, sign: u8, scanner: &mut Scanner) -> Result<(), DateError> {
        let clock = TimeOfDay::rest(scanner.digits(), scanner).ok_or(DateError::NoDate)?;
        // `-10:00` may as well be an offset.
        if sign == b'-' && !clock.has_seconds {
            return Err(DateError::NoDate);
        }
        self.clock = Some(clock);
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
        let has_any = self.day.is_some() || self.clock.is_some();
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
            scanner.take_while(|sign| sign.is_ascii_alphanumeric() || b"/_+-".contains(&sign));
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
        let civil = match self.clock {
            Some(clock) => at(date, clock).ok_or(DateError::NoDate)?,
            None => date.at(0, 0, 0, 0),
        };
        Ok(ParsedDate {
            civil,
            zone: self.zone,
            is_day: self.clock.is_none(),
        })
    }
}

fn at(date: Date, clock: TimeOfDay) -> Option<DateTime> {
    if clock.hour == 24 {
        return Some(date.checked_add(1.day()).ok()?.at(0, 0, 0, 0));
    }
    DateTime::new(
        date.year(),
        date.month(),
        date.day(),
        clock.hour,
        clock.minute,
        clock.second,
        0,
    )
    .ok()
}

/// Returns whether a number of one or two digits is an hour: by what follows, or because the day is known.
fn is_hour(scanner: &Scanner, has_day: bool) -> bool {
    let is_letter_h = matches!(scanner.peek(), Some(b'h' | b'H'));
    let is_before_half = super::time_of_day::half(&mut scanner.clone()).is_some();
    scanner.peek() == Some(b':') || is_letter_h || is_before_half || has_day
}

fn is_sign(scanner: &Scanner) -> bool {
    matches!(scanner.peek(), Some(b'+' | b'-'))
}

/// Reads the rest of a time of four or six digits.
fn compact(digits: &str, scanner: &mut Scanner) -> Result<TimeOfDay, DateError> {
    let part = |range| digits.get(range).unwrap_or_default();
    let second = part(4..6);
    let clock = TimeOfDay::new(
        part(0..2),
        part(2..4),
        (!second.is_empty()).then_some(second),
    );
    let is_fraction = scanner
        .peek_second()
        .is_some_and(|sign| sign.is_ascii_digit());
    if !second.is_empty() && is_fraction && scanner.eat(b".,").is_some() {
        scanner.digits();
    }
    clock.ok_or(DateError::NoDate)
}

fn comment(scanner: &mut Scanner, open: u8, close: u8) -> Result<(), DateError> {
    if scanner.comment(open, close) {
        Ok(())
    } else {
        Err(DateError::NoDate)
    }
}
