//! The problems of one record, collected while it is read.

use std::collections::BTreeSet;

use super::{
    quote,
    report::{Problem, ProblemKind, Severity},
};

/// Collects what is worth reporting about one record. It is told what was found in the record's
/// own words and makes a safe single line of it.
#[derive(Debug)]
pub struct Diagnostics {
    file: String,
    part: String,
    problems: Vec<Problem>,
    left_unsaid: usize,
    unknown: BTreeSet<String>,
}

impl Diagnostics {
    /// Warnings and notes listed for one record; a record of a thousand broken links needs no
    /// thousand lines. How many more there are is said in one further line.
    pub const MAX_LISTED_PROBLEMS: usize = 100;

    /// Nothing found yet in this file.
    pub fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            part: String::new(),
            problems: Vec::new(),
            left_unsaid: 0,
            unknown: BTreeSet::new(),
        }
    }

    /// Nothing found yet in this part of a file that has many records, such as `items[3]`.
    pub fn within(file: &str, part: &str) -> Self {
        Self {
            part: part.to_owned(),
            ..Self::new(file)
        }
    }

    /// The record is refused.
    pub fn error(
        &mut self,
        kind: ProblemKind,
        line: Option<usize>,
        field: &str,
        found: &str,
        expected: &str,
    ) {
        self.push((kind, Severity::Error), line, field, found, expected);
    }

    /// The record is kept, without or with a change to what was found.
    pub fn warn(
        &mut self,
        kind: ProblemKind,
        line: Option<usize>,
        field: &str,
        found: &str,
        expected: &str,
    ) {
        self.push((kind, Severity::Warning), line, field, found, expected);
    }

    /// Fine, but know it.
    pub fn note(
        &mut self,
        kind: ProblemKind,
        line: Option<usize>,
        field: &str,
        found: &str,
        expected: &str,
    ) {
        self.push((kind, Severity::Note), line, field, found, expected);
    }

    /// A field that no one knows, by its path without list positions.
    pub fn unknown(&mut self, path: &str) {
        self.unknown
            .insert(quote::one_line(path, quote::MAX_QUOTE_CHARS));
    }

    /// Whether something was found that refuses the record.
    pub fn refuses(&self) -> bool {
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        self.problems.iter().any(is_error)
    }

    /// The problems, in the order they were found, and the unknown fields.
    pub fn finish(mut self) -> (Vec<Problem>, BTreeSet<String>) {
        if self.left_unsaid > 0 {
            let found = format!("{} more problems", self.left_unsaid);
            let expected = format!("at most {} in one record", Self::MAX_LISTED_PROBLEMS);
            let whole = (self.file.as_str(), None);
            let rest = Problem::new(
                ProblemKind::MoreProblems,
                Severity::Warning,
                whole,
                &self.part,
                &found,
                &expected,
            );
            self.problems.push(rest);
        }
        // Of a record that is not there, only the reason is news.
        if self.refuses() {
            let is_reason = |problem: &Problem| problem.severity == Severity::Error;
            self.problems.retain(is_reason);
        }
        (self.problems, self.unknown)
    }

    fn push(
        &mut self,
        (kind, severity): (ProblemKind, Severity),
        line: Option<usize>,
        field: &str,
        found: &str,
        expected: &str,
    ) {
        // An error is never left unsaid: it is the reason why a record is missing.
        if severity != Severity::Error && self.problems.len() >= Self::MAX_LISTED_PROBLEMS {
            self.left_unsaid += 1;
            return;
        }
        // A format that knows no lines says 0.
        let line = line.filter(|line| *line > 0);
        let place = (self.file.as_str(), line);
        let field = match (self.part.as_str(), field) {
            ("", field) => field.to_owned(),
            (part, "") => part.to_owned(),
            (part, field) => format!("{part}.{field}"),
        };
        let problem = Problem::new(kind, severity, place, &field, found, expected);
        self.problems.push(problem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_full_of_problems_is_summed_up() {
        let mut findings = Diagnostics::new("a\n.md");
        for _ in 0..150 {
            findings.warn(ProblemKind::WrongValue, None, "topics", "x", "y");
        }
        let (problems, _) = findings.finish();
        assert_eq!(problems.len(), 101);
        assert_eq!(problems[100].found, "50 more problems");
        assert_eq!(problems[100].file, "a\\n.md");
    }

    #[test]
    fn of_a_refused_record_only_the_reasons_are_told() {
        let mut findings = Diagnostics::new("a.md");
        for _ in 0..150 {
            findings.warn(ProblemKind::WrongValue, None, "topics", "x", "y");
        }
        findings.error(ProblemKind::NoTitle, Some(3), "title", "", "a title");
        let (problems, _) = findings.finish();
        assert_eq!(problems.len(), 1);
    }
}
