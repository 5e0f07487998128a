//! Tests of days in names, addresses and folders.

use proptest::prelude::*;

use super::*;

#[test]
fn names_that_begin_with_a_day() {
    for (name, date, after_day, after_time) in [
        ("2024-03-02-tides", "2024-03-02", "tides", "tides"),
        ("2024-3-2-tides", "2024-03-02", "tides", "tides"),
        ("2024-03-02_tides", "2024-03-02", "tides", "tides"),
        ("2024-03-02 - tides", "2024-03-02", "tides", "tides"),
        ("2024-03-02", "2024-03-02", "", ""),
        ("1815-12-10-ada", "1815-12-10", "ada", "ada"),
        ("2024_03_02_tides", "2024-03-02", "tides", "tides"),
        ("2024.03.02-tides", "2024-03-02", "tides", "tides"),
        ("20240302-tides", "2024-03-02", "tides", "tides"),
        ("20240302", "2024-03-02", "", ""),
        ("202403021030", "2024-03-02T10:30:00", "", ""),
        (
            "20240302T103005--tides",
            "2024-03-02T10:30:05",
            "tides",
            "tides",
        ),
        (
            "2024-03-02-1030-tides",
            "2024-03-02T10:30:00",
            "1030-tides",
            "tides",
        ),
        ("2024-03-02-103005", "2024-03-02T10:30:05", "103005", ""),
        (
            "2024-03-02-10-30-05-tides",
            "2024-03-02T10:30:05",
            "10-30-05-tides",
            "tides",
        ),
        ("2024-03-02-10-30", "2024-03-02T10:30:00", "10-30", ""),
        (
            "2024-03-02_10-30_tides",
            "2024-03-02T10:30:00",
            "10-30_tides",
            "tides",
        ),
        (
            "2024-03-02 10.30 tides",
            "2024-03-02T10:30:00",
            "10.30 tides",
            "tides",
        ),
        (
            "2024-03-02T10-30-tides",
            "2024-03-02T10:30:00",
            "tides",
            "tides",
        ),
        (
            "2024-03-02T10:30:05Z-tides",
            "2024-03-02T10:30:05Z",
            "tides",
            "tides",
        ),
        (
            "2024-03-02T10:30:05+02:00_tides",
            "2024-03-02T10:30:05+02:00",
            "tides",
            "tides",
        ),
        // Numbers that belong to the name.
        (
            "2023-12-31-2023-in-review",
            "2023-12-31",
            "2023-in-review",
            "2023-in-review",
        ),
        (
            "2024-03-02-10-20-life",
            "2024-03-02",
            "10-20-life",
            "10-20-life",
        ),
        ("2024-03-02-10-ways", "2024-03-02", "10-ways", "10-ways"),
        (
            "2024-03-02-2570-steps",
            "2024-03-02",
            "2570-steps",
            "2570-steps",
        ),
        ("2024-03-02-1234567", "2024-03-02", "1234567", "1234567"),
        ("2024-03-02-été", "2024-03-02", "été", "été"),
    ] {
        let expected = DatedName {
            date: date.to_owned(),
            after_day,
            after_time,
        };
        assert_eq!(dated_name(name), Some(expected), "{name}");
        let field = crate::import::fields::dates::parse(date);
        assert!(field.is_ok(), "{date}");
    }
}

#[test]
fn names_without_a_leading_day() {
    for name in [
        "2024-99-99-x",
        "2024-02-30-x",
        "1.2.3",
        "2024.3.2",
        "2024-03",
        "2024",
        "2024-03-021",
        "2024-03-02x",
        "12024-03-02",
        "v2024-03-02",
        "20241301-x",
        "12345678",
        "2024-3",
        "",
        "2024-03-02T25-00-x",
        "2024-03-02Tides",
        "0000-00-00-x",
        "0001-01-01-x",
        "tides",
        "2024-03-02é",
    ] {
        assert_eq!(dated_name(name), None, "{name}");
    }
}

#[test]
fn days_in_addresses_and_folders() {
    for (path, day) in [
        ("2024/03/02/tides", Some("2024-03-02")),
        ("/2024/3/2/tides/", Some("2024-03-02")),
        ("inside/2024/03/02/tides", Some("2024-03-02")),
        ("2024/03/02-tides.md", Some("2024-03-02")),
        ("2024/03-02-tides.md", Some("2024-03-02")),
        ("2024/03/02.md", Some("2024-03-02")),
        (
            "https://a.example/2024/03/02/?a=2020/01/01#b",
            Some("2024-03-02"),
        ),
        ("/blog/2024-03-02-tides/", Some("2024-03-02")),
        ("/blog/20240302/tides", Some("2024-03-02")),
        ("2024-03-02-tides/part.md", Some("2024-03-02")),
        ("2020/01/01/2024-03-02-tides", Some("2024-03-02")),
        ("_posts/2024/2024-03-02-tides.md", Some("2024-03-02")),
        ("2024/03/2024-03-02-tides.md", Some("2024-03-02")),
        ("2024/03/tides", None),
        ("2024/03/5-reasons", None),
        ("2024/13/01/x", None),
        ("2024/02/30/x", None),
        ("4711/10/12/x", None),
        ("/:year/:month/:day/:title/", None),
        ("12024/03/02/x", None),
        ("2024/03/021/x", None),
        ("docs/2024.3.2/notes", None),
        ("https://2024/03/02", None),
        ("", None),
    ] {
        let found = in_address(path).map(|day| day.to_string());
        assert_eq!(found.as_deref(), day, "{path}");
    }
}

#[test]
fn the_nearest_date_wins() {
    for (path, addresses, day) in [
        (
            "2020/01/01/2024-03-02-x.md",
            &["/2021/01/01/x"][..],
            Some("2024-03-02"),
        ),
        (
            "2020/01/01/x.md",
            &["", "/2024/03/02/x"],
            Some("2024-03-02"),
        ),
        ("2024/03/02/x.md", &["/x"], Some("2024-03-02")),
        ("2024-03-02-x/index.md", &[], Some("2024-03-02")),
        ("a/minutes-2024-03-02-draft.md", &[], Some("2024-03-02")),
        ("a/order-12024-03-021.md", &[], None),
        ("a/x.md", &[], None),
    ] {
        assert_eq!(find(path, addresses).as_deref(), day, "{path}");
    }
}

proptest! {
    #[test]
    fn every_result_is_a_date(path in "([0-9]{1,4}|2024|0[1-9]|[-/_.T: Z+]|é|\\PC){0,24}") {
        let dates = [find(&path, &[]), find("x", &[&path]), dated_name(&path).map(|name| name.date)];
        for date in dates.into_iter().flatten() {
            prop_assert!(crate::import::fields::dates::parse(&date).is_ok(), "{date}");
        }
    }
}
