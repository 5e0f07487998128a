//! Encodes lists of integers as variable-length quantities (VLQ) in text.
//!
//! Each number is written in base 32, the lowest digit first, one character per digit. All digits
//! but the last carry a continuation bit. This is the VLQ of source maps (ECMA-426) without the
//! sign, with the URL-safe base64 alphabet (RFC 4648, section 5). Most numbers of an export fit one
//! character, and compress better than decimal digits and commas.

use std::fmt;

use serde::{
    Deserializer,
    de::{Error, Visitor},
};

const DIGIT_ALPHABET: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Marks a digit that is not the last of its number.
const CONTINUATION_BIT: u64 = 32;

/// Appends a number.
///
/// ```
/// use broadsheet::format::vlq;
///
/// let mut text = String::new();
/// for number in [0, 31, 32, 1_000] {
///     vlq::push(&mut text, number);
/// }
/// assert_eq!(text, "AfgBof");
/// assert_eq!(vlq::read(&text).collect::<Option<Vec<_>>>(), Some(vec![0, 31, 32, 1_000]));
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
    char::from(DIGIT_ALPHABET[(digit & 63) as usize])
}

/// Returns the numbers of a text. If the text is damaged, the last item is `None`.
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
            let digit = DIGIT_VALUES[byte as usize];
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

/// The value of each byte, or 64 if it is not in the alphabet.
const DIGIT_VALUES: [u8; 256] = {
    let mut values = [64; 256];
    let mut value = 0_u8;
    while value < 64 {
        values[DIGIT_ALPHABET[value as usize] as usize] = value;
        value += 1;
    }
    values
};

/// Maps signed to unsigned integers: 0, −1, 1, −2, … become 0, 1, 2, 3, …
fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

/// Reads numbers from a text without a copy of it. `convert` returns `None` for a number out of
/// range.
fn deserialize_numbers<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    convert: impl FnMut(u64) -> Option<T>,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_str(NumbersVisitor(convert))
}

struct NumbersVisitor<F>(F);

impl<T, F: FnMut(u64) -> Option<T>> Visitor<'_> for NumbersVisitor<F> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("numbers in base 32")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Vec<T>, E> {
        convert_numbers(text, self.0).ok_or_else(|| E::custom("expected numbers in base 32"))
    }
}

/// Returns the converted numbers of a text, or `None` if one is damaged or out of range.
fn convert_numbers<T>(text: &str, mut convert: impl FnMut(u64) -> Option<T>) -> Option<Vec<T>> {
    let mut numbers = Vec::with_capacity(text.len());
    for number in read(text) {
        numbers.push(convert(number?)?);
    }
    numbers.shrink_to_fit();
    Some(numbers)
}

/// A list of unsigned integers.
pub mod list {
    use serde::{Deserializer, Serializer};

    use super::{deserialize_numbers, push};

    /// Writes the list as one text.
    ///
    /// # Errors
    /// Returns the errors of `serializer`.
    pub fn serialize<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(numbers.len() * 2);
        for number in numbers {
            push(&mut text, u64::from(*number));
        }
        serializer.serialize_str(&text)
    }

    /// Reads the list.
    ///
    /// # Errors
    /// Returns an error if the value is not such a text.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        deserialize_numbers(deserializer, |number| u32::try_from(number).ok())
    }
}

/// A sequence of integers as its first value, of any sign, and its steps, which are never negative.
pub mod steps {
    use serde::{Deserializer, Serializer};

    use super::{deserialize_numbers, push, unzigzag, zigzag};

    /// Writes the list as one text. Negative steps, which do not occur, are written as 0.
    ///
    /// # Errors
    /// Returns the errors of `serializer`.
    pub fn serialize<S: Serializer>(numbers: &[i64], serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(numbers.len() * 2);
        for (index, number) in numbers.iter().enumerate() {
            let step = u64::try_from(*number).unwrap_or_default();
            push(&mut text, if index == 0 { zigzag(*number) } else { step });
        }
        serializer.serialize_str(&text)
    }

    /// Reads the list.
    ///
    /// # Errors
    /// Returns an error if the value is not such a text.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i64>, D::Error> {
        let mut is_first = true;
        deserialize_numbers(deserializer, |number| {
            let first = std::mem::replace(&mut is_first, false);
            if first {
                Some(unzigzag(number))
            } else {
                i64::try_from(number).ok()
            }
        })
    }
}

/// Integers of any sign, some of them unknown.
pub mod optional {
    use serde::{Deserializer, Serializer};

    use super::{deserialize_numbers, push, unzigzag, zigzag};

    /// Writes the list as one text, with 0 for unknown values.
    ///
    /// # Errors
    /// Returns the errors of `serializer`.
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

    /// Reads the list.
    ///
    /// # Errors
    /// Returns an error if the value is not such a text.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Option<i32>>, D::Error> {
        deserialize_numbers(deserializer, |number| match number {
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
