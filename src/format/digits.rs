//! Lists of numbers as short texts.
//!
//! A number is written in base 32, the lowest digit first, one character a digit; all digits but the last
//! are marked. It is the variable-length quantity of source maps (ECMA-426) with its base 64 alphabet
//! made safe for addresses (RFC 4648, section 5), without the sign. Most numbers of an export fit one
//! character, and compress better than decimal digits and commas.

use crate::json::{JsonValue, ReadErrors, parsed};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Marks a digit that is not the last of its number.
const CONTINUATION_BIT: u64 = 32;

/// Appends a number.
///
/// ```
/// use broadsheet::format::digits;
///
/// let mut text = String::new();
/// for number in [0, 31, 32, 1_000] {
///     digits::push(&mut text, number);
/// }
/// assert_eq!(text, "AfgBof");
/// assert_eq!(digits::read(&text).collect::<Option<Vec<_>>>(), Some(vec![0, 31, 32, 1_000]));
/// ```
pub fn push(text: &mut String, number: u64) {
    let mut rest = number;
    while rest >= CONTINUATION_BIT {
        text.push(letter(rest % CONTINUATION_BIT + CONTINUATION_BIT));
        rest /= CONTINUATION_BIT;
    }
    text.push(letter(rest));
}

fn letter(digit: u64) -> char {
    char::from(ALPHABET[(digit & 63) as usize])
}

/// The numbers of a text; the last is `None` where the text is damaged, which ends them.
pub fn read(text: &str) -> DigitNumbers<'_> {
    DigitNumbers {
        bytes: text.as_bytes().iter(),
    }
}

/// The numbers of a text, see [`read`].
#[derive(Clone, Debug)]
pub struct DigitNumbers<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl Iterator for DigitNumbers<'_> {
    type Item = Option<u64>;

    fn next(&mut self) -> Option<Option<u64>> {
        let mut number = 0_u64;
        let mut shift = 0;
        let mut byte = *self.bytes.next()?;
        loop {
            let digit = VALUES[byte as usize];
            if digit > 63 || shift > 60 {
                self.bytes = [].iter();
                return Some(None);
            }
            number |= u64::from(digit & 31) << shift;
            if digit < 32 {
                return Some(Some(number));
            }
            shift += 5;
            match self.bytes.next() {
                Some(next) => byte = *next,
                None => return Some(None),
            }
        }
    }
}

/// By byte: its value, or 64 where it is none of the alphabet's.
const VALUES: [u8; 256] = {
    let mut values = [64; 256];
    let mut value = 0_u8;
    while value < 64 {
        values[ALPHABET[value as usize] as usize] = value;
        value += 1;
    }
    values
};

/// A number that may be negative as one that is not: 0, −1, 1, −2, …
fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

fn take<T>(
    value: JsonValue<'_>,
    notes: &mut ReadErrors,
    mut keep: impl FnMut(u64) -> Option<T>,
) -> Vec<T> {
    let list = |text: &str| {
        let mut numbers = Vec::with_capacity(text.len());
        for number in read(text) {
            numbers.push(keep(number?)?);
        }
        numbers.shrink_to_fit();
        Some(numbers)
    };
    parsed(value, notes, list, "a list of numbers in base 32").unwrap_or_default()
}

/// A list of numbers.
pub mod list {
    use serde::Serializer;

    use super::{JsonValue, ReadErrors, push, take};

    /// Writes the list as one text.
    ///
    /// # Errors
    /// Those of `serializer`.
    pub fn serialize<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(numbers.len() * 2);
        for number in numbers {
            push(&mut text, u64::from(*number));
        }
        serializer.serialize_str(&text)
    }

    /// Reads it.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Vec<u32> {
        take(value, notes, |number| u32::try_from(number).ok())
    }
}

/// A first number of any sign and steps that never go back.
pub mod steps {
    use serde::Serializer;

    use super::{JsonValue, ReadErrors, push, take, unzigzag, zigzag};

    /// Writes the list as one text. Steps below 0, which there are none of, are written as 0.
    ///
    /// # Errors
    /// Those of `serializer`.
    pub fn serialize<S: Serializer>(numbers: &[i64], serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(numbers.len() * 2);
        for (place, number) in numbers.iter().enumerate() {
            let step = u64::try_from(*number).unwrap_or_default();
            push(&mut text, if place == 0 { zigzag(*number) } else { step });
        }
        serializer.serialize_str(&text)
    }

    /// Reads it.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Vec<i64> {
        let mut is_first = true;
        take(value, notes, |number| {
            let first = std::mem::replace(&mut is_first, false);
            if first {
                Some(unzigzag(number))
            } else {
                i64::try_from(number).ok()
            }
        })
    }
}

/// Numbers of any sign, some of them not known.
pub mod maybe {
    use serde::Serializer;

    use super::{JsonValue, ReadErrors, push, take, unzigzag, zigzag};

    /// Writes the list as one text: 0 for what is not known.
    ///
    /// # Errors
    /// Those of `serializer`.
    pub fn serialize<S: Serializer>(
        numbers: &[Option<i32>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(numbers.len() * 2);
        for number in numbers {
            push(
                &mut text,
                number.map_or(0, |number| zigzag(i64::from(number)) + 1),
            );
        }
        serializer.serialize_str(&text)
    }

    /// Reads it.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Vec<Option<i32>> {
        take(value, notes, |number| match number {
            0 => Some(None),
            number => i32::try_from(unzigzag(number - 1)).ok().map(Some),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_survive() {
        for number in [
            0,
            1,
            31,
            32,
            1_023,
            1_024,
            u64::from(u32::MAX),
            i64::MAX as u64,
        ] {
            let mut text = String::new();
            push(&mut text, number);
            assert_eq!(read(&text).collect::<Vec<_>>(), [Some(number)]);
        }
    }

    #[test]
    fn damaged_texts_end_in_nothing() {
        for text in ["g", "A*", "ä", "gggggggggggggggggggggA"] {
            assert_eq!(read(text).last(), Some(None), "{text}");
        }
    }

    #[test]
    fn signs_survive() {
        for number in [0, -1, 1, -2, i64::MIN, i64::MAX] {
            assert_eq!(unzigzag(zigzag(number)), number);
        }
    }
}
