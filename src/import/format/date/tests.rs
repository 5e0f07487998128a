use super::*;

#[test]
fn dates_of_feeds() {
    for (text, expected) in [
        ("Tue, 03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
        ("Tue, 3 Mar 2026 07:05:00 +0200", "2026-03-03T05:05:00Z"),
        ("Tue, 03 Mar 26 07:05 EST", "2026-03-03T12:05:00Z"),
        ("Sun, 03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
        ("Tue,03 Mar 2026 07:05:00 GMT", "2026-03-03T07:05:00Z"),
        ("Tue, 03 March 2026 07:05:00 PDT", "2026-03-03T14:05:00Z"),
        (
            "Tuesday, 3 Sept 2026 7:05:00 PM GMT",
            "2026-09-03T19:05:00Z",
        ),
        ("Sat Mar 2 10:00:00 EST 2024", "2024-03-02T15:00:00Z"),
        ("Mar 2, 2024 10:00am", "2024-03-02T10:00:00Z"),
        ("03 Mar 2026", "2026-03-03T00:00:00Z"),
        ("03-Mar-2026 07:05:00", "2026-03-03T07:05:00Z"),
        ("2026-03-03T07:05:00Z", "2026-03-03T07:05:00Z"),
        ("2026-03-03T07:05:00.123+02:00", "2026-03-03T05:05:00Z"),
        ("2026-03-03T07:05:00+0200", "2026-03-03T05:05:00Z"),
        ("2026-03-03T07:05+02:00", "2026-03-03T05:05:00Z"),
        ("2026-03-03 07:05:00 -4", "2026-03-03T11:05:00Z"),
        ("2026-03-03T07:05:00", "2026-03-03T07:05:00Z"),
        ("2026-03-03", "2026-03-03T00:00:00Z"),
        ("2026/03/03 07:05", "2026-03-03T07:05:00Z"),
        ("Tue, 03 Mar 2026 07:05:00 GMT+1", "2026-03-03T06:05:00Z"),
        (
            "Tue, 03 Mar 2026 07:05:00 +0000 (UTC)",
            "2026-03-03T07:05:00Z",
        ),
        ("Tue, 03 Mar 2026 24:00:00 GMT", "2026-03-03T00:00:00Z"),
        ("  Thu, 01 Jan 1970 20:00:00 GMT ", "1970-01-01T20:00:00Z"),
        ("1912-04-15", "1912-04-15T00:00:00Z"),
    ] {
        let read = read(text).map(|instant| instant.to_string());
        assert_eq!(read.as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_no_date() {
    use NoDate::{Unreadable, Zero};
    for (text, expected) in [
        ("", Unreadable),
        ("soon", Unreadable),
        ("2026-13-40", Unreadable),
        ("2026", Unreadable),
        ("Tue, 31 Feb 2026 07:05:00 GMT", Unreadable),
        ("Tue, 03 Mar 2026 27:05:00 GMT", Unreadable),
        ("03/04/2026", Unreadable),
        ("1772521500", Unreadable),
        ("Mon, 01 Jan 0001 00:00:00 +0000", Zero),
        ("0001-01-01T00:00:00Z", Zero),
        ("0000-00-00 00:00:00", Zero),
        ("Thu, 01 Jan 1970 00:00:00 GMT", Zero),
        ("Wed, 31 Dec 1969 16:00:00 PST", Zero),
        ("1969-12-31T19:00:00Z", Zero),
        ("1970-01-01T01:00:00Z", Zero),
        ("1899-12-30T00:00:00Z", Zero),
        ("1601-01-01T00:00:00Z", Zero),
    ] {
        assert_eq!(read(text), Err(expected), "{text}");
    }
}

#[test]
fn dates_decades_ahead_are_told_without_a_clock() {
    let at = |text: &str| read(text).unwrap();
    let is_possible = |text: &str, others: &[&str]| {
        let all = others.iter().map(|text| at(text)).chain([at(text)]);
        at(text) <= horizon(all)
    };
    assert!(is_possible("2031-01-01", &["2024-01-01"]));
    assert!(is_possible("2020-01-01", &["1912-01-01"]));
    assert!(!is_possible("2099-01-01", &["2024-01-01"]));
    assert!(!is_possible("2099-01-01", &["2098-01-01"]));
    // A newer feed is as right as one of today.
    assert!(is_possible("2060-01-01", &["2059-01-01", "2044-01-01"]));
}
