//! Tests of dates as people and programs write them.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;

fn shown(text: &str) -> Option<String> {
    let instant = parse(text).ok()?.instant(&TimeZone::UTC)?;
    Some(instant.to_string())
}

/// Returns spelling, instant and the answers of other libraries in each row of the table.
fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let lines = include_str!("dates.txt").lines();
    lines.filter(|line| !line.starts_with('#')).map(|line| {
        let (rest, others) = line.rsplit_once(' ').unwrap();
        let (spelling, instant) = rest.trim_end().rsplit_once(' ').unwrap();
        (spelling.trim_end(), instant, others)
    })
}

#[test]
fn the_table_of_spellings() {
    assert!(rows().count() > 200);
    for (spelling, instant, _) in rows() {
        let expected = Some(instant).filter(|instant| *instant != "-");
        assert_eq!(shown(spelling).as_deref(), expected, "{spelling:?}");
    }
}

#[test]
fn every_date_is_read_by_another_library() {
    // JavaScript reads numbers as milliseconds, but not texts.
    let read_only_here = ["1709373600000"];
    for (spelling, instant, others) in rows() {
        let is_shared = others.contains(|other: char| other.is_ascii_uppercase());
        let is_read = instant != "-" && !read_only_here.contains(&spelling);
        assert!(is_shared || !is_read, "{spelling}");
    }
}

#[test]
fn dates_at_the_limits() {
    for (text, expected) in [
        ("1969-12-31T23:59:59.5Z", Some("1969-12-31T23:59:59Z")),
        ("0001-01-01T00:00:00+01:00", None),
        ("0000-06-01", None),
        ("9999-12-31T23:59:59Z", Some("9999-12-31T23:59:59Z")),
        ("9999-12-31T23:59:59-01:00", None),
        ("9999-12-31T24:00:00", None),
        ("-000001-01-01", None),
        ("10000-01-01", None),
        ("2021-02-29", None),
        ("31 Apr 2021", None),
        (
            "2021-04-05T16:59:00+02:00[Europe/Berlin]",
            Some("2021-04-05T14:59:00Z"),
        ),
        (
            "10:00\u{202f}PM, March 2, 2024",
            Some("2024-03-02T22:00:00Z"),
        ),
        (" 2024-03-02\n", Some("2024-03-02T00:00:00Z")),
        (
            "Sat, 02 Mar 2024 10:00:00 +0000 (UTC (really))",
            Some("2024-03-02T10:00:00Z"),
        ),
        ("Sat, 02 Mar 2024 10:00:00 +0000 (UTC", None),
        ("2 Mar 49 10:00 Z", Some("2049-03-02T10:00:00Z")),
        ("2 Mar 50 10:00 Z", Some("1950-03-02T10:00:00Z")),
        ("29 Feb 10:00:00 2023", None),
        ("05/05/2024", Some("2024-05-05T00:00:00Z")),
        ("2024-03-02 10:00 10:00", None),
        ("2024-03-02 2024-03-02", None),
        ("2024-03-02 10:00 +02:00 +02:00", None),
        ("Sat Sat 2 Mar 2024", None),
        ("", None),
        (",", None),
    ] {
        assert_eq!(shown(text).as_deref(), expected, "{text:?}");
    }
}

#[test]
fn zones_and_days_are_distinguished() {
    let utc = Zone::Offset(Offset::UTC);
    for (text, zone, is_day) in [
        ("2024-03-02T10:00:00Z", utc, false),
        ("2024-03-02T10:00:00", Zone::Missing, false),
        ("2024-03-02 10:00:00 IST", Zone::Unknown, false),
        ("2024-03-02 10:00:00 Europe/Berlin", Zone::Unknown, false),
        ("March 2, 2024", Zone::Missing, true),
        ("2024-03-02 UTC", utc, true),
        ("1709373600", utc, false),
    ] {
        let date = parse(text).unwrap();
        assert_eq!((date.zone, date.is_day), (zone, is_day), "{text}");
    }
    let site = TimeZone::fixed(Offset::constant(-8));
    for (text, instant) in [
        ("2024-03-02T20:00:00", "2024-03-03T04:00:00Z"),
        ("2024-03-02T20:00:00+01:00", "2024-03-02T19:00:00Z"),
        ("2024-03-02", "2024-03-02T00:00:00Z"),
    ] {
        let read = parse(text).unwrap().instant(&site).unwrap();
        assert_eq!(read.to_string(), instant, "{text}");
    }
}

#[test]
fn an_error_says_what_to_write() {
    for (text, expected) in [
        (
            "03/02/2024 10:00",
            "an unambiguous date: 2024-02-03 or 2024-03-02",
        ),
        ("March 2024", "a date with its day, such as 2024-05-31"),
        ("2024-03", "a date with its day, such as 2024-05-31"),
        (
            "0000-00-00 00:00:00",
            "a date; this value means that there is none",
        ),
        ("yesterday", DATE_EXPECTED),
    ] {
        assert_eq!(parse(text).unwrap_err().to_string(), expected, "{text}");
    }
}

#[test]
fn unset_dates() {
    for (text, expected) in [
        ("0001-01-01T00:00:00Z", true),
        ("0001-01-01", true),
        ("Mon, 01 Jan 0001 00:00:00 +0000", true),
        ("0000-00-00 00:00:00", true),
        ("Wed, 30 Nov -0001 00:00:00 +0000", true),
        ("0002-01-01", false),
        ("1970-01-01", false),
        ("soon", false),
        ("", false),
    ] {
        assert_eq!(is_unset(&Node::text(1, text)), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn nonsense_does_not_panic(text in "([0-9]{1,4}|[-+/.:,TZ ()_\\[\\]]|Mar|Sat|PM|EST|of|th|é|\\PC){0,40}") {
        if let Ok(date) = parse(&text) {
            let _ = date.instant(&TimeZone::UTC);
        }
    }

    #[test]
    fn every_instant_comes_back(seconds in -62_135_596_800_i64..=253_402_300_799, minutes in -1439_i32..=1439) {
        let instant = Instant::from_seconds(seconds);
        prop_assert_eq!(shown(&instant.to_string()), Some(instant.to_string()));
        let offset = Offset::from_seconds(minutes * 60).unwrap();
        // jiff's own timestamps end a day before the year 9999 does.
        let Ok(timestamp) = Timestamp::from_second(seconds) else {
            return Ok(());
        };
        let local = offset.to_datetime(timestamp);
        // RFC 3339 has no other years.
        if (1..=9999).contains(&local.year()) {
            let text = timestamp.display_with_offset(offset).to_string();
            prop_assert_eq!(shown(&text), Some(instant.to_string()), "{}", text);
            let mail = jiff::fmt::rfc2822::to_string(&timestamp.to_zoned(TimeZone::fixed(offset))).unwrap();
            prop_assert_eq!(shown(&mail), Some(instant.to_string()), "{}", mail);
        }
    }
}
