//! Writes comma-separated values (RFC 4180).

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

/// The characters that begin a formula in a spreadsheet (OWASP, *CSV Injection*), or that are
/// skipped before one.
const FORMULA_PREFIXES: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Writes a table of the entries, in their order, with a header of [`CSV_COLUMNS`].
///
/// Every field is quoted, and every line ends with CR LF. `published` is RFC 3339 in UTC, or empty;
/// `topics` are separated by `; `. The table begins with a byte order mark; without it,
/// spreadsheets misread UTF-8.
///
/// A field that a spreadsheet would read as a formula gets an apostrophe before it, even if it is a
/// harmless title such as `-40 degrees`. Programs that read the table must remove it.
///
/// ```
/// use broadsheet::feed::{FeedEntry, csv};
///
/// let entry = FeedEntry { title: "=1+1", excerpt: "a \"b\"", ..FeedEntry::default() };
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
                &entry.page_url,
            ],
        );
    }
    out
}

fn line(out: &mut String, fields: [&str; CSV_COLUMNS.len()]) {
    for (index, field) in fields.into_iter().enumerate() {
        out.push_str(if index > 0 { ",\"" } else { "\"" });
        if field.starts_with(FORMULA_PREFIXES) {
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
