//! Times of day.

use super::scanner::Scanner;

/// A time of day in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOfDay {
    /// 0 to 24; 24 is midnight at the end of the day.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
    /// 0 to 59; a leap second counts as the second before it.
    pub second: i8,
    /// Whether the text contains seconds.
    pub has_seconds: bool,
}

impl TimeOfDay {
    /// Returns the time with these parts, or `None` if one is out of range.
    pub fn new(hour: &str, minute: &str, second: Option<&str>) -> Option<Self> {
        let number = |text: &str| {
            let number = text.parse::<i8>().ok();
            number.filter(|_| (1..=2).contains(&text.len()))
        };
        let time = Self {
            hour: number(hour)?,
            minute: number(minute)?,
            second: second.map_or(Some(0), number)?,
            has_seconds: second.is_some(),
        };
        let is_midnight = time.minute == 0 && time.second == 0;
        let is_hour = time.hour < 24 || (time.hour == 24 && is_midnight);
        let is_time = is_hour && time.minute < 60 && time.second <= 60;
        is_time.then_some(Self {
            second: time.second.min(59),
            ..time
        })
    }

    /// Reads the rest of a time after its hour: `:05`, `:05:09.123`, `:05 pm`, ` PM`, `h05`, or
    /// nothing.
    pub fn rest(hour: &str, scanner: &mut Scanner) -> Option<Self> {
        let mut time = if scanner.eat(b":").is_some() {
            let minute = scanner.digits();
            let second = scanner.eat(b":").map(|_| scanner.digits());
            let is_fraction = scanner
                .peek_second()
                .is_some_and(|byte| byte.is_ascii_digit());
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
            // 12 PM is noon, and `22:00 PM` is 22:00.
            Some(b'p') if time.hour < 12 => time.hour += 12,
            Some(b'a') if time.hour == 12 => time.hour = 0,
            Some(b'a') if time.hour > 12 => return None,
            _ => {}
        }
        Some(time)
    }
}

/// Reads `am` or `pm` in any spelling, and returns its first letter. Otherwise consumes nothing.
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
        .is_some_and(|byte| byte.is_ascii_alphanumeric())
    {
        return None;
    }
    *scanner = ahead;
    Some(half)
}
