//! Reads numbers and booleans of a record.

use crate::import::syntax::node;

use super::RecordField;
use crate::import::diagnostics::{Diagnostics, report::ProblemKind};

/// Reads a whole number within `i32`; `12.0` is one. Anything else is reported and left out.
pub fn integer(field: &RecordField, diagnostics: &mut Diagnostics) -> Option<i32> {
    let text = field.scalar(diagnostics)?;
    let number = parse_integer(text.trim());
    if number.is_none() {
        let expected = "a whole number within ±2,147,483,647; the field is left out";
        field.warn(ProblemKind::WrongValue, diagnostics, text, expected);
    }
    number
}

/// Reads a whole number from `least` to `most`.
pub fn integer_in_range(
    field: &RecordField,
    min: u32,
    max: u32,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let text = field.scalar(diagnostics)?;
    let number = parse_integer(text.trim())
        .and_then(|number| u32::try_from(number).ok())
        .filter(|number| (min..=max).contains(number));
    if number.is_none() {
        let expected = format!("a whole number from {min} to {max}; the field is left out");
        field.warn(ProblemKind::WrongValue, diagnostics, text, &expected);
    }
    number
}

/// Reads a boolean. Anything else is reported and read as false.
pub fn boolean(field: &RecordField, diagnostics: &mut Diagnostics) -> bool {
    let Some(text) = field.scalar(diagnostics) else {
        return false;
    };
    let truth = node::parse_boolean(text);
    if truth.is_none() {
        field.warn(
            ProblemKind::WrongValue,
            diagnostics,
            text,
            "true or false; the value is read as false",
        );
    }
    truth.unwrap_or_default()
}

fn parse_integer(text: &str) -> Option<i32> {
    let digits = text.split_once('.').map_or(text, |(whole, fraction)| {
        let only_zeros = !fraction.is_empty() && fraction.bytes().all(|b| b == b'0');
        if only_zeros { whole } else { "" }
    });
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers() {
        for (text, number) in [
            ("12", Some(12)),
            ("-1", Some(-1)),
            ("+7", Some(7)),
            ("12.0", Some(12)),
            ("12.5", None),
            ("12.", None),
            ("1e3", None),
            ("2147483648", None),
            ("", None),
            ("twelve", None),
        ] {
            assert_eq!(parse_integer(text), number, "{text:?}");
        }
    }
}
