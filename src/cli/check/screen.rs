//! The report on one screen: what the folder is, how many records are in each state, what is wrong.

mod states;
mod unread;

use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::Path,
};

use clap::builder::styling::Style;

use super::{line::ScreenLine, style};
use crate::{
    cli::{config, summary, wording},
    import::{ProblemKind, Report, Severity, report::KindSummary},
};

/// The most lines of the screen.
pub const MAX_LINES: usize = 40;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The columns in which the number, the kind and the example of a problem end or begin.
const NUMBER_COLUMN: usize = 14;
const EXAMPLE_COLUMN: usize = 38;
/// The widest path of an example.
const MAX_PATH: usize = 34;

/// Writes the report of this folder in [`MAX_LINES`] lines or fewer, each of them at most
/// [`MAX_COLUMNS`](super::line::MAX_COLUMNS) wide.
///
/// # Errors
/// What the system said.
pub fn write(out: &mut dyn Write, folder: &Path, report: &Report) -> io::Result<()> {
    for line in lines(folder, report) {
        line.write(out)?;
    }
    Ok(())
}

/// Returns the lines of the screen. Where they are too many, formats that are not read give way first, then what
/// mends each kind of problem, then the kinds that come last.
pub fn lines(folder: &Path, report: &Report) -> Vec<ScreenLine> {
    let mut lines = states::head(folder, report);
    let last = footer(report);
    let mut kinds = report.kinds();
    kinds.retain(|kind| summary::has_row(kind.id));
    // An empty line stands before each part.
    let left = MAX_LINES.saturating_sub(lines.len() + last.len() + 3);
    let unread = unread::lines(report, left.saturating_sub(2 * kinds.len()));
    let kinds = rows(report, &kinds, left.saturating_sub(unread.len()));
    for part in [kinds, unread, last] {
        if !part.is_empty() {
            lines.push(ScreenLine::default());
            lines.extend(part);
        }
    }
    lines
}

/// One row for each kind, and below it what mends it. If there are too many, only some have that, and if there are
/// still too many, the last ones are only named.
fn rows(report: &Report, kinds: &[KindSummary], most: usize) -> Vec<ScreenLine> {
    let shown = if kinds.len() > most {
        most.saturating_sub(1)
    } else {
        kinds.len()
    };
    let hinted = hinted(kinds, most.saturating_sub(kinds.len()));
    let mut lines = Vec::new();
    for (place, kind) in kinds.iter().enumerate().take(shown) {
        lines.push(row(report, kind));
        if hinted.contains(&place) {
            let line = ScreenLine::default().at_column(NUMBER_COLUMN + 2);
            lines.push(line.add(DIM, kind.hint));
        }
    }
    if let Some(left) = kinds.get(shown..).filter(|left| !left.is_empty()) {
        let names: Vec<_> = left.iter().map(|kind| kind.id.id()).collect();
        let text = format!(
            "and {}: {}",
            wording::count(left.len(), "kind"),
            names.join(", ")
        );
        lines.push(ScreenLine::default().plain(&text));
    }
    lines
}

/// The places of so many kinds for which it is said what mends them: a line for the settings mends thousands of
/// records at once, so such kinds come first, then those that come first on the screen.
fn hinted(kinds: &[KindSummary], most: usize) -> BTreeSet<usize> {
    let mut places: Vec<usize> = (0..kinds.len()).collect();
    let is_setting = |place: &usize| {
        let hint = kinds.get(*place).map_or("", |kind| kind.hint);
        hint.contains(config::SETTINGS_FILE)
    };
    // Stable, so the others keep their order.
    places.sort_by_key(|place| !is_setting(place));
    places.truncate(most);
    places.into_iter().collect()
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
        return line.plain(&fields(report));
    }
    let example = &kind.example;
    let mut path = wording::end(example.file, MAX_PATH);
    if let Some(number) = example.line {
        path = format!("{path}:{number}");
    }
    let field = match example.field {
        "" => String::new(),
        field => format!("{field}: "),
    };
    let (found, expected) = (example.found, example.expected);
    line.plain(&format!("{path}: {field}\"{found}\"; expected {expected}"))
}

/// The fields that no one knows, the most frequent ones first.
fn fields(report: &Report) -> String {
    let mut fields: Vec<_> = report.unknown_fields.iter().collect();
    fields.sort_by_key(|(_, records)| std::cmp::Reverse(**records));
    let texts = fields
        .into_iter()
        .map(|(field, records)| format!("{field} ({})", wording::number(*records)));
    // More never fit on a line.
    texts.take(50).collect::<Vec<_>>().join(", ")
}

/// How many problems there are, and how to see more of them.
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
