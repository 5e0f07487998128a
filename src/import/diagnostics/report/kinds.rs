//! Summarizes a report by kind of problem: the number of each, and one example.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Problem, ProblemKind, Report, Severity};

/// A summary of all problems of one kind and severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindSummary<'a> {
    /// The kind.
    pub id: ProblemKind,
    /// The severity. A kind with problems of two severities has two summaries.
    pub severity: Severity,
    /// The number of problems; for unknown fields, the number of records with them.
    pub count: usize,
    /// The number of files with such problems.
    pub files: usize,
    /// The first problem, by file and line.
    pub example: Example<'a>,
    /// The fix.
    pub hint: &'static str,
}

/// An example of a kind of problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example<'a> {
    /// The path of the record below the imported folder.
    pub file: &'a str,
    /// The line in that file, from 1, if the problem has one.
    pub line: Option<usize>,
    /// The field; empty if the problem concerns the whole file.
    pub field: &'a str,
    /// The text that was found.
    pub found: &'a str,
    /// The text that was expected, and the effect on the record.
    pub expected: &'a str,
}

impl<'a> From<&'a Problem> for Example<'a> {
    fn from(problem: &'a Problem) -> Self {
        Self {
            file: &problem.file,
            line: problem.line,
            field: &problem.field,
            found: &problem.found,
            expected: &problem.expected,
        }
    }
}

/// The counts of one kind. Problems are sorted by file, so a change of file counts a new one.
struct KindCount<'a> {
    problems: usize,
    files: usize,
    last_file: &'a str,
    example: &'a Problem,
}

impl Report {
    /// Returns one summary for each kind of problem: by severity, then the most frequent first, then in the
    /// order of [`ProblemKind::ALL`]. Problems must be sorted ([`sort`](Self::sort)).
    pub fn kinds(&self) -> Vec<KindSummary<'_>> {
        let mut counts: BTreeMap<(Severity, ProblemKind), KindCount> = BTreeMap::new();
        for problem in &self.problems {
            let count = counts
                .entry((problem.severity, problem.kind))
                .or_insert(KindCount {
                    problems: 0,
                    files: 0,
                    last_file: "",
                    example: problem,
                });
            count.problems += 1;
            if count.files == 0 || count.last_file != problem.file {
                count.files += 1;
                count.last_file = &problem.file;
            }
        }
        let summaries = counts.into_iter();
        let summaries = summaries.map(|((severity, id), count)| KindSummary {
            id,
            severity,
            count: count.problems,
            files: count.files,
            example: count.example.into(),
            hint: id.hint(),
        });
        let mut summaries: Vec<_> = summaries.chain(self.unknown()).collect();
        // The sort is stable, so kinds of equal counts keep their order.
        summaries.sort_by_key(|kind| (kind.severity, std::cmp::Reverse(kind.count)));
        summaries
    }

    /// Returns the summary of unknown fields, with the most frequent one as the example.
    fn unknown(&self) -> Option<KindSummary<'_>> {
        let unknown_fields = self.unknown_fields.iter().rev();
        let (field, _) = unknown_fields.max_by_key(|(_, records)| **records)?;
        let id = ProblemKind::UnknownField;
        Some(KindSummary {
            id,
            severity: Severity::Note,
            count: self.with_unknown_fields.count,
            files: self.with_unknown_fields.count,
            example: Example {
                file: &self.with_unknown_fields.example,
                line: None,
                field,
                found: "",
                expected: "a known field; the field is left out",
            },
            hint: id.hint(),
        })
    }
}
