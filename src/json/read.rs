//! Readers of plain values.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Deserializer, de::Error};

use super::{Notes, Value};

/// Reads a value as something. What it gives counts only where the notes stay empty.
pub type Read<T> = fn(Value<'_>, &mut Notes) -> T;

/// A text.
pub fn text(value: Value<'_>, notes: &mut Notes) -> String {
    borrowed(value, notes).into_owned()
}

/// A text that may still lie in the file.
pub(super) fn borrowed<'a>(value: Value<'a>, notes: &mut Notes) -> Cow<'a, str> {
    if let Value::Text(text) = value {
        return text;
    }
    notes.expected("a text");
    Cow::default()
}

/// What `parse` makes of a text; where it makes nothing, `expected` is noted.
///
/// ```
/// use broadsheet::json::{Notes, Value, parsed};
///
/// let mut notes = Notes::default();
/// let day = parsed(Value::Text("May".into()), &mut notes, |day| day.parse::<u8>().ok(), "a day");
/// assert_eq!(day, None);
/// assert_eq!(notes.settle(), Err(": expected a day".to_owned()));
/// ```
pub fn parsed<T>(
    value: Value<'_>,
    notes: &mut Notes,
    parse: impl FnOnce(&str) -> Option<T>,
    expected: &str,
) -> Option<T> {
    let parsed = parse(&borrowed(value, notes));
    if parsed.is_none() {
        notes.expected(expected);
    }
    parsed
}

/// A whole number in the range of its type.
pub fn number<T: TryFrom<i64> + Default>(value: Value<'_>, notes: &mut Notes) -> T {
    if let Value::Integer(number) = value
        && let Ok(number) = T::try_from(number)
    {
        return number;
    }
    notes.expected("a whole number in range");
    T::default()
}

/// Any number.
pub fn fraction(value: Value<'_>, notes: &mut Notes) -> f64 {
    match value {
        Value::Fraction(number) => number,
        #[expect(
            clippy::cast_precision_loss,
            reason = "as JavaScript and every other reader of JSON do"
        )]
        Value::Integer(number) => number as f64,
        _ => {
            notes.expected("a number");
            0.0
        }
    }
}

/// `true` or `false`.
pub fn truth(value: Value<'_>, notes: &mut Notes) -> bool {
    if let Value::Truth(truth) = value {
        return truth;
    }
    notes.expected("true or false");
    false
}

/// Something, or `null`.
pub fn maybe<T>(value: Value<'_>, notes: &mut Notes, read: Read<T>) -> Option<T> {
    match value {
        Value::Null => None,
        value => Some(read(value, notes)),
    }
}

/// A list.
///
/// ```
/// use broadsheet::json::{Notes, Value, list, number};
///
/// let value: Value = serde_json::from_str("[1, 2, -3]")?;
/// let mut notes = Notes::default();
/// assert_eq!(list::<u32>(value, &mut notes, number), [1, 2, 0]);
/// assert_eq!(notes.settle(), Err("[2]: expected a whole number in range".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn list<T>(value: Value<'_>, notes: &mut Notes, read: Read<T>) -> Vec<T> {
    let values = values(value, notes);
    let mut list = Vec::with_capacity(values.len());
    for (place, value) in values.into_iter().enumerate() {
        notes.into_place(place);
        list.push(read(value, notes));
        notes.out();
    }
    list
}

/// The two values of a list of two.
pub fn pair<'a>(value: Value<'a>, notes: &mut Notes) -> (Value<'a>, Value<'a>) {
    let mut values = values(value, notes).into_iter();
    match (values.next(), values.next(), values.next()) {
        (Some(first), Some(second), None) => (first, second),
        _ => {
            notes.expected("a list of two");
            (Value::Null, Value::Null)
        }
    }
}

/// An object whose fields have numbers for names. Of equal ones the last counts.
pub fn numbered<T>(value: Value<'_>, notes: &mut Notes, read: Read<T>) -> BTreeMap<u32, T> {
    let mut numbered = BTreeMap::new();
    let Value::Object(fields) = value else {
        notes.expected("an object");
        return numbered;
    };
    for (name, value) in fields {
        if let Ok(number) = name.parse::<u32>() {
            notes.into_place(number as usize);
            numbered.insert(number, read(value, notes));
            notes.out();
        } else {
            notes.expected("numbers as names");
        }
    }
    numbered
}

fn values<'a>(value: Value<'a>, notes: &mut Notes) -> Vec<Value<'a>> {
    if let Value::List(values) = value {
        return values;
    }
    notes.expected("a list");
    Vec::new()
}

/// Reads through a deserializer, for what lies inside of something that derives it.
///
/// # Errors
/// Those of the deserializer, and what the reader notes.
pub fn deserialize<'de, D: Deserializer<'de>, T>(from: D, read: Read<T>) -> Result<T, D::Error> {
    let mut notes = Notes::default();
    let found = read(Value::deserialize(from)?, &mut notes);
    notes.settle().map_err(D::Error::custom)?;
    Ok(found)
}
