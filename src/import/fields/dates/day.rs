//! Reads days in the orders that people write them in.

use jiff::civil::Date;

use super::{DateError, scanner::Scanner};

/// A day, possibly without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParsedDay {
    /// A complete day.
    Whole(Date),
    /// Month and day; the year follows the time: `Mar 2 10:00:00 2024`.
    WithoutYear(i8, i8),
}

/// The characters that may separate the parts of a day.
const SEPARATORS: &[u8] = b"-/.,";

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Returns the month of this name, 1 to 12: in full, its first three letters, or `Sept`, in any case.
pub fn month(word: &str) -> Option<i8> {
    let word = if word.eq_ignore_ascii_case("sept") {
        "sep"
    } else {
        word
    };
    let index = MONTHS
        .iter()
        .position(|month| is_short_for(word, month, 3))?;
    i8::try_from(index + 1).ok()
}

/// Returns whether a word is a day of the week: in full, or its first three to five letters.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS
        .iter()
        .any(|day| (3..=5).any(|length| is_short_for(word, day, length)))
}

fn is_short_for(word: &str, name: &str, letters: usize) -> bool {
    let short = name.get(..letters).unwrap_or(name);
    word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case(short)
}

/// Reads the rest of a day after its year: `-03-02`, `/3/2`, `-Mar-02`, ` March 2`.
pub fn after_year(year: &str, scanner: &mut Scanner) -> Result<ParsedDay, DateError> {
    let year = number(year)?;
    let separator = scanner.separator(SEPARATORS);
    let was_space = scanner.after_space;
    let (month, is_named) = match scanner.digits() {
        "" => match month(scanner.letters()) {
            Some(month) => (month, true),
            None if scanner.is_done() && separator.is_none() => return Err(DateError::NoDay),
            None => return Err(DateError::NoDate),
        },
        digits if digits.len() <= 2 => (small_number(digits)?, false),
        _ => return Err(DateError::NoDate),
    };
    if scanner.is_done() {
        return Err(DateError::NoDay);
    }
    let second = scanner.separator(SEPARATORS);
    let is_same = second == separator && scanner.after_space == was_space;
    if !(is_same || is_named) {
        return Err(DateError::NoDate);
    }
    let day = small_number(scanner.digits())?;
    if is_named {
        ordinal(scanner);
    }
    whole(year, month, day)
}

/// Reads the rest of a day after its month name: ` 2, 2024`, `-02-2024`, ` 2nd 2024`, ` 2`.
pub fn after_month(month: i8, scanner: &mut Scanner) -> Result<ParsedDay, DateError> {
    scanner.separator(SEPARATORS);
    let digits = scanner.digits();
    if digits.len() == 4 {
        return Err(DateError::NoDay);
    }
    let day = small_number(digits)?;
    ordinal(scanner);
    match next_year(scanner, &[4]) {
        Some(year) => whole(year, month, day),
        None => without_year(month, day),
    }
}

/// Reads the rest of a day after its first number, a day or a month. The rest may be ` Mar 2024`,
/// `-Mar-24`, `nd of March, 2024`, `.05.2024` or `/31/2024`.
pub fn after_number(first: &str, scanner: &mut Scanner) -> Result<ParsedDay, DateError> {
    let first = small_number(first)?;
    let mut ahead = *scanner;
    if let Some(separator) = ahead.eat(b"-/.")
        && ahead
            .peek()
            .is_some_and(|separator| separator.is_ascii_digit())
    {
        *scanner = ahead;
        let second = small_number(scanner.digits())?;
        scanner.eat(&[separator]).ok_or(DateError::NoDate)?;
        let digits = scanner.digits();
        if digits.len() != 4 {
            return Err(DateError::NoDate);
        }
        return either_order(number(digits)?, first, second);
    }
    ordinal(scanner);
    scanner.separator(SEPARATORS);
    let mut word = scanner.letters();
    if word.eq_ignore_ascii_case("of") {
        scanner.separator(&[]);
        word = scanner.letters();
    }
    let month = month(word).ok_or(DateError::NoDate)?;
    match next_year(scanner, &[4, 2]) {
        Some(year) => whole(year, month, first),
        None => without_year(month, first),
    }
}

/// Returns the day in eight digits.
pub fn compact(digits: &str) -> Result<ParsedDay, DateError> {
    let part = |range| digits.get(range).ok_or(DateError::NoDate);
    whole(
        number(part(0..4)?)?,
        small_number(part(4..6)?)?,
        small_number(part(6..8)?)?,
    )
}

/// Returns the day with these parts.
pub fn whole(year: i16, month: i8, day: i8) -> Result<ParsedDay, DateError> {
    let date = Date::new(year, month, day);
    date.map(ParsedDay::Whole).map_err(|_| DateError::NoDate)
}

/// Parses a number of up to four digits.
pub fn number(digits: &str) -> Result<i16, DateError> {
    digits.parse().map_err(|_| DateError::NoDate)
}

fn small_number(digits: &str) -> Result<i8, DateError> {
    let number = digits.parse().ok();
    number
        .filter(|_| digits.len() <= 2)
        .ok_or(DateError::NoDate)
}

fn without_year(month: i8, day: i8) -> Result<ParsedDay, DateError> {
    // A leap year has every day.
    whole(2024, month, day).map(|_| ParsedDay::WithoutYear(month, day))
}

/// Returns the day of two numbers and a year, if only one order gives a valid day.
fn either_order(year: i16, first: i8, second: i8) -> Result<ParsedDay, DateError> {
    let day_first = Date::new(year, second, first);
    let month_first = Date::new(year, first, second);
    match (day_first, month_first) {
        (Ok(one), Ok(other)) if one != other => Err(DateError::EitherOrder(one, other)),
        (Ok(date), _) | (_, Ok(date)) => Ok(ParsedDay::Whole(date)),
        _ => Err(DateError::NoDate),
    }
}

/// Reads a year of one of these lengths that is not an hour. Otherwise consumes nothing.
fn next_year(scanner: &mut Scanner, lengths: &[usize]) -> Option<i16> {
    let mut ahead = *scanner;
    ahead.separator(SEPARATORS);
    let digits = ahead.digits();
    let year = number(digits)
        .ok()
        .filter(|_| lengths.contains(&digits.len()))?;
    let mut after_half = ahead;
    if ahead.peek() == Some(b':') || super::time_of_day::half(&mut after_half).is_some() {
        return None;
    }
    *scanner = ahead;
    // RFC 2822, section 4.3.
    Some(match (digits.len(), year) {
        (2, ..50) => year + 2000,
        (2, _) => year + 1900,
        _ => year,
    })
}

/// Reads the ending of an ordinal number: `2nd`.
fn ordinal(scanner: &mut Scanner) {
    let mut ahead = *scanner;
    let ending = ahead.letters();
    let endings = ["st", "nd", "rd", "th"];
    if endings
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
    {
        *scanner = ahead;
    }
}
