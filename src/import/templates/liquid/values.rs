//! Compares and shows values as Ruby does.

use std::cmp::Ordering;

use liquid_core::{
    Error, Object, Result, Value, ValueCow, ValueView,
    model::{ScalarCow, State},
};

use crate::import::syntax::liquid_value::KEY_ORDER;

/// Returns whether a value counts as true: everything except nil and `false`.
pub fn is_true(value: &dyn ValueView) -> bool {
    !value.is_nil() && value.as_scalar().and_then(|scalar| scalar.to_bool()) != Some(false)
}

/// Returns the text that an output of a value shows.
///
/// # Errors
/// Fails for a map, which Ruby shows as a program would write it.
pub fn text(value: &dyn ValueView) -> Result<String> {
    if let Some(list) = value.as_array() {
        return list.values().map(text).collect();
    }
    if value.is_object() {
        return Err(Error::with_msg("a map has no text"));
    }
    if value.is_nil() || value.is_state() {
        return Ok(String::new());
    }
    match value.as_scalar() {
        Some(scalar) => Ok(match float(&scalar) {
            Some(number) => float_text(number),
            None => scalar.into_cow_str().into_owned(),
        }),
        None => Ok(value.to_kstr().into_string()),
    }
}

/// Returns a fraction; `None` for whole numbers and texts.
fn float(scalar: &ScalarCow) -> Option<f64> {
    let is_float = scalar.type_name() == 0_f64.type_name();
    scalar.to_float().filter(|_| is_float)
}

/// Returns the number of a value that is one, and not a text of digits.
pub fn number(value: &dyn ValueView) -> Option<f64> {
    let scalar = value.as_scalar()?;
    (!is_text(value)).then(|| scalar.to_float())?
}

/// Returns whether a value is a text.
pub fn is_text(value: &dyn ValueView) -> bool {
    value.type_name() == "".type_name()
}

/// Shows a fraction as Ruby does: `2.0`, not `2`.
fn float_text(number: f64) -> String {
    let size = number.abs();
    if size >= 1e16 || (size != 0.0 && size < 1e-4) {
        let text = format!("{number:e}");
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let point = if digits.contains('.') { "" } else { ".0" };
        let (sign, exponent) = match exponent.strip_prefix('-') {
            Some(exponent) => ("-", exponent),
            None => ("+", exponent),
        };
        return format!("{digits}{point}e{sign}{exponent:0>2}");
    }
    if number.fract() == 0.0 {
        format!("{number:.1}")
    } else {
        number.to_string()
    }
}

/// Returns the entries of a map in the order of its file. The order of other maps is that of their keys.
pub fn entries(value: &dyn ValueView) -> Vec<(String, &dyn ValueView)> {
    let Some(object) = value.as_object() else {
        return Vec::new();
    };
    let order = object.get(KEY_ORDER).and_then(|order| order.as_array());
    let keys: Vec<String> = match order {
        Some(order) => order
            .values()
            .map(|key| key.to_kstr().into_string())
            .collect(),
        None => {
            let mut keys: Vec<String> = object
                .keys()
                .map(|key| key.into_string().to_string())
                .collect();
            keys.sort_unstable();
            keys
        }
    };
    let entry = |key: String| object.get(&key).map(|value| (key, value));
    keys.into_iter().filter_map(entry).collect()
}

/// Returns the items of a list as filters of Liquid see them: nil is an empty list, another value is a list
/// of one, and lists in a list are joined.
pub fn items(value: &dyn ValueView) -> Vec<Value> {
    fn flatten(value: &dyn ValueView, into: &mut Vec<Value>) {
        match value.as_array() {
            Some(list) => list.values().for_each(|item| flatten(item, into)),
            None => into.push(value.to_value()),
        }
    }
    let mut items = Vec::new();
    if !value.is_nil() {
        flatten(value, &mut items);
    }
    items
}

/// Returns the items of a list; those of a map are its values. Returns `None` for other values.
pub fn list(value: &dyn ValueView) -> Option<Vec<Value>> {
    if let Some(list) = value.as_array() {
        return Some(list.values().map(ValueView::to_value).collect());
    }
    value.as_object()?;
    let entries = entries(value).into_iter();
    Some(entries.map(|(_, value)| value.to_value()).collect())
}

/// Returns the value at a path below a value. A missing name is nil.
pub fn look_up<'v>(value: &'v dyn ValueView, path: &[ScalarCow]) -> ValueCow<'v> {
    let mut value = value;
    let mut path = path.iter();
    while let Some(key) = path.next() {
        if let Some(inner) = inner_value(value, key) {
            value = inner;
            continue;
        }
        // The result of a method has no parts, except for the first entry of a map.
        let computed = method(value, &key.to_kstr());
        let rest: Vec<_> = path.cloned().collect();
        return ValueCow::Owned(match rest.is_empty() {
            true => computed,
            false => look_up(&computed, &rest).into_owned(),
        });
    }
    ValueCow::Borrowed(value)
}

fn inner_value<'v>(value: &'v dyn ValueView, key: &ScalarCow) -> Option<&'v dyn ValueView> {
    if let Some(list) = value.as_array() {
        if let Some(index) = key.to_integer().filter(|_| !is_text(key)) {
            return list.get(index);
        }
        return match key.to_kstr().as_str() {
            "first" => list.first(),
            "last" => list.last(),
            _ => None,
        };
    }
    let object = value.as_object()?;
    let key = key.to_kstr();
    (key != KEY_ORDER).then(|| object.get(&key))?
}

/// Returns the value of `size`, and of `first` of a map.
fn method(value: &dyn ValueView, name: &str) -> Value {
    match name {
        "size" => size(value).unwrap_or(Value::Nil),
        "first" if value.is_object() => {
            let first = entries(value).into_iter().next();
            first.map_or(Value::Nil, |(key, value)| pair(key, value))
        }
        _ => Value::Nil,
    }
}

/// Returns an entry of a map as a list of its key and its value.
pub fn pair(key: String, value: &dyn ValueView) -> Value {
    Value::Array(vec![Value::scalar(key), value.to_value()])
}

/// Returns the number of items, entries or characters of a value.
pub fn size(value: &dyn ValueView) -> Option<Value> {
    let size = if let Some(list) = value.as_array() {
        list.size()
    } else if value.is_object() {
        i64::try_from(entries(value).len()).ok()?
    } else if is_text(value) {
        i64::try_from(value.to_kstr().chars().count()).ok()?
    } else {
        return None;
    };
    Some(Value::scalar(size))
}

/// Returns whether two values are equal; `None` if that depends on the plugins of the site.
pub fn equal(left: &dyn ValueView, right: &dyn ValueView) -> Option<bool> {
    match (left.as_state(), right.as_state()) {
        (Some(state), _) => return is_in_state(right, state),
        (_, Some(state)) => return is_in_state(left, state),
        _ => {}
    }
    if let (Some(left), Some(right)) = (left.as_array(), right.as_array()) {
        let same_size = left.size() == right.size();
        let mut pairs = left.values().zip(right.values());
        return Some(same_size && pairs.all(|(left, right)| equal(left, right) == Some(true)));
    }
    if left.is_object() && right.is_object() {
        let (left, other) = (entries(left), entries(right));
        let same = |key: &str, value: &dyn ValueView| {
            let found = right.as_object().and_then(|object| object.get(key));
            found.is_some_and(|found| equal(value, found) == Some(true))
        };
        let mut entries = left.iter();
        return Some(left.len() == other.len() && entries.all(|(key, value)| same(key, *value)));
    }
    if left.is_nil() || right.is_nil() {
        return Some(left.is_nil() && right.is_nil());
    }
    let (Some(left), Some(right)) = (left.as_scalar(), right.as_scalar()) else {
        return Some(false);
    };
    if let (Some(left), Some(right)) = (number(&left), number(&right)) {
        return Some(left.total_cmp(&right) == Ordering::Equal || left == right);
    }
    Some(left.type_name() == right.type_name() && left.into_cow_str() == right.into_cow_str())
}

/// Returns whether a value is `empty` or `blank`. Only some plugins of Ruby make a value `blank`.
fn is_in_state(value: &dyn ValueView, state: State) -> Option<bool> {
    let text = is_text(value).then(|| value.to_kstr());
    let is_empty = match (&text, value.as_array()) {
        (Some(text), _) => text.is_empty(),
        (None, Some(list)) => list.size() == 0,
        (None, None) => value.is_object() && entries(value).is_empty(),
    };
    if state != State::Blank {
        return Some(is_empty);
    }
    let is_white_space = text.is_some_and(|text| text.trim().is_empty());
    (is_true(value) && !is_empty && !is_white_space).then_some(false)
}

/// Orders two values; `None` if Ruby cannot compare them.
pub fn compare(left: &dyn ValueView, right: &dyn ValueView) -> Option<Ordering> {
    if let (Some(left), Some(right)) = (number(left), number(right)) {
        return left.partial_cmp(&right);
    }
    if is_text(left) && is_text(right) {
        return Some(left.to_kstr().cmp(&right.to_kstr()));
    }
    if let (Some(left), Some(right)) = (left.as_array(), right.as_array()) {
        for (left, right) in left.values().zip(right.values()) {
            match compare(left, right)? {
                Ordering::Equal => {}
                order => return Some(order),
            }
        }
        return Some(left.size().cmp(&right.size()));
    }
    (left.is_nil() && right.is_nil()).then_some(Ordering::Equal)
}

/// Creates a map from names and values.
pub fn object(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Object {
    let entries = entries.into_iter();
    crate::import::syntax::liquid_value::ordered(
        entries.map(|(key, value)| (key.to_owned(), value)),
    )
}
