//! The report as lines for people.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use clap::builder::styling::{AnsiColor, Style};

use crate::import::{Problem, Report, Severity};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Writes the report: problems, unknown fields, summary. Notes are listed one by one with `notes`,
/// else counted by kind.
pub fn write(out: &mut dyn Write, report: &Report, notes: bool) -> io::Result<()> {
    let is_listed = |problem: &&Problem| notes || problem.severity != Severity::Note;
    for problem in report.problems.iter().filter(is_listed) {
        line(out, problem)?;
    }
    if !notes {
        kinds_of_notes(out, report)?;
    }
    for (field, records) in &report.unknown_fields {
        writeln!(
            out,
            "{DIM}unknown field{DIM:#} {field}: {}",
            count(*records, "record")
        )?;
    }
    summary(out, report)
}

fn line(out: &mut dyn Write, problem: &Problem) -> io::Result<()> {
    let style = style(problem.severity);
    write!(out, "{BOLD}{}{BOLD:#}:", problem.file)?;
    if let Some(line) = problem.line {
        write!(out, "{line}:")?;
    }
    write!(out, " {style}{}{style:#}: ", problem.severity.name())?;
    if !problem.field.is_empty() {
        write!(out, "{}: ", problem.field)?;
    }
    let Problem {
        found, expected, ..
    } = problem;
    writeln!(out, "found \"{found}\", expected {expected}")
}

/// A kind of note is a field, without positions, and what was expected of it.
fn kinds_of_notes(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let mut kinds: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let notes = report.problems.iter();
    for note in notes.filter(|problem| problem.severity == Severity::Note) {
        let field = note.field.replace(|c: char| c.is_ascii_digit(), "");
        *kinds.entry((field, &note.expected)).or_default() += 1;
    }
    let style = style(Severity::Note);
    for ((field, expected), times) in kinds {
        let times = count(times, "note");
        writeln!(
            out,
            "{style}{times}{style:#} on {field}: expected {expected}"
        )?;
    }
    Ok(())
}

fn summary(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let Report {
        records,
        published,
        refused,
        ..
    } = report;
    writeln!(
        out,
        "{BOLD}{}{BOLD:#}: {published} published, {} unpublished, {refused} refused; {}, {}",
        count(*records, "record"),
        report.withheld(),
        count(report.count(Severity::Warning), "warning"),
        count(report.count(Severity::Note), "note"),
    )
}

fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}
