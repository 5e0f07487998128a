//! Numbers and truth values of a record.

use super::{diagnostics::Diagnostics, fields::RecordField, report::ProblemKind};

/// Reads a whole number within `i32`; `12.0` is one. Anything else is a warning and left out.
pub fn whole(field: &RecordField, findings: &mut Diagnostics) -> Option<i32> {
    let text = field.scalar(findings)?;
    let number = parse_whole(text.trim());
    if number.is_none() {
        let expected = "a whole number within ±2,147,483,647; left out";
        field.warn(ProblemKind::WrongValue, findings, text, expected);
    }
    number
}

/// Reads a whole number from `least` to `most`.
pub fn within(
    field: &RecordField,
    least: u32,
    most: u32,
    findings: &mut Diagnostics,
) -> Option<u32> {
    let text = field.scalar(findings)?;
    let number = parse_whole(text.trim())
        .and_then(|number| u32::try_from(number).ok())
        .filter(|number| (least..=most).contains(number));
    if number.is_none() {
        let expected = format!("a whole number from {least} to {most}; left out");
        field.warn(ProblemKind::WrongValue, findings, text, &expected);
    }
    number
}

/// A truth value in YAML 1.2's spelling or one of the older ones.
pub fn parse_truth(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// Reads a truth value; anything else is a warning and taken as false.
pub fn truth(field: &RecordField, findings: &mut Diagnostics) -> bool {
    let Some(text) = field.scalar(findings) else {
        return false;
    };
    let truth = parse_truth(text);
    if truth.is_none() {
        field.warn(
            ProblemKind::WrongValue,
            findings,
            text,
            "true or false; taken as false",
        );
    }
    truth.unwrap_or_default()
}

fn parse_whole(text: &str) -> Option<i32> {
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
            assert_eq!(parse_whole(text), number, "{text:?}");
        }
    }

    #[test]
    fn truth_values() {
        for (text, truth) in [
            ("true", Some(true)),
            ("False", Some(false)),
            ("YES", Some(true)),
            ("off", Some(false)),
            ("maybe", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(parse_truth(text), truth, "{text:?}");
        }
    }
}
