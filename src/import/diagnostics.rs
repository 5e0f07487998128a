//! Collects the problems of one record while it is read.

pub mod quote;
pub mod report;

use std::collections::BTreeSet;

use self::report::{Problem, ProblemKind, Severity};

/// Collects the problems of one record. Text from the record is quoted as a safe single line.
#[derive(Debug)]
pub struct Diagnostics {
    file: String,
    part: String,
    problems: Vec<Problem>,
    unlisted_count: usize,
    unknown: BTreeSet<String>,
}

impl Diagnostics {
    /// The maximum number of warnings and notes that are listed for one record. A further line counts the
    /// rest, so a record with a thousand broken links does not flood the report.
    pub const MAX_LISTED_PROBLEMS: usize = 100;

    /// Creates an empty collection for this file.
    pub fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            part: String::new(),
            problems: Vec::new(),
            unlisted_count: 0,
            unknown: BTreeSet::new(),
        }
    }

    /// Creates an empty collection for one record of a file with several, such as `items[3]`.
    pub fn for_part(file: &str, part: &str) -> Self {
        Self {
            part: part.to_owned(),
            ..Self::new(file)
        }
    }

    /// Reports an error, which refuses the record.
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

    /// Reports a warning: the record is published, but something was left out or changed.
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

    /// Reports a note, which is information only.
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

    /// Reports an unknown field by its path without list indexes.
    pub fn unknown_field(&mut self, path: &str) {
        self.unknown
            .insert(quote::one_line(path, quote::MAX_QUOTE_CHARS));
    }

    /// Returns whether an error was reported, which refuses the record.
    pub fn has_error(&self) -> bool {
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        self.problems.iter().any(is_error)
    }

    /// Returns the problems in the order in which they were found, and the unknown fields.
    pub fn finish(mut self) -> (Vec<Problem>, BTreeSet<String>) {
        if self.unlisted_count > 0 {
            let found = format!("{} more problems", self.unlisted_count);
            let expected = format!(
                "at most {} in one record; the rest is not listed",
                Self::MAX_LISTED_PROBLEMS
            );
            let file = (self.file.as_str(), None);
            let remaining = Problem::new(
                ProblemKind::MoreProblems,
                Severity::Warning,
                file,
                &self.part,
                &found,
                &expected,
            );
            self.problems.push(remaining);
        }
        // For a refused record, only the errors matter.
        if self.has_error() {
            let is_error = |problem: &Problem| problem.severity == Severity::Error;
            self.problems.retain(is_error);
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
        // Errors are always listed: they explain why a record is missing.
        if severity != Severity::Error && self.problems.len() >= Self::MAX_LISTED_PROBLEMS {
            self.unlisted_count += 1;
            return;
        }
        // Formats without line numbers report line 0.
        let line = line.filter(|line| *line > 0);
        let location = (self.file.as_str(), line);
        let field = match (self.part.as_str(), field) {
            ("", field) => field.to_owned(),
            (part, "") => part.to_owned(),
            (part, field) => format!("{part}.{field}"),
        };
        let problem = Problem::new(kind, severity, location, &field, found, expected);
        self.problems.push(problem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_full_of_problems_is_summed_up() {
        let mut diagnostics = Diagnostics::new("a\n.md");
        for _ in 0..150 {
            diagnostics.warn(ProblemKind::WrongValue, None, "topics", "x", "y");
        }
        let (problems, _) = diagnostics.finish();
        assert_eq!(problems.len(), 101);
        assert_eq!(problems[100].found, "50 more problems");
        assert_eq!(problems[100].file, "a\\n.md");
    }

    #[test]
    fn of_a_refused_record_only_the_reasons_are_told() {
        let mut diagnostics = Diagnostics::new("a.md");
        for _ in 0..150 {
            diagnostics.warn(ProblemKind::WrongValue, None, "topics", "x", "y");
        }
        diagnostics.error(ProblemKind::NoTitle, Some(3), "title", "", "a title");
        let (problems, _) = diagnostics.finish();
        assert_eq!(problems.len(), 1);
    }
}
