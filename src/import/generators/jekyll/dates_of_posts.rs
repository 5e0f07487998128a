//! Dates of Jekyll that its YAML or its Ruby reads in a way of its own.

use std::ops::RangeInclusive;

use crate::import::syntax::node::{MapEntry, Node, NodeValue};

/// Returns whether YAML reads a time without a zone, as UTC (`Psych::ScalarScanner::TIME`). Ruby reads all other texts,
/// such as those without seconds or in quotes, in the time zone of the site.
pub fn is_yaml_timestamp(date: &Node) -> bool {
    let NodeValue::Scalar { text, plain: true } = &date.value else {
        return false;
    };
    let Some((day, time)) = text.split_once(['T', 't', ' ', '\t']) else {
        return false;
    };
    let (time, _) = time.split_once('.').unwrap_or((time, ""));
    has_digits(day, '-', [4..=4, 1..=2, 1..=2])
        && has_digits(time.trim(), ':', [1..=2, 2..=2, 2..=2])
}

fn has_digits(text: &str, separator: char, lengths: [RangeInclusive<usize>; 3]) -> bool {
    let mut parts = text.split(separator);
    let mut lengths = lengths.into_iter();
    let are_digits = lengths.all(|length| {
        parts.next().is_some_and(|part| {
            length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    });
    are_digits && parts.next().is_none()
}

/// Returns the date in the name of a post whose year has two digits. Ruby reads years below 69 as those of this
/// century.
pub fn of_short_year(path: &str) -> Option<MapEntry> {
    let name = path.rsplit('/').next()?;
    let parts: Vec<&str> = name.splitn(4, '-').collect();
    let [year, month, day, _] = parts.as_slice() else {
        return None;
    };
    let number = |text: &str| text.parse::<u16>().ok();
    let year = number(year).filter(|_| year.len() == 2)?;
    let century = if year < 69 { 2000 } else { 1900 };
    let (year, month, day) = (century + year, number(month)?, number(day)?);
    let date = format!("{year}-{month:02}-{day:02}");
    Some(MapEntry::new("date", Node::text(1, date)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn yaml_reads_times_with_seconds() {
        for (date, expected) in [
            ("2026-03-11 08:05:00", true),
            ("2026-03-11T8:05:00.5", true),
            ("2026-03-11 08:05", false),
            ("'2026-03-11 08:05:00'", false),
            ("2026/03/11 08:05:00", false),
            ("March 11 2026 08:05:00", false),
            ("2026-03-11", false),
        ] {
            let root = yaml::parse(&format!("date: {date}")).unwrap().root;
            let found = is_yaml_timestamp(root.get("date").unwrap());
            assert_eq!(found, expected, "{date}");
        }
    }

    #[test]
    fn years_of_two_digits() {
        let date = |path: &str| {
            let entry = of_short_year(path)?;
            entry.node.as_text().map(str::to_owned)
        };
        assert_eq!(date("de/26-3-03-x.md").as_deref(), Some("2026-03-03"));
        assert_eq!(date("69-12-31-x.md").as_deref(), Some("1969-12-31"));
        assert_eq!(date("2026-03-03-x.md"), None);
        assert_eq!(date("ab-03-03-x.md"), None);
    }
}
