//! Comma-separated values (RFC 4180).

use super::FeedEntry;

/// The names of the columns, in their order.
pub const CSV_COLUMNS: [&str; 9] = [
    "title",
    "excerpt",
    "published",
    "publisher",
    "domain",
    "topics",
    "type",
    "language",
    "address",
];

/// What begins a formula in a spreadsheet (OWASP, *CSV Injection*), or is skipped before one.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table of the entries, in their order, under a line of [`COLUMNS`].
///
/// Every field stands in quotation marks and every line ends with CR LF. `published` is RFC 3339
/// in UTC, or empty; `topics` are parted by `; `. The table begins with a byte order mark, without
/// which spreadsheets take UTF-8 for something else.
///
/// A field that a spreadsheet would take for a formula has an apostrophe before it, also where it
/// is a harmless title such as `-40 degrees`: a program that reads the table has to take that away.
///
/// ```
/// use broadsheet::feed::{Entry, csv};
///
/// let entry = Entry { title: "=1+1", excerpt: "a \"b\"", ..Entry::default() };
/// let table = csv::write(&[entry]);
/// assert!(table.contains("\r\n\"'=1+1\",\"a \"\"b\"\"\","));
/// ```
pub fn write(entries: &[FeedEntry<'_>]) -> String {
    let mut out = String::from("\u{feff}");
    line(&mut out, CSV_COLUMNS);
    for entry in entries {
        let published = entry.time.map(|time| time.to_string()).unwrap_or_default();
        let topics = entry.topics.join("; ");
        line(
            &mut out,
            [
                entry.title,
                entry.excerpt,
                &published,
                entry.publisher,
                entry.domain,
                &topics,
                entry.kind,
                entry.language,
                &entry.page,
            ],
        );
    }
    out
}

fn line(out: &mut String, fields: [&str; CSV_COLUMNS.len()]) {
    for (place, field) in fields.into_iter().enumerate() {
        out.push_str(if place > 0 { ",\"" } else { "\"" });
        if field.starts_with(FORMULA) {
            out.push('\'');
        }
        for letter in field.chars() {
            if letter == '"' {
                out.push('"');
            }
            out.push(letter);
        }
        out.push('"');
    }
    out.push_str("\r\n");
}
