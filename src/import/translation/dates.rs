//! Finds the dates of records of other generators, by field names and by paths.

use super::foreign_fields::ForeignFields;
use crate::import::{
    fields::{
        date_in_path,
        dates::{self, DateError},
    },
    syntax::node::{MapEntry, Node, NodeValue},
};

/// The names of the publication date, in lower case and without separators between words; the first that a
/// record has counts. Names for the creation date come last. `published` may be a Boolean instead.
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

/// The names of the date of the last change, in the same form.
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

/// The names of addresses that may contain a date.
const ADDRESS_FIELDS: &[&str] = &["path", "url", "permalink", "slug"];

/// Returns the addresses in the front matter of a record.
pub fn addresses(entries: &[MapEntry]) -> Vec<String> {
    let addresses = ADDRESS_FIELDS.iter().filter_map(|name| {
        let mut entries = entries.iter();
        let entry = entries.find(|entry| entry.key.eq_ignore_ascii_case(name))?;
        entry.node.as_text().map(str::to_owned)
    });
    addresses.collect()
}

/// Takes the dates of a record at this path, which has these addresses. A placeholder for no date is
/// returned too, so that it can be reported, followed by the date of the path.
pub fn take(
    foreign_fields: &mut ForeignFields,
    line: usize,
    path: &str,
    addresses: &[String],
) -> Vec<MapEntry> {
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let path_date = || date_in_path::find(path, &addresses);
    let published =
        first(foreign_fields, PUBLISHED_FIELDS).map(|entry| resolve_order(entry, path_date));
    let updated = first(foreign_fields, UPDATED_FIELDS);
    let is_dated = published
        .as_ref()
        .is_some_and(|entry| !dates::is_unset(&entry.node));
    let mut dates: Vec<MapEntry> = published
        .into_iter()
        .map(|entry| entry.renamed("publishedDateTime"))
        .collect();
    if !is_dated {
        dates.extend(
            path_date().map(|date| MapEntry::new("publishedDateTime", Node::text(line, date))),
        );
    }
    dates.extend(updated.map(|entry| entry.renamed("updatedDateTime")));
    dates
}

/// Returns whether one of these fields is the publication date.
pub fn has_publication_date(entries: &[MapEntry]) -> bool {
    entries
        .iter()
        .any(|entry| PUBLISHED_FIELDS.iter().any(|name| is_date(entry, name)))
}

/// Resolves an ambiguous date such as `03/02/2024` by the date of the path, if that is one of its two
/// readings.
fn resolve_order(mut entry: MapEntry, path_date: impl FnOnce() -> Option<String>) -> MapEntry {
    let parsed = entry.node.as_text().map(dates::parse);
    if let Some(Err(DateError::EitherOrder(one, other))) = parsed
        && let Some(date) = path_date()
        && [one, other]
            .iter()
            .any(|day| date.starts_with(&day.to_string()))
    {
        entry.node = Node::text(entry.node.line, date);
    }
    entry
}

/// Takes all fields of these names and returns the first one with a date, or else the first.
fn first(foreign_fields: &mut ForeignFields, names: &[&str]) -> Option<MapEntry> {
    let mut entries: Vec<MapEntry> = names
        .iter()
        .filter_map(|name| foreign_fields.take_where(|entry| is_date(entry, name)))
        .map(date_in_map)
        .collect();
    let set = entries
        .iter()
        .position(|entry| !dates::is_unset(&entry.node));
    let index = set.unwrap_or_default();
    (index < entries.len()).then(|| entries.swap_remove(index))
}

/// Returns whether a field has this name, and is a date if the name is ambiguous.
fn is_date(entry: &MapEntry, name: &str) -> bool {
    let mut letters = entry
        .key
        .chars()
        .filter(|character| !matches!(character, '_' | '-' | ' '))
        .map(|letter| letter.to_ascii_lowercase());
    if !name.chars().all(|letter| letters.next() == Some(letter)) || letters.next().is_some() {
        return false;
    }
    name != "published" || (entry.node.as_boolean().is_none() && is_like_a_date(&entry.node))
}

fn is_like_a_date(node: &Node) -> bool {
    let is_long = |text: &str| text.len() >= "2024-3-2".len();
    let has_digit = |text: &str| text.contains(|character: char| character.is_ascii_digit());
    node.as_text()
        .is_some_and(|text| is_long(text) && has_digit(text))
}

/// Replaces a map with the date in it, such as `last_update` of Docusaurus.
fn date_in_map(mut entry: MapEntry) -> MapEntry {
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
        let root = crate::import::syntax::yaml::parse(fields).unwrap().root;
        let NodeValue::Map(entries) = root.value else {
            return Vec::new();
        };
        let addresses = addresses(&entries);
        let dates = take(&mut ForeignFields::of(entries), 1, path, &addresses);
        let shown = dates.iter().map(|entry| {
            let name = entry.original_path.as_deref().unwrap_or("path");
            format!("{} {name} {}", entry.key, entry.node.describe())
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
