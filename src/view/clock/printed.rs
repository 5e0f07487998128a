//! Formats dates and numbers for the exporter.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::model::{Day, Instant};

/// Returns the language itself, because the output is the same in all languages.
pub fn valid_language(language: &str) -> &str {
    language
}

/// Formats the time of a story for a list.
pub fn kicker(_time: Instant, day: Day, _language: &str) -> String {
    day.to_string()
}

/// Formats a day.
pub fn day(day: Day, _language: &str) -> String {
    day.to_string()
}

/// Formats the day above its stories.
pub fn day_heading(day: Day, _language: &str) -> String {
    day.to_string()
}

/// Formats the day of a visit.
pub fn visit_day(time: Instant, _language: &str) -> String {
    time.date()
}

/// Formats a date with its time of day, if it has one.
pub fn exact(time: Instant, _language: &str) -> String {
    let text = time.to_string();
    if time.is_midnight() {
        return time.date();
    }
    format!("{} {} UTC", &text[..10], &text[11..16])
}

/// Formats a whole number with separated thousands.
pub fn number(number: usize, _language: &str) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Returns the CLDR plural category of a number: `one`, `few`, `other`, …
pub fn plural(number: usize, language: &str) -> String {
    let language: Option<LanguageIdentifier> = language.parse().ok();
    let rules =
        language.and_then(|language| PluralRules::create(language, PluralRuleType::CARDINAL).ok());
    let category = rules.and_then(|rules| rules.select(number).ok());
    format!("{:?}", category.unwrap_or(PluralCategory::OTHER)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(super::number(number, "en"), text);
        }
    }

    #[test]
    fn times_are_printed_in_utc() {
        let time = Instant::from_seconds(1_653_509_400);
        assert_eq!(exact(time, "de"), "2022-05-25 20:10 UTC");
        let day = Instant::from_seconds(1_653_436_800);
        assert_eq!(exact(day, "de"), "2022-05-25");
    }
}
