//! The report on one screen: the kind of folder, the number of records in each state, and the problems.

mod states;
mod unread;

use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::Path,
};

use super::{BOLD, DIM, line::ScreenLine, style};
use crate::{
    cli::{config, report::summary, terminal::wording},
    import::diagnostics::report::{KindSummary, ProblemKind, Report, Severity},
};

/// The height of the screen, in lines.
pub const MAX_LINES: usize = 40;

/// The column in which the number of problems ends, and the column in which the example begins.
const NUMBER_COLUMN: usize = 14;
const EXAMPLE_COLUMN: usize = 38;
/// The widest path of an example, in columns.
const MAX_PATH: usize = 34;

/// Writes the report of a folder in at most [`MAX_LINES`] lines, each at most [`MAX_COLUMNS`](super::line::MAX_COLUMNS)
/// wide.
///
/// # Errors
/// The error of `out`.
pub fn write(out: &mut dyn Write, folder: &Path, report: &Report) -> io::Result<()> {
    for line in lines(folder, report) {
        line.write(out)?;
    }
    Ok(())
}

/// Returns the lines of the screen. If they do not fit, formats that are not read are left out first, then the fixes,
/// then the last kinds of problems.
pub fn lines(folder: &Path, report: &Report) -> Vec<ScreenLine> {
    let mut lines = states::head(folder, report);
    let footer = footer(report);
    let mut kinds = report.kinds();
    kinds.retain(|kind| summary::has_row(kind.id));
    // Each of the three parts below begins with an empty line.
    let lines_left = MAX_LINES.saturating_sub(lines.len() + footer.len() + 3);
    let unread = unread::lines(report, lines_left.saturating_sub(2 * kinds.len()));
    let kinds = rows(report, &kinds, lines_left.saturating_sub(unread.len()));
    for part in [kinds, unread, footer] {
        if !part.is_empty() {
            lines.push(ScreenLine::default());
            lines.extend(part);
        }
    }
    lines
}

/// Returns one row for each kind, with its fix below. If they do not fit, only some rows have a fix; if they still do not
/// fit, the last line names the other kinds.
fn rows(report: &Report, kinds: &[KindSummary], max_lines: usize) -> Vec<ScreenLine> {
    let shown = if kinds.len() > max_lines {
        max_lines.saturating_sub(1)
    } else {
        kinds.len()
    };
    let hinted = hinted(kinds, max_lines.saturating_sub(kinds.len()));
    let mut lines = Vec::new();
    for (index, kind) in kinds.iter().enumerate().take(shown) {
        lines.push(row(report, kind));
        if hinted.contains(&index) {
            let line = ScreenLine::default().at_column(NUMBER_COLUMN + 2);
            lines.push(line.add(DIM, kind.hint));
        }
    }
    if let Some(others) = kinds.get(shown..).filter(|others| !others.is_empty()) {
        let names: Vec<_> = others.iter().map(|kind| kind.id.id()).collect();
        let text = format!(
            "and {}: {}",
            wording::count(others.len(), "kind"),
            names.join(", ")
        );
        lines.push(ScreenLine::default().plain(&text));
    }
    lines
}

/// Returns the indices of the kinds whose fix is shown. Fixes in the settings come first, because one line there fixes
/// thousands of records; the order of the screen decides between others.
fn hinted(kinds: &[KindSummary], max_hints: usize) -> BTreeSet<usize> {
    let mut indices: Vec<usize> = (0..kinds.len()).collect();
    let is_setting = |index: &usize| {
        let hint = kinds.get(*index).map_or("", |kind| kind.hint);
        hint.contains(config::SETTINGS_FILE)
    };
    // The sort is stable, so the others keep their order.
    indices.sort_by_key(|index| !is_setting(index));
    indices.truncate(max_hints);
    indices.into_iter().collect()
}

fn row(report: &Report, kind: &KindSummary) -> ScreenLine {
    let number = wording::number(kind.count);
    let line = ScreenLine::default()
        .add(style(kind.severity), kind.severity.name())
        .at_column(NUMBER_COLUMN.saturating_sub(wording::columns(&number)))
        .plain(&number)
        .at_column(NUMBER_COLUMN + 2)
        .add(BOLD, kind.id.id())
        .at_column(EXAMPLE_COLUMN);
    if kind.id == ProblemKind::UnknownField {
        return line.plain(&unknown_fields(report));
    }
    let example = &kind.example;
    let mut path = wording::truncate_start(example.file, MAX_PATH);
    if let Some(number) = example.line {
        path = format!("{path}:{number}");
    }
    if kind.id == ProblemKind::RenamedSetting {
        return line.plain(&format!("{path}: {} {}", example.field, example.expected));
    }
    let field = match example.field {
        "" => String::new(),
        field => format!("{field}: "),
    };
    let (found, expected) = (example.found, example.expected);
    line.plain(&format!("{path}: {field}\"{found}\"; expected {expected}"))
}

/// Returns the unknown fields with their numbers of records, the most frequent ones first.
fn unknown_fields(report: &Report) -> String {
    let mut fields: Vec<_> = report.unknown_fields.iter().collect();
    fields.sort_by_key(|(_, records)| std::cmp::Reverse(**records));
    let texts = fields
        .into_iter()
        .map(|(field, records)| format!("{field} ({})", wording::number(*records)));
    // No more than 50 ever fit on a line.
    texts.take(50).collect::<Vec<_>>().join(", ")
}

/// Returns the last line: the number of problems, and the options that list them.
fn footer(report: &Report) -> Vec<ScreenLine> {
    let severities = [Severity::Error, Severity::Warning, Severity::Note].into_iter();
    let counts = severities.map(|severity| (report.count(severity), severity.name()));
    let counts = counts.filter(|(count, _)| *count > 0);
    let mut counts: Vec<_> = counts
        .map(|(count, name)| wording::count(count, name))
        .collect();
    if !report.unknown_fields.is_empty() {
        counts.push(wording::count(report.unknown_fields.len(), "unknown field"));
    }
    let text = if counts.is_empty() {
        "Nothing is wrong.".to_owned()
    } else {
        format!(
            "{}. To list them: --kind NAME, --notes, --all.",
            counts.join(", ")
        )
    };
    vec![ScreenLine::default().plain(&text)]
}

#[cfg(test)]
mod tests;
