//! Readers of plain values.

use serde::{Deserialize, Deserializer, de::Error};

use super::{JsonDocument, JsonValue, ReadErrors, document::JsonNode};

/// Reads a value as something. What it gives counts only where the notes stay empty.
pub type ReadJson<T> = fn(JsonValue<'_>, &mut ReadErrors) -> T;

/// A text.
pub fn text(value: JsonValue<'_>, notes: &mut ReadErrors) -> String {
    borrowed(value, notes).to_owned()
}

fn borrowed<'a>(value: JsonValue<'a>, notes: &mut ReadErrors) -> &'a str {
    value.text().unwrap_or_else(|| {
        notes.expected("a text");
        ""
    })
}

/// What `parse` makes of a text; where it makes nothing, `expected` is noted.
///
/// ```
/// use broadsheet::json::{Document, Notes, parsed};
///
/// let document: Document = serde_json::from_str("\"May\"")?;
/// let mut notes = Notes::default();
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

/// A whole number in the range of its type.
pub fn number<T: TryFrom<i64> + Default>(value: JsonValue<'_>, notes: &mut ReadErrors) -> T {
    if let JsonNode::Integer(number) = value.node()
        && let Ok(number) = T::try_from(*number)
    {
        return number;
    }
    notes.expected("a whole number in range");
    T::default()
}

/// Any number.
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

/// `true` or `false`.
pub fn truth(value: JsonValue<'_>, notes: &mut ReadErrors) -> bool {
    if let JsonNode::Truth(truth) = value.node() {
        return *truth;
    }
    notes.expected("true or false");
    false
}

/// Something, or `null`.
pub fn maybe<T>(value: JsonValue<'_>, notes: &mut ReadErrors, read: ReadJson<T>) -> Option<T> {
    (!value.is_null()).then(|| read(value, notes))
}

/// A list.
///
/// ```
/// use broadsheet::json::{Document, Notes, list, number};
///
/// let document: Document = serde_json::from_str("[1, 2, -3]")?;
/// let mut notes = Notes::default();
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

/// Runs `read` for each value of a list, with the number of all. Lists of all types go through it: the
/// loop is in the wasm once.
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

/// The two values of a list of two.
pub fn pair<'a>(value: JsonValue<'a>, notes: &mut ReadErrors) -> (JsonValue<'a>, JsonValue<'a>) {
    if let Some(mut items) = value.items()
        && let (Some(first), Some(second), None) = (items.next(), items.next(), items.next())
    {
        return (first, second);
    }
    notes.expected("a list of two");
    (JsonValue::NULL, JsonValue::NULL)
}

/// An object whose fields have numbers for names.
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

/// Reads through a deserializer, for what lies inside of something that derives it.
///
/// # Errors
/// Those of the deserializer, and what the reader notes.
pub fn deserialize<'de, D: Deserializer<'de>, T>(
    from: D,
    read: ReadJson<T>,
) -> Result<T, D::Error> {
    let mut notes = ReadErrors::default();
    let found = read(JsonDocument::deserialize(from)?.value(), &mut notes);
    notes.settle().map_err(D::Error::custom)?;
    Ok(found)
}
