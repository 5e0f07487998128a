//! Converts nodes to values of Liquid, as Ruby reads them.

use liquid_core::{Object, Value, ValueView};

use super::node::{MapEntry, Node, NodeValue, parse_boolean};

/// The key under which a map has its keys in the order of the file. Maps of `liquid-core` have no order,
/// but a loop over a map of Jekyll has. No key of a file has this name, see [`map`].
pub const KEY_ORDER: &str = "\0order";

/// Converts a node. Numbers and booleans are those of YAML 1.1, which Ruby reads; dates are texts.
///
/// ```
/// use broadsheet::import::syntax::{liquid_value, yaml};
/// use liquid_core::ValueView;
///
/// let root = yaml::parse("on").unwrap().root;
/// assert_eq!(liquid_value::value(&root).to_kstr(), "true");
/// ```
pub fn value(node: &Node) -> Value {
    match &node.value {
        NodeValue::List(items) => Value::array(items.iter().map(value)),
        NodeValue::Map(entries) => Value::Object(map(entries)),
        NodeValue::Scalar { text, plain: false } => Value::scalar(text.clone()),
        NodeValue::Scalar { .. } if node.is_null() => Value::Nil,
        NodeValue::Scalar { text, .. } => plain_scalar(text),
    }
}

/// Converts the entries of a map. The last of several entries with one key counts.
pub fn map(entries: &[MapEntry]) -> Object {
    let entries = entries.iter();
    ordered(entries.map(|entry| (entry.key.clone(), value(&entry.node))))
}

/// Creates a map that knows the order of its entries.
pub fn ordered(entries: impl IntoIterator<Item = (String, Value)>) -> Object {
    let mut object = Object::new();
    let mut order = Vec::new();
    for (key, value) in entries {
        if key == KEY_ORDER {
            continue;
        }
        if object.insert(key.clone().into(), value).is_none() {
            order.push(Value::scalar(key));
        }
    }
    object.insert(KEY_ORDER.into(), Value::Array(order));
    object
}

/// Merges two maps key by key, as Eleventy merges data. Other values of `over` replace those of `base`.
pub fn merged(base: &Object, over: &Object) -> Object {
    let keys = |object: &Object| {
        let order = object.get(KEY_ORDER).and_then(|order| order.as_array());
        let keys = order.map(|keys| keys.values().map(|key| key.to_kstr().into_string()));
        keys.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
    };
    let mut all = keys(base);
    all.extend(keys(over));
    let values = all.into_iter().filter_map(|key| {
        let value = match (base.get(key.as_str()), over.get(key.as_str())) {
            (Some(Value::Object(base)), Some(Value::Object(over))) => {
                Value::Object(merged(base, over))
            }
            (base, over) => over.or(base)?.clone(),
        };
        Some((key, value))
    });
    ordered(values)
}

fn plain_scalar(text: &str) -> Value {
    if let Some(truth) = parse_boolean(text) {
        return Value::scalar(truth);
    }
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    if is_number && let Some(number) = number(&text.replace(['_', ','], "")) {
        return number;
    }
    Value::scalar(text.to_owned())
}

/// Reads a number. Whole numbers that begin with 0 are octal in YAML 1.1, and those with 0x hexadecimal.
fn number(text: &str) -> Option<Value> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if let Some(digits) = digits.strip_prefix("0x") {
        let number = i64::from_str_radix(digits, 16).ok()?;
        return Some(Value::scalar(sign * number));
    }
    let is_decimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() {
        return None;
    }
    if is_decimal(digits) {
        let radix = if digits.len() > 1 && digits.starts_with('0') {
            8
        } else {
            10
        };
        let number = i64::from_str_radix(digits, radix).ok()?;
        return Some(Value::scalar(sign * number));
    }
    let is_fraction = |c: u8| c.is_ascii_digit() || matches!(c, b'.' | b'e' | b'E' | b'+' | b'-');
    let has_digit = digits.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digit || !digits.contains('.') || !digits.bytes().all(is_fraction) {
        return None;
    }
    let number = text.parse::<f64>().ok()?;
    number.is_finite().then(|| Value::scalar(number))
}

#[cfg(test)]
mod tests {
    use liquid_core::{ValueView, model::ValueViewCmp};

    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn scalars_are_those_of_ruby() {
        for (text, expected) in [
            ("3", Value::scalar(3)),
            ("-1_000", Value::scalar(-1000)),
            ("010", Value::scalar(8)),
            ("0x1F", Value::scalar(31)),
            ("1,000", Value::scalar(1000)),
            ("09", Value::scalar("09".to_owned())),
            ("1.10", Value::scalar(1.1)),
            ("1.1.0", Value::scalar("1.1.0".to_owned())),
            ("'3'", Value::scalar("3".to_owned())),
            ("yes", Value::scalar(true)),
            ("~", Value::Nil),
            ("2024-03-02", Value::scalar("2024-03-02".to_owned())),
            (
                "99999999999999999999",
                Value::scalar("99999999999999999999".to_owned()),
            ),
        ] {
            let root = yaml::parse(&format!("a: {text}")).unwrap().root;
            let found = value(root.get("a").unwrap());
            assert_eq!(found.type_name(), expected.type_name(), "{text}");
            assert_eq!(
                ValueViewCmp::new(&found),
                ValueViewCmp::new(&expected),
                "{text}"
            );
        }
    }

    #[test]
    fn maps_keep_their_order() {
        let root = yaml::parse("{z: 1, a: 2, m: 3}").unwrap().root;
        let object = map(root.entries());
        let order = object.get(KEY_ORDER).unwrap().to_kstr();
        assert_eq!(order, "zam");
    }
}
