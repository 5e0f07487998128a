//! What the folder is, and how many of its records are in each state.

use std::path::Path;

use clap::builder::styling::{AnsiColor, Style};

use super::{BOLD, DIM};
use crate::{
    cli::{check::line::ScreenLine, summary, wording},
    import::{Report, Severity, quote, report::ENDINGS_OF_MANY, visibility::Visibility},
};

/// The columns in which the number of a state ends, and in which its example begins.
const NUMBER_COLUMN: usize = 8;
const EXAMPLE_COLUMN: usize = 34;
/// The widest path of an example.
const MAX_PATH: usize = 64;
/// The most endings of files that are named.
const MAX_ENDINGS: usize = 8;
/// The widest title of a site.
const MAX_TITLE: usize = 48;

/// Returns the lines at the top: the folder, its stories, an empty line, the states.
pub fn head(folder: &Path, report: &Report) -> Vec<ScreenLine> {
    let mut lines = vec![what(folder, report), stories(report)];
    lines.extend(files(report));
    let mut states = states(report);
    if !states.is_empty() {
        lines.push(ScreenLine::default());
        lines.append(&mut states);
    }
    lines
}

/// The line that says what the folder is.
fn what(folder: &Path, report: &Report) -> ScreenLine {
    let path = quote::one_line(&folder.display().to_string(), usize::MAX);
    let mut text = format!(
        ": {}",
        report.folder.as_deref().unwrap_or_else(|| kind(report))
    );
    if let Some(title) = &report.title {
        let title = wording::beginning(&quote::one_line(title, usize::MAX), MAX_TITLE);
        text = format!("{text}, “{title}”");
    }
    let path = wording::end(&path, MAX_TITLE);
    ScreenLine::default().add(BOLD, &path).plain(&text)
}

/// What a folder is of which no settings tell it.
fn kind(report: &Report) -> &'static str {
    let mut endings = report.files.keys();
    let is_feed = |ending: &String| ENDINGS_OF_MANY.contains(&ending.as_str());
    let (has_feeds, has_records) = (endings.clone().any(is_feed), !endings.all(is_feed));
    match (has_records, has_feeds) {
        (true, true) => "records and feeds",
        (true, false) => "records",
        (false, true) => "feeds",
        (false, false) => "no records",
    }
}

/// The line that says which files were read; none if there was none.
fn files(report: &Report) -> Option<ScreenLine> {
    let mut endings: Vec<_> = report.files.iter().collect();
    endings.sort_by_key(|(_, files)| std::cmp::Reverse(**files));
    let told = endings.into_iter().map(|(ending, files)| {
        let files = wording::count(*files, "file");
        format!("{files} {ending}")
    });
    let told: Vec<_> = told.take(MAX_ENDINGS).collect();
    (!told.is_empty()).then(|| ScreenLine::default().plain(&format!("Read: {}", told.join(", "))))
}

/// The line that says how many stories there are, and from when to when.
fn stories(report: &Report) -> ScreenLine {
    let text = format!(
        "{}, of {}",
        summary::period(report),
        wording::count(report.records, "record"),
    );
    ScreenLine::default().add(BOLD, &text)
}

/// One line for each state that some record is in, refusals first.
fn states(report: &Report) -> Vec<ScreenLine> {
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
        ScreenLine::default()
            .at_column(NUMBER_COLUMN.saturating_sub(number.len()))
            .plain(&number)
            .plain("  ")
            .add(style, name)
            .at_column(EXAMPLE_COLUMN)
            .add(DIM, &wording::end(example, MAX_PATH))
    };
    rows.into_iter().map(line).collect()
}
