//! Readers of plain values.

use serde::{Deserialize, Deserializer, de::Error};

use super::{Document, Notes, Value, document::Node};

/// Reads a value as something. What it gives counts only where the notes stay empty.
pub type Read<T> = fn(Value<'_>, &mut Notes) -> T;

/// A text.
pub fn text(value: Value<'_>, notes: &mut Notes) -> String {
    borrowed(value, notes).to_owned()
}

fn borrowed<'a>(value: Value<'a>, notes: &mut Notes) -> &'a str {
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
    value: Value<'_>,
    notes: &mut Notes,
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
pub fn number<T: TryFrom<i64> + Default>(value: Value<'_>, notes: &mut Notes) -> T {
    if let Node::Integer(number) = value.node()
        && let Ok(number) = T::try_from(*number)
    {
        return number;
    }
    notes.expected("a whole number in range");
    T::default()
}

/// Any number.
pub fn fraction(value: Value<'_>, notes: &mut Notes) -> f64 {
    match value.node() {
        Node::Fraction(number) => *number,
        #[expect(
            clippy::cast_precision_loss,
            reason = "as JavaScript and every other reader of JSON do"
        )]
        Node::Integer(number) => *number as f64,
        _ => {
            notes.expected("a number");
            0.0
        }
    }
}

/// `true` or `false`.
pub fn truth(value: Value<'_>, notes: &mut Notes) -> bool {
    if let Node::Truth(truth) = value.node() {
        return *truth;
    }
    notes.expected("true or false");
    false
}

/// Something, or `null`.
pub fn maybe<T>(value: Value<'_>, notes: &mut Notes, read: Read<T>) -> Option<T> {
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
pub fn list<T>(value: Value<'_>, notes: &mut Notes, read: Read<T>) -> Vec<T> {
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
fn each(value: Value<'_>, notes: &mut Notes, read: &mut dyn FnMut(Value<'_>, &mut Notes, usize)) {
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
pub fn pair<'a>(value: Value<'a>, notes: &mut Notes) -> (Value<'a>, Value<'a>) {
    if let Some(mut items) = value.items()
        && let (Some(first), Some(second), None) = (items.next(), items.next(), items.next())
    {
        return (first, second);
    }
    notes.expected("a list of two");
    (Value::NULL, Value::NULL)
}

/// An object whose fields have numbers for names.
pub fn numbered<T>(value: Value<'_>, notes: &mut Notes, read: Read<T>) -> Vec<(u32, T)> {
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
pub fn deserialize<'de, D: Deserializer<'de>, T>(from: D, read: Read<T>) -> Result<T, D::Error> {
    let mut notes = Notes::default();
    let found = read(Document::deserialize(from)?.value(), &mut notes);
    notes.settle().map_err(D::Error::custom)?;
    Ok(found)
}
