//! What the folder is, and how many of its records are in each state.

use std::path::Path;

use clap::builder::styling::{AnsiColor, Style};

use super::{BOLD, DIM};
use crate::{
    cli::{check::line::Line, summary, wording},
    import::{Report, Severity, quote, visibility::Visibility},
};

/// The columns in which the number of a state ends, and in which its example begins.
const NUMBER_COLUMN: usize = 8;
const EXAMPLE_COLUMN: usize = 34;
/// The widest path of an example.
const MAX_PATH: usize = 64;
/// The widest title of a site.
const MAX_TITLE: usize = 48;

/// Returns the lines at the top: the folder, its stories, an empty line, the states.
pub fn head(folder: &Path, report: &Report) -> Vec<Line> {
    let mut lines = vec![what(folder, report), stories(report)];
    let mut states = states(report);
    if !states.is_empty() {
        lines.push(Line::default());
        lines.append(&mut states);
    }
    lines
}

/// The line that says what the folder is.
fn what(folder: &Path, report: &Report) -> Line {
    let path = quote::one_line(&folder.display().to_string(), usize::MAX);
    let mut text = format!(
        ": {}",
        report.folder.as_deref().unwrap_or("records and feeds")
    );
    if let Some(title) = &report.title {
        let title = wording::beginning(&quote::one_line(title, usize::MAX), MAX_TITLE);
        text = format!("{text}, “{title}”");
    }
    let path = wording::end(&path, MAX_TITLE);
    Line::default().add(BOLD, &path).plain(&text)
}

/// The line that says how many stories there are, and from when to when.
fn stories(report: &Report) -> Line {
    let text = format!(
        "{}, of {}",
        summary::period(report),
        wording::count(report.records, "record"),
    );
    Line::default().add(BOLD, &text)
}

/// One line for each state that some record is in, refusals first.
fn states(report: &Report) -> Vec<Line> {
    let refused = report.problems.iter();
    let refused = refused
        .filter(|problem| problem.severity == Severity::Error)
        .map(|problem| problem.file.as_str())
        .next();
    let red = AnsiColor::Red.on_default().bold();
    let mut rows = vec![(red, report.refused, "refused", refused.unwrap_or_default())];
    for state in Visibility::ALL {
        if let Some(tally) = report.states.get(&state) {
            rows.push((Style::new(), tally.count, state.name(), &tally.example));
        }
    }
    let hidden = &report.hidden;
    rows.push((
        Style::new(),
        hidden.count,
        "hidden by the settings",
        &hidden.example,
    ));
    rows.retain(|(_, count, _, _)| *count > 0);
    let line = |(style, count, name, example): (Style, usize, &str, &str)| {
        let number = wording::number(count);
        Line::default()
            .to_column(NUMBER_COLUMN.saturating_sub(number.len()))
            .plain(&number)
            .plain("  ")
            .add(style, name)
            .to_column(EXAMPLE_COLUMN)
            .add(DIM, &wording::end(example, MAX_PATH))
    };
    rows.into_iter().map(line).collect()
}
