//! Times of day.

use super::scanner::Scanner;

/// A time of day in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// 0 to 24; 24 is the midnight that ends the day.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
    /// 0 to 59; a leap second is the one before it.
    pub second: i8,
    /// Whether the text has seconds.
    pub has_seconds: bool,
}

impl TimeOfDay {
    /// Returns the time of these parts. `None` if one of them is out of range.
    pub fn new(hour: &str, minute: &str, second: Option<&str>) -> Option<Self> {
        let number = |text: &str| {
            let number = text.parse::<i8>().ok();
            number.filter(|_| (1..=2).contains(&text.len()))
        };
        let clock = Self {
            hour: number(hour)?,
            minute: number(minute)?,
            second: second.map_or(Some(0), number)?,
            has_seconds: second.is_some(),
        };
        let is_midnight = clock.minute == 0 && clock.second == 0;
        let is_hour = clock.hour < 24 || (clock.hour == 24 && is_midnight);
        let is_time = is_hour && clock.minute < 60 && clock.second <= 60;
        is_time.then_some(Self {
            second: clock.second.min(59),
            ..clock
        })
    }

    /// Reads the rest of a time of which the hour has been read: `:05`, `:05:09.123`, `:05 pm`, ` PM`,
    /// `h05`, or nothing.
    pub fn rest(hour: &str, scanner: &mut Scanner) -> Option<Self> {
        let mut clock = if scanner.eat(b":").is_some() {
            let minute = scanner.digits();
            let second = scanner.eat(b":").map(|_| scanner.digits());
            let is_fraction = scanner
                .peek_second()
                .is_some_and(|sign| sign.is_ascii_digit());
            if second.is_some() && is_fraction && scanner.eat(b".,").is_some() {
                scanner.digits();
            }
            Self::new(hour, minute, second)?
        } else if scanner.eat(b"hH").is_some() {
            let minute = scanner.digits();
            let _ = scanner.eat(b"m");
            Self::new(hour, if minute.is_empty() { "0" } else { minute }, None)?
        } else {
            Self::new(hour, "0", None)?
        };
        match half(scanner) {
            // Twelve is the hour before one; `22:00 PM` says the same twice.
            Some(b'p') if clock.hour < 12 => clock.hour += 12,
            Some(b'a') if clock.hour == 12 => clock.hour = 0,
            Some(b'a') if clock.hour > 12 => return None,
            _ => {}
        }
        Some(clock)
    }
}

/// Reads `am` or `pm` in any of their spellings, and returns the first letter. Nothing is read of other
/// words.
pub fn half(scanner: &mut Scanner) -> Option<u8> {
    let mut ahead = *scanner;
    ahead.separator(&[]);
    let half = ahead.eat(b"aApP")?.to_ascii_lowercase();
    let has_dot = ahead.eat(b".").is_some();
    ahead.eat(b"mM")?;
    if has_dot {
        ahead.eat(b".");
    }
    if ahead
        .peek()
        .is_some_and(|sign| sign.is_ascii_alphanumeric())
    {
        return None;
    }
    *scanner = ahead;
    Some(half)
}
