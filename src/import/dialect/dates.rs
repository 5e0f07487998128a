//! The dates of other generators' records: their names, and the places where they stand instead.

use super::{fields::ForeignFields, truth};
use crate::import::{
    date_in_path,
    dates::{self, DateError},
    node::{MapEntry, Node, NodeValue},
};

/// The names that the day of publication has, in lower case and without what parts their words; the first
/// that a record has counts. Those of when a file was made come last. `published` may be a truth instead.
const PUBLISHED_FIELDS: &[&str] = &[
    "publisheddatetime",
    "date",
    "datetime",
    "publishdate",
    "publishdatetime",
    "publishtime",
    "pubdate",
    "pubdatetime",
    "published",
    "publishedat",
    "publishedon",
    "publisheddate",
    "publishedtime",
    "datepublished",
    "publicationdate",
    "posted",
    "postedat",
    "postedon",
    "posteddate",
    "postdate",
    "dateposted",
    "created",
    "createdat",
    "createdon",
    "createddate",
    "datecreated",
    "creationdate",
];

/// The names that the day of the last change has, written likewise.
const UPDATED_FIELDS: &[&str] = &[
    "updateddatetime",
    "lastmod",
    "updated",
    "updatedat",
    "updatedon",
    "updateddate",
    "dateupdated",
    "updatedate",
    "modified",
    "modifiedat",
    "modifiedon",
    "modifieddate",
    "datemodified",
    "moddate",
    "moddatetime",
    "lastmodified",
    "lastmodifiedat",
    "lastmodifieddate",
    "lastupdated",
    "lastupdatedat",
    "lastupdate",
];

/// The names of addresses that a day may stand in.
const ADDRESS_FIELDS: &[&str] = &["path", "url", "permalink", "slug"];

/// Returns the addresses that a record gives itself.
pub fn addresses(entries: &[MapEntry]) -> Vec<String> {
    let addresses = ADDRESS_FIELDS.iter().filter_map(|name| {
        let mut entries = entries.iter();
        let entry = entries.find(|entry| entry.key.eq_ignore_ascii_case(name))?;
        entry.node.as_text().map(str::to_owned)
    });
    addresses.collect()
}

/// Takes the dates of a record at this path, which has these addresses. A date that stands for none is
/// there too, and said to be left out later; the one of the path follows it.
pub fn take(
    theirs: &mut ForeignFields,
    line: usize,
    path: &str,
    addresses: &[String],
) -> Vec<MapEntry> {
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let of_path = || date_in_path::find(path, &addresses);
    let published = first(theirs, PUBLISHED_FIELDS).map(|entry| in_one_order(entry, of_path));
    let updated = first(theirs, UPDATED_FIELDS);
    let is_dated = published
        .as_ref()
        .is_some_and(|entry| !dates::is_unset(&entry.node));
    let mut dates: Vec<MapEntry> = published
        .into_iter()
        .map(|entry| entry.called("publishedDateTime"))
        .collect();
    if !is_dated {
        dates.extend(
            of_path().map(|date| MapEntry::new("publishedDateTime", Node::text(line, date))),
        );
    }
    dates.extend(updated.map(|entry| entry.called("updatedDateTime")));
    dates
}

/// Returns whether one of these fields is the day of publication.
pub fn has_one(entries: &[MapEntry]) -> bool {
    entries
        .iter()
        .any(|entry| PUBLISHED_FIELDS.iter().any(|name| is_date(entry, name)))
}

/// A date such as `03/02/2024` as the day of the path, if that is one of the two that it can be.
fn in_one_order(mut entry: MapEntry, of_path: impl FnOnce() -> Option<String>) -> MapEntry {
    let read = entry.node.as_text().map(dates::parse);
    if let Some(Err(DateError::EitherOrder(one, other))) = read
        && let Some(date) = of_path()
        && [one, other]
            .iter()
            .any(|day| date.starts_with(&day.to_string()))
    {
        entry.node = Node::text(entry.node.line, date);
    }
    entry
}

/// Takes all fields of these names, and gives the first that has a date; else the first.
fn first(theirs: &mut ForeignFields, names: &[&str]) -> Option<MapEntry> {
    let mut found: Vec<MapEntry> = names
        .iter()
        .filter_map(|name| theirs.take_where(|entry| is_date(entry, name)))
        .map(of_map)
        .collect();
    let set = found.iter().position(|entry| !dates::is_unset(&entry.node));
    let index = set.unwrap_or_default();
    (index < found.len()).then(|| found.swap_remove(index))
}

/// Whether a field has this name, and is a date if it could be something else.
fn is_date(entry: &MapEntry, name: &str) -> bool {
    let mut letters = entry
        .key
        .chars()
        .filter(|sign| !matches!(sign, '_' | '-' | ' '))
        .map(|letter| letter.to_ascii_lowercase());
    if !name.chars().all(|letter| letters.next() == Some(letter)) || letters.next().is_some() {
        return false;
    }
    name != "published" || (truth(&entry.node).is_none() && is_like_a_date(&entry.node))
}

fn is_like_a_date(node: &Node) -> bool {
    let is_long = |text: &str| text.len() >= "2024-3-2".len();
    let has_digit = |text: &str| text.contains(|sign: char| sign.is_ascii_digit());
    node.as_text()
        .is_some_and(|text| is_long(text) && has_digit(text))
}

/// The date in a map, such as that of Docusaurus' `last_update`.
fn of_map(mut entry: MapEntry) -> MapEntry {
    if let NodeValue::Map(_) = &entry.node.value
        && let Some(date) = entry.node.get("date")
    {
        entry.node = date.clone();
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(fields: &str, path: &str) -> Vec<String> {
        let root = crate::import::yaml::parse(fields).unwrap().root;
        let NodeValue::Map(entries) = root.value else {
            return Vec::new();
        };
        let addresses = addresses(&entries);
        let dates = take(&mut ForeignFields::of(entries), 1, path, &addresses);
        let shown = dates.iter().map(|entry| {
            let name = entry.said.as_deref().unwrap_or("path");
            format!("{} {name} {}", entry.key, entry.node.shown())
        });
        shown.collect()
    }

    #[test]
    fn names_of_dates() {
        for (fields, expected) in [
            (
                "pubDatetime: 2024-03-02",
                "publishedDateTime pubDatetime 2024-03-02",
            ),
            (
                "published_at: 2024-03-02",
                "publishedDateTime published_at 2024-03-02",
            ),
            (
                "date-created: 2024-03-02",
                "publishedDateTime date-created 2024-03-02",
            ),
            (
                "date created: 2024-03-02",
                "publishedDateTime date created 2024-03-02",
            ),
            (
                "published: March 2, 2024",
                "publishedDateTime published March 2, 2024",
            ),
            (
                "created: 2024-01-01\ndate: 2024-03-02",
                "publishedDateTime date 2024-03-02",
            ),
            (
                "date: ''\npubDate: 2024-03-02",
                "publishedDateTime pubDate 2024-03-02",
            ),
            (
                "date: 0001-01-01\ncreated: 2024-03-02",
                "publishedDateTime created 2024-03-02",
            ),
            (
                "extra: {created: 2024-03-02}",
                "publishedDateTime extra.created 2024-03-02",
            ),
            (
                "last_update: {date: 2024-03-02, author: ada}",
                "updatedDateTime last_update 2024-03-02",
            ),
            (
                "modDatetime: 2024-03-02",
                "updatedDateTime modDatetime 2024-03-02",
            ),
            ("path: /2024/03/02/a", "publishedDateTime path 2024-03-02"),
        ] {
            assert_eq!(dates(fields, "a.md"), [expected], "{fields}");
        }
        for fields in [
            "published: true",
            "published: soon",
            "dated: 2024-03-02",
            "da: 2024-03-02",
        ] {
            assert_eq!(dates(fields, "a.md"), [""; 0], "{fields}");
        }
    }

    #[test]
    fn the_path_says_which_number_is_the_month() {
        for (path, expected) in [
            ("2024-03-02-a.md", "publishedDateTime date 2024-03-02"),
            ("2024-02-03-a.md", "publishedDateTime date 2024-02-03"),
            ("2024-02-04-a.md", "publishedDateTime date 03/02/2024"),
        ] {
            assert_eq!(dates("date: 03/02/2024", path), [expected], "{path}");
        }
    }

    #[test]
    fn a_date_that_stands_for_none_gives_way_to_that_of_the_path() {
        assert_eq!(
            dates("date: 0001-01-01T00:00:00Z", "2024-03-02-a.md"),
            [
                "publishedDateTime date 0001-01-01T00:00:00Z",
                "publishedDateTime path 2024-03-02",
            ]
        );
    }
}
