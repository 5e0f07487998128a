//! A report by kinds of problems: how many there are of each, and one of them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Problem, ProblemKind, Report, Severity};

/// All problems of one kind and severity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindSummary<'a> {
    /// Which kind.
    pub id: ProblemKind,
    /// How bad these are. A kind that has problems of two severities has two summaries.
    pub severity: Severity,
    /// How many there are; of fields that no one knows, how many records have them.
    pub count: usize,
    /// How many files have them.
    pub files: usize,
    /// The first of them, by file and line.
    pub example: Example<'a>,
    /// What mends it.
    pub hint: &'static str,
}

/// One problem of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example<'a> {
    /// The record's path below the imported folder.
    pub file: &'a str,
    /// The line in that file, from 1, if there is one to point at.
    pub line: Option<usize>,
    /// The field; empty if the whole file is meant.
    pub field: &'a str,
    /// What stands there.
    pub found: &'a str,
    /// What should stand there, or what was done instead.
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

/// What is counted of one kind. Problems come by file, so files are counted by their changes.
struct Count<'a> {
    problems: usize,
    files: usize,
    newest: &'a str,
    example: &'a Problem,
}

impl Report {
    /// Returns one summary for each kind of problem: by severity, then the most frequent ones first, then in the
    /// order of [`ProblemKind::ALL`]. Problems must be in their order ([`sort`](Self::sort)).
    pub fn kinds(&self) -> Vec<KindSummary<'_>> {
        let mut counts: BTreeMap<(Severity, ProblemKind), Count> = BTreeMap::new();
        for problem in &self.problems {
            let count = counts
                .entry((problem.severity, problem.kind))
                .or_insert(Count {
                    problems: 0,
                    files: 0,
                    newest: "",
                    example: problem,
                });
            count.problems += 1;
            if count.files == 0 || count.newest != problem.file {
                count.files += 1;
                count.newest = &problem.file;
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
        // Stable, so kinds of one number keep their order.
        summaries.sort_by_key(|kind| (kind.severity, std::cmp::Reverse(kind.count)));
        summaries
    }

    /// The summary of the fields that no one knows, with the most frequent one.
    fn unknown(&self) -> Option<KindSummary<'_>> {
        let fields = self.unknown_fields.iter().rev();
        let (field, _) = fields.max_by_key(|(_, records)| **records)?;
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
                expected: "a field that is known; left out",
            },
            hint: id.hint(),
        })
    }
}
