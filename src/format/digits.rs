//! Lists of numbers as short texts.
//!
//! A number is written in base 32, the lowest digit first, one character a digit; all digits but the last
//! are marked. It is the variable-length quantity of source maps (ECMA-426) with its base 64 alphabet
//! made safe for addresses (RFC 4648, section 5), without the sign. Most numbers of an export fit one
//! character, and compress better than decimal digits and commas.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Marks a digit that is not the last of its number.
const MORE: u64 = 32;

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
    while rest >= MORE {
        text.push(letter(rest % MORE + MORE));
        rest /= MORE;
    }
    text.push(letter(rest));
}

fn letter(digit: u64) -> char {
    char::from(ALPHABET[(digit & 63) as usize])
}

/// The numbers of a text; the last is `None` where the text is damaged, which ends them.
pub fn read(text: &str) -> Numbers<'_> {
    Numbers {
        bytes: text.as_bytes().iter(),
    }
}

/// The numbers of a text, see [`read`].
#[derive(Clone, Debug)]
pub struct Numbers<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl Iterator for Numbers<'_> {
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

fn take<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    mut keep: impl FnMut(u64) -> Option<T>,
) -> Result<Vec<T>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let mut numbers = Vec::with_capacity(text.len());
    for number in read(&text) {
        let number = number.and_then(&mut keep);
        numbers.push(number.ok_or_else(|| D::Error::custom("a list of numbers in base 32"))?);
    }
    numbers.shrink_to_fit();
    Ok(numbers)
}

/// For `#[serde(with)]`: a list of numbers.
pub mod list {
    use super::{Deserializer, Serializer, push, take};

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
    ///
    /// # Errors
    /// Where it is no text, or not of this form.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        take(deserializer, |number| u32::try_from(number).ok())
    }
}

/// For `#[serde(with)]`: a first number of any sign and steps that never go back.
pub mod steps {
    use super::{Deserializer, Serializer, push, take, unzigzag, zigzag};

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
    ///
    /// # Errors
    /// Where it is no text, or not of this form.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i64>, D::Error> {
        let mut is_first = true;
        take(deserializer, |number| {
            let first = std::mem::replace(&mut is_first, false);
            if first {
                Some(unzigzag(number))
            } else {
                i64::try_from(number).ok()
            }
        })
    }
}

/// For `#[serde(with)]`: numbers of any sign, some of them not known.
pub mod maybe {
    use super::{Deserializer, Serializer, push, take, unzigzag, zigzag};

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
    ///
    /// # Errors
    /// Where it is no text, or not of this form.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Option<i32>>, D::Error> {
        take(deserializer, |number| match number {
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
