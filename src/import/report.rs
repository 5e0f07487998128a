//! What an import has to say: how many records went where, and every problem by file and line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::quote;

/// The account of an import. `records` is always `published + unpublished + refused`, and
/// `published` is the number of articles that came out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Records read: Markdown files, and entries of files that have many.
    pub records: usize,
    /// Records that became articles.
    pub published: usize,
    /// Records that say `published: false`.
    pub unpublished: usize,
    /// Records that could not become an article; each has at least one [`Severity::Error`].
    pub refused: usize,
    /// Everything worth knowing, by file, then line.
    pub problems: Vec<Problem>,
    /// Fields that no one knows, such as `related[].mood`, and how many records have them.
    pub unknown_fields: BTreeMap<String, usize>,
}

impl Report {
    /// How many problems have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of_severity = |problem: &&Problem| problem.severity == severity;
        self.problems.iter().filter(of_severity).count()
    }
}

/// One thing worth knowing about one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
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
        severity: Severity,
        (file, line): (&str, Option<usize>),
        field: &str,
        found: &str,
        expected: &str,
    ) -> Self {
        Self {
            file: quote::one_line(file, usize::MAX),
            line,
            field: quote::one_line(field, quote::SHORT),
            severity,
            found: quote::one_line(found, quote::SHORT),
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
