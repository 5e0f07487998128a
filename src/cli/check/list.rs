//! The list of problems, one line for each.

use std::io::{self, Write};

use super::{BOLD, DIM, style};
use crate::{
    cli::terminal::wording,
    import::diagnostics::report::{Problem, ProblemKind, Report, Severity},
};

/// The problems that are listed one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedProblems {
    /// No problems.
    Nothing,
    /// All notes and unknown fields.
    Notes,
    /// All problems of one kind.
    Kind(ProblemKind),
    /// All problems.
    Everything,
}

impl ListedProblems {
    /// Returns whether problems of this kind and severity are listed.
    pub fn includes(self, kind: ProblemKind, severity: Severity) -> bool {
        match self {
            Self::Nothing => false,
            Self::Notes => severity == Severity::Note,
            Self::Kind(only) => only == kind,
            Self::Everything => true,
        }
    }
}

/// Writes the listed problems by file and line, then the unknown fields.
///
/// # Errors
/// The error of `out`.
pub fn write(
    out: &mut dyn Write,
    report: &Report,
    listed_problems: ListedProblems,
) -> io::Result<()> {
    let problems = report.problems.iter();
    for problem in
        problems.filter(|problem| listed_problems.includes(problem.kind, problem.severity))
    {
        write_line(out, problem)?;
    }
    if listed_problems.includes(ProblemKind::UnknownField, Severity::Note) {
        for (field, records) in &report.unknown_fields {
            let records = wording::count(*records, "record");
            writeln!(out, "{DIM}unknown field{DIM:#} {field}: {records}")?;
        }
    }
    Ok(())
}

fn write_line(out: &mut dyn Write, problem: &Problem) -> io::Result<()> {
    let style = style(problem.severity);
    write!(out, "{BOLD}{}{BOLD:#}:", problem.file)?;
    if let Some(line) = problem.line {
        write!(out, "{line}:")?;
    }
    writeln!(
        out,
        " {style}{}{style:#}: {} {DIM}[{}]{DIM:#}",
        problem.severity.name(),
        super::describe(problem),
        problem.kind.id(),
    )
}

/// Writes the number of problems of a kind, their meaning and their fix.
///
/// # Errors
/// The error of `out`.
pub fn write_sum(out: &mut dyn Write, report: &Report, kind: ProblemKind) -> io::Result<()> {
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
    writeln!(out, "To fix it: {}.", kind.hint())
}
