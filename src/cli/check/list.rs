//! Problems one by one, a line each.

use std::io::{self, Write};

use clap::builder::styling::Style;

use super::style;
use crate::{
    cli::wording,
    import::{Problem, ProblemKind, Report, Severity, report::Example},
};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Which problems are listed one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedProblems {
    /// None of them.
    Nothing,
    /// All notes, and the fields that no one knows.
    Notes,
    /// All of one kind.
    Kind(ProblemKind),
    /// All of them.
    Everything,
}

impl ListedProblems {
    /// Whether problems of this kind and severity are listed.
    pub fn has(self, kind: ProblemKind, severity: Severity) -> bool {
        match self {
            Self::Nothing => false,
            Self::Notes => severity == Severity::Note,
            Self::Kind(only) => only == kind,
            Self::Everything => true,
        }
    }
}

/// Writes the listed problems by file and line, then the fields that no one knows.
///
/// # Errors
/// What the system said.
pub fn write(out: &mut dyn Write, report: &Report, listed: ListedProblems) -> io::Result<()> {
    let problems = report.problems.iter();
    for problem in problems.filter(|problem| listed.has(problem.kind, problem.severity)) {
        line(out, problem)?;
    }
    if listed.has(ProblemKind::UnknownField, Severity::Note) {
        for (field, records) in &report.unknown_fields {
            let records = wording::count(*records, "record");
            writeln!(out, "{DIM}unknown field{DIM:#} {field}: {records}")?;
        }
    }
    Ok(())
}

fn line(out: &mut dyn Write, problem: &Problem) -> io::Result<()> {
    let style = style(problem.severity);
    write!(out, "{BOLD}{}{BOLD:#}:", problem.file)?;
    if let Some(line) = problem.line {
        write!(out, "{line}:")?;
    }
    writeln!(
        out,
        " {style}{}{style:#}: {} {DIM}[{}]{DIM:#}",
        problem.severity.name(),
        super::said(&Example::from(problem)),
        problem.kind.id(),
    )
}

/// Writes how many problems of this kind there are, what it means, and what mends it.
///
/// # Errors
/// What the system said.
pub fn sum(out: &mut dyn Write, report: &Report, kind: ProblemKind) -> io::Result<()> {
    let kinds = report.kinds();
    let of_kind = kinds.iter().filter(|summary| summary.id == kind);
    let (problems, files) = of_kind.fold((0, 0), |(problems, files), summary| {
        (problems + summary.count, files + summary.files)
    });
    writeln!(
        out,
        "{BOLD}{}{BOLD:#}: {} in {}: {}.",
        kind.id(),
        wording::count(problems, "problem"),
        wording::count(files, "file"),
        kind.description(),
    )?;
    writeln!(out, "To mend it: {}.", kind.hint())
}
