//! Reports on an import: the number of records in each state, and every problem by file and line.

mod kind;
mod kinds;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::quote;
use crate::{import::visibility::Visibility, model::Instant};

pub use self::kind::ProblemKind;
pub use self::kinds::{Example, KindSummary};

/// The report of an import. Every record has one state: `records` is always the sum of all
/// [`states`](Self::states), of `hidden` and of `refused`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// A description of the folder, such as `a Hugo site`; `None` if nothing identifies it.
    pub folder: Option<String>,
    /// The title of the site in the folder.
    pub title: Option<String>,
    /// The number of records that were read: Markdown files, and entries of files with several records.
    pub records: usize,
    /// The number of records that became articles, which are in the state [`Visibility::Public`].
    pub published: usize,
    /// The number of records in each state that occurs.
    pub states: BTreeMap<Visibility, StateTally>,
    /// The records that the settings hide.
    pub hidden: StateTally,
    /// The number of records that could not become an article; each has at least one [`Severity::Error`].
    pub refused: usize,
    /// The time of the oldest story with a date.
    pub first: Option<Instant>,
    /// The time of the newest story with a date.
    pub last: Option<Instant>,
    /// The number of files that were read, by extension, such as `.md`.
    pub files: BTreeMap<String, usize>,
    /// The files that were not read, by format. They are not records.
    pub unread: BTreeMap<String, StateTally>,
    /// All problems, by file, then line.
    pub problems: Vec<Problem>,
    /// The unknown fields, such as `related[].mood`, and the number of records with each.
    pub unknown_fields: BTreeMap<String, usize>,
    /// The records with unknown fields.
    pub with_unknown_fields: StateTally,
}

/// The extensions of files that may contain several records.
pub const MULTI_RECORD_EXTENSIONS: &[&str] = &[".atom", ".json", ".rdf", ".rss", ".xml"];

/// The maximum length of an extension in a report, in characters.
const MAX_EXTENSION_CHARS: usize = 16;

/// A count, with the path of one example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateTally {
    /// The count.
    pub count: usize,
    /// The first path in alphabetical order; empty if the count is 0.
    pub example: String,
}

impl StateTally {
    /// Counts one at this path. Paths may come in any order. For a record of a feed, the path of the feed's
    /// file is used.
    pub fn add_path(&mut self, path: &str) {
        self.count += 1;
        let path = quote::one_line(file_of(path), usize::MAX);
        if self.count == 1 || path < self.example {
            self.example = path;
        }
    }
}

/// Returns the file of a record's path. In a file with several records, the path continues after `#` with
/// an identifier from the feed, which may contain anything.
fn file_of(path: &str) -> &str {
    let has_extension = |file: &&str| {
        let bytes = file.as_bytes();
        MULTI_RECORD_EXTENSIONS.iter().any(|extension| {
            let start = bytes.len().saturating_sub(extension.len());
            bytes
                .get(start..)
                .is_some_and(|end| end.eq_ignore_ascii_case(extension.as_bytes()))
        })
    };
    let hashes = path.match_indices('#');
    let mut files = hashes.filter_map(|(end, _)| path.get(..end));
    files.find(has_extension).unwrap_or(path)
}

impl Report {
    /// Counts a record at this path in this state.
    pub fn add_record(&mut self, state: Visibility, path: &str) {
        self.records += 1;
        self.published += usize::from(state == Visibility::Public);
        self.states.entry(state).or_default().add_path(path);
    }

    /// Counts a public record at this path, with the time of its publication.
    pub fn add_story(&mut self, path: &str, published: Option<Instant>) {
        self.add_record(Visibility::Public, path);
        self.first = [self.first, published].into_iter().flatten().min();
        self.last = self.last.max(published);
    }

    /// Counts a record at this path that the settings hide.
    pub fn add_hidden(&mut self, path: &str) {
        self.records += 1;
        self.hidden.add_path(path);
    }

    /// Counts a record that was refused. Its problems name the file.
    pub fn add_refused(&mut self) {
        self.records += 1;
        self.refused += 1;
    }

    /// Counts the unknown fields of a record, which may have none.
    pub fn add_unknown_fields(&mut self, fields: impl IntoIterator<Item = String>, path: &str) {
        let mut has_some = false;
        for field in fields {
            has_some = true;
            *self.unknown_fields.entry(field).or_default() += 1;
        }
        if has_some {
            self.with_unknown_fields.add_path(path);
        }
    }

    /// Counts a file that was read, with or without records.
    pub fn add_file(&mut self, path: &str) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let extension = quote::one_line(&extension.to_lowercase(), MAX_EXTENSION_CHARS);
        *self.files.entry(format!(".{extension}")).or_default() += 1;
    }

    /// Reports a file that is not a record because its format is not read. `format` names the format with
    /// its article: `a Nunjucks template`. Call [`sort`](Self::sort) after the last one.
    pub fn add_unread(&mut self, path: &str, format: &str) {
        let format = quote::one_line(format, quote::MAX_QUOTE_CHARS);
        self.problems.push(Problem::new(
            ProblemKind::NotRead,
            Severity::Note,
            (path, None),
            "",
            &format,
            "a format that is supported; the file is left out",
        ));
        self.unread.entry(format).or_default().add_path(path);
    }

    /// Sorts problems by file, then line, then the order in which they were found.
    pub fn sort(&mut self) {
        // The sort is stable, so problems of one line keep the order in which they were found.
        self.problems
            .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    }

    /// Returns the number of records in this state.
    pub fn in_state(&self, state: Visibility) -> usize {
        self.states.get(&state).map_or(0, |tally| tally.count)
    }

    /// Returns the number of records that are public and not hidden by the settings.
    pub fn public(&self) -> usize {
        self.in_state(Visibility::Public)
    }

    /// Returns the number of records that are neither public nor refused.
    pub fn withheld(&self) -> usize {
        let states = self.states.iter();
        let withheld = states.filter(|(state, _)| **state != Visibility::Public);
        self.hidden.count + withheld.map(|(_, tally)| tally.count).sum::<usize>()
    }

    /// Returns the number of problems of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let has_severity = |problem: &&Problem| problem.severity == severity;
        self.problems.iter().filter(has_severity).count()
    }
}

/// A problem of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The kind of the problem.
    pub kind: ProblemKind,
    /// The path of the record below the imported folder, with `/` between folders.
    pub file: String,
    /// The line in that file, from 1, if the problem has one.
    pub line: Option<usize>,
    /// The field, such as `related[2].webUrl`; empty if the problem concerns the whole file.
    pub field: String,
    /// The severity.
    pub severity: Severity,
    /// The text that was found: one line, control characters escaped, at most 120 characters.
    pub found: String,
    /// The text that was expected, and the effect on the record.
    pub expected: String,
}

impl Problem {
    /// Creates a problem; all quoted text is made safe to print.
    pub fn new(
        kind: ProblemKind,
        severity: Severity,
        (file, line): (&str, Option<usize>),
        field: &str,
        found: &str,
        expected: &str,
    ) -> Self {
        Self {
            kind,
            file: quote::one_line(file, usize::MAX),
            line,
            field: quote::one_line(field, quote::MAX_QUOTE_CHARS),
            severity,
            found: quote::one_line(found, quote::MAX_QUOTE_CHARS),
            expected: quote::one_line(expected, usize::MAX),
        }
    }
}

/// The severity of a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The record was refused.
    Error,
    /// The record is published; something in it was left out or changed.
    Warning,
    /// Nothing is wrong; the note is information.
    Note,
}

impl Severity {
    /// Returns the name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_the_first_file() {
        let mut tally = StateTally::default();
        for path in ["b.md", "a\n.md", "c.xml#https://a.example/"] {
            tally.add_path(path);
        }
        assert_eq!((tally.count, tally.example.as_str()), (3, "a\\n.md"));
        for (path, file) in [
            ("wire/a.XML#id#more", "wire/a.XML"),
            ("c#/a.json#1", "c#/a.json"),
            ("c#.md", "c#.md"),
            ("#", "#"),
        ] {
            assert_eq!(file_of(path), file, "{path}");
        }
    }
}
