//! Reads plain values.

use serde::{Deserialize, Deserializer, de::Error};

use super::{JsonDocument, JsonValue, ReadErrors, node::JsonNode};

/// A function that reads a value. Its result counts only if there are no errors.
pub type ReadJson<T> = fn(JsonValue<'_>, &mut ReadErrors) -> T;

/// Reads a string.
pub fn text(value: JsonValue<'_>, notes: &mut ReadErrors) -> String {
    borrowed(value, notes).to_owned()
}

fn borrowed<'a>(value: JsonValue<'a>, notes: &mut ReadErrors) -> &'a str {
    value.text().unwrap_or_else(|| {
        notes.expected("a text");
        ""
    })
}

/// Reads a string with `parse`. If that returns `None`, records that `expected` was expected.
///
/// ```
/// use broadsheet::json::{JsonDocument, ReadErrors, parsed};
///
/// let document: JsonDocument = serde_json::from_str("\"May\"")?;
/// let mut notes = ReadErrors::default();
/// let parse = |day: &str| day.parse::<u8>().ok();
/// assert_eq!(parsed(document.value(), &mut notes, parse, "a day"), None);
/// assert_eq!(notes.settle(), Err(": expected a day".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn parsed<T>(
    value: JsonValue<'_>,
    notes: &mut ReadErrors,
    parse: impl FnOnce(&str) -> Option<T>,
    expected: &str,
) -> Option<T> {
    let parsed = parse(borrowed(value, notes));
    if parsed.is_none() {
        notes.expected(expected);
    }
    parsed
}

/// Reads an integer in the range of its type.
pub fn number<T: TryFrom<i64> + Default>(value: JsonValue<'_>, notes: &mut ReadErrors) -> T {
    if let JsonNode::Integer(number) = value.node()
        && let Ok(number) = T::try_from(*number)
    {
        return number;
    }
    notes.expected("a whole number in range");
    T::default()
}

/// Reads any number.
pub fn fraction(value: JsonValue<'_>, notes: &mut ReadErrors) -> f64 {
    match value.node() {
        JsonNode::Fraction(number) => *number,
        #[expect(
            clippy::cast_precision_loss,
            reason = "as JavaScript and every other reader of JSON do"
        )]
        JsonNode::Integer(number) => *number as f64,
        _ => {
            notes.expected("a number");
            0.0
        }
    }
}

/// Reads `true` or `false`.
pub fn truth(value: JsonValue<'_>, notes: &mut ReadErrors) -> bool {
    if let JsonNode::Truth(truth) = value.node() {
        return *truth;
    }
    notes.expected("true or false");
    false
}

/// Reads a value, or `None` for `null`.
pub fn maybe<T>(value: JsonValue<'_>, notes: &mut ReadErrors, read: ReadJson<T>) -> Option<T> {
    (!value.is_null()).then(|| read(value, notes))
}

/// Reads a list.
///
/// ```
/// use broadsheet::json::{JsonDocument, ReadErrors, list, number};
///
/// let document: JsonDocument = serde_json::from_str("[1, 2, -3]")?;
/// let mut notes = ReadErrors::default();
/// assert_eq!(list::<u32>(document.value(), &mut notes, number), [1, 2, 0]);
/// assert_eq!(notes.settle(), Err("[2]: expected a whole number in range".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[inline(never)]
pub fn list<T>(value: JsonValue<'_>, notes: &mut ReadErrors, read: ReadJson<T>) -> Vec<T> {
    let mut list = Vec::new();
    each(value, notes, &mut |value, notes, count| {
        if list.capacity() == 0 {
            list.reserve_exact(count);
        }
        list.push(read(value, notes));
    });
    list
}

/// Calls `read` for each value of a list, with the number of values. Lists of all types share this
/// loop.
fn each(
    value: JsonValue<'_>,
    notes: &mut ReadErrors,
    read: &mut dyn FnMut(JsonValue<'_>, &mut ReadErrors, usize),
) {
    let Some(items) = value.items() else {
        notes.expected("a list");
        return;
    };
    let count = items.count;
    for (place, value) in items.enumerate() {
        let was_clean = notes.is_clean();
        read(value, notes, count);
        if was_clean && !notes.is_clean() {
            notes.lies_in_place(place);
        }
    }
}

/// Reads a list of two values.
pub fn pair<'a>(value: JsonValue<'a>, notes: &mut ReadErrors) -> (JsonValue<'a>, JsonValue<'a>) {
    if let Some(mut items) = value.items()
        && let (Some(first), Some(second), None) = (items.next(), items.next(), items.next())
    {
        return (first, second);
    }
    notes.expected("a list of two");
    (JsonValue::NULL, JsonValue::NULL)
}

/// Reads an object whose field names are numbers.
pub fn numbered<T>(
    value: JsonValue<'_>,
    notes: &mut ReadErrors,
    read: ReadJson<T>,
) -> Vec<(u32, T)> {
    let mut numbered = Vec::new();
    let Some(entries) = value.entries() else {
        notes.expected("an object");
        return numbered;
    };
    for (name, value) in entries {
        if let Ok(number) = name.parse::<u32>() {
            let was_clean = notes.is_clean();
            numbered.push((number, read(value, notes)));
            if was_clean && !notes.is_clean() {
                notes.lies_in_place(number as usize);
            }
        } else {
            notes.expected("numbers as names");
        }
    }
    numbered
}

/// Reads through a deserializer, for use inside of derived types.
///
/// # Errors
/// Returns the errors of the deserializer and of the reader.
pub fn deserialize<'de, D: Deserializer<'de>, T>(
    from: D,
    read: ReadJson<T>,
) -> Result<T, D::Error> {
    let mut notes = ReadErrors::default();
    let found = read(JsonDocument::deserialize(from)?.value(), &mut notes);
    notes.settle().map_err(D::Error::custom)?;
    Ok(found)
}
