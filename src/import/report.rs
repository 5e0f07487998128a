//! What an import has to say: how many records went where, and every problem by file and line.

mod about;
mod kind;
mod kinds;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{quote, visibility::Visibility};
use crate::model::Instant;
pub use about::about;
pub use kind::ProblemKind;
pub use kinds::{Example, KindSummary};

/// The account of an import. Every record has one state: `records` is always the sum of all
/// [`states`](Self::states), of `hidden` and of `refused`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// What the folder is, such as `a Hugo site`; `None` if nothing says it.
    pub folder: Option<String>,
    /// What the site in the folder calls itself.
    pub title: Option<String>,
    /// Records read: Markdown files, and entries of files that have many.
    pub records: usize,
    /// Records that became articles; those of [`Visibility::Public`].
    pub published: usize,
    /// How many records are in each state that some record is in.
    pub states: BTreeMap<Visibility, StateTally>,
    /// Records that the settings hide.
    pub hidden: StateTally,
    /// Records that could not become an article; each has at least one [`Severity::Error`].
    pub refused: usize,
    /// The time of the oldest story that has one.
    pub first: Option<Instant>,
    /// The time of the newest story that has one.
    pub last: Option<Instant>,
    /// How many files were read, by the ending of their names, such as `.md`.
    pub files: BTreeMap<String, usize>,
    /// Files that are not read, by what they are. They are no records.
    pub unread: BTreeMap<String, StateTally>,
    /// Everything worth knowing, by file, then line.
    pub problems: Vec<Problem>,
    /// Fields that no one knows, such as `related[].mood`, and how many records have them.
    pub unknown_fields: BTreeMap<String, usize>,
    /// Records that have fields that no one knows.
    pub with_unknown_fields: StateTally,
}

/// The endings of files that may have many records.
pub const ENDINGS_OF_MANY: &[&str] = &[".atom", ".json", ".rdf", ".rss", ".xml"];

/// The longest ending of a name that is told, in characters.
const MAX_ENDING: usize = 16;

/// How many there are of something, and where one of it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateTally {
    /// How many.
    pub count: usize,
    /// The path of the first one by order of paths; empty if there is none.
    pub example: String,
}

impl StateTally {
    /// Counts one at this path, in whatever order paths come. Of a record in a file of many, the file is told.
    pub fn add(&mut self, path: &str) {
        self.count += 1;
        let path = quote::one_line(file_of(path), usize::MAX);
        if self.count == 1 || path < self.example {
            self.example = path;
        }
    }
}

/// The file of a record's path: a file of many stands before a `#` and what tells the record from others, which
/// somebody else wrote.
fn file_of(path: &str) -> &str {
    let is_of_many = |file: &&str| {
        let bytes = file.as_bytes();
        ENDINGS_OF_MANY.iter().any(|ending| {
            let start = bytes.len().saturating_sub(ending.len());
            bytes
                .get(start..)
                .is_some_and(|end| end.eq_ignore_ascii_case(ending.as_bytes()))
        })
    };
    let ends = path.match_indices('#');
    let mut files = ends.filter_map(|(end, _)| path.get(..end));
    files.find(is_of_many).unwrap_or(path)
}

impl Report {
    /// Counts a record at this path that is in this state.
    pub fn add(&mut self, state: Visibility, path: &str) {
        self.records += 1;
        self.published += usize::from(state == Visibility::Public);
        self.states.entry(state).or_default().add(path);
    }

    /// Counts a record at this path that the settings hide.
    pub fn hide(&mut self, path: &str) {
        self.records += 1;
        self.hidden.add(path);
    }

    /// Counts a record that is refused. Its problems say where it is.
    pub fn refuse(&mut self) {
        self.records += 1;
        self.refused += 1;
    }

    /// Counts the fields of a record that no one knows; a record may have none.
    pub fn add_unknown(&mut self, fields: impl IntoIterator<Item = String>, path: &str) {
        let mut has_some = false;
        for field in fields {
            has_some = true;
            *self.unknown_fields.entry(field).or_default() += 1;
        }
        if has_some {
            self.with_unknown_fields.add(path);
        }
    }

    /// Counts a file at this path that was read, whatever came of it.
    pub fn read(&mut self, path: &str) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = quote::one_line(&ending.to_lowercase(), MAX_ENDING);
        *self.files.entry(format!(".{ending}")).or_default() += 1;
    }

    /// Names a file that is no record because its format is not read. `format` says what it is, with its
    /// article: `a Nunjucks template`. Call [`sort`](Self::sort) after the last one.
    pub fn not_read(&mut self, path: &str, format: &str) {
        let format = quote::one_line(format, quote::MAX_QUOTE_CHARS);
        self.problems.push(Problem::new(
            ProblemKind::NotRead,
            Severity::Note,
            (path, None),
            "",
            &format,
            "a format that is read; left out",
        ));
        self.unread.entry(format).or_default().add(path);
    }

    /// Puts problems in their order: by file, then line, then as they were found.
    pub fn sort(&mut self) {
        // Stable, so problems of one line keep the order in which they were found.
        self.problems
            .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    }

    /// How many records are in this state.
    pub fn in_state(&self, state: Visibility) -> usize {
        self.states.get(&state).map_or(0, |tally| tally.count)
    }

    /// How many records are for the public, and not hidden by the settings.
    pub fn public(&self) -> usize {
        self.in_state(Visibility::Public)
    }

    /// How many records are kept from the public: all that are neither public nor refused.
    pub fn withheld(&self) -> usize {
        let states = self.states.iter();
        let withheld = states.filter(|(state, _)| **state != Visibility::Public);
        self.hidden.count + withheld.map(|(_, tally)| tally.count).sum::<usize>()
    }

    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of_severity = |problem: &&Problem| problem.severity == severity;
        self.problems.iter().filter(of_severity).count()
    }
}

/// One thing worth knowing about one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which kind of problem it is.
    pub kind: ProblemKind,
    /// The record's path below the imported folder, with `/` between folders.
    pub file: String,
    /// The line in that file, from 1, where there is one to point at.
    pub line: Option<usize>,
    /// The field, such as `related[2].webUrl`; empty where the whole file is meant.
    pub field: String,
    /// How bad it is.
    pub severity: Severity,
    /// What stands there: one line, control characters escaped, at most 120 characters.
    pub found: String,
    /// What should stand there, or what was done instead.
    pub expected: String,
}

impl Problem {
    /// A problem, with everything that it quotes made safe to print.
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

/// How bad a [`Problem`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The record was refused.
    Error,
    /// The record was kept; something in it was left out or changed.
    Warning,
    /// Nothing is wrong, but somebody may want to know.
    Note,
}

impl Severity {
    /// The name in reports.
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
            tally.add(path);
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
