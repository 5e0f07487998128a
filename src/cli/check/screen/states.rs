//! The top of the screen: the kind of folder, its stories, and the number of records in each state.

use std::path::Path;

use clap::builder::styling::{AnsiColor, Style};

use crate::cli::check::{BOLD, DIM};
use crate::{
    cli::{check::line::ScreenLine, report::summary, terminal::wording},
    import::{
        diagnostics::{
            quote,
            report::{MULTI_RECORD_EXTENSIONS, Report, Severity},
        },
        visibility::Visibility,
    },
};

/// The column in which the number of records ends, and the column in which the example begins.
const NUMBER_COLUMN: usize = 8;
const EXAMPLE_COLUMN: usize = 34;
/// The widest path of an example, in columns.
const MAX_PATH: usize = 64;
/// The largest number of file name extensions that are named.
const MAX_EXTENSIONS: usize = 8;
/// The widest title of a site, in columns.
const MAX_TITLE: usize = 48;

/// Returns the lines at the top: the folder, its stories, an empty line, the states.
pub fn head(folder: &Path, report: &Report) -> Vec<ScreenLine> {
    let mut lines = vec![title_line(folder, report), stories(report)];
    lines.extend(files(report));
    let mut states = states(report);
    if !states.is_empty() {
        lines.push(ScreenLine::default());
        lines.append(&mut states);
    }
    lines
}

/// Returns the first line: the path, the kind of folder and the title of the site.
fn title_line(folder: &Path, report: &Report) -> ScreenLine {
    let path = quote::one_line(&folder.display().to_string(), usize::MAX);
    let mut text = format!(
        ": {}",
        report
            .folder
            .as_deref()
            .unwrap_or_else(|| folder_kind(report))
    );
    if let Some(title) = &report.title {
        let title = wording::truncate_end(&quote::one_line(title, usize::MAX), MAX_TITLE);
        text = format!("{text}, “{title}”");
    }
    let path = wording::truncate_start(&path, MAX_TITLE);
    ScreenLine::default().add(BOLD, &path).plain(&text)
}

/// Returns the kind of a folder without the settings of a generator.
fn folder_kind(report: &Report) -> &'static str {
    let mut extensions = report.files.keys();
    let is_feed = |extension: &String| MULTI_RECORD_EXTENSIONS.contains(&extension.as_str());
    let (has_feeds, has_records) = (extensions.clone().any(is_feed), !extensions.all(is_feed));
    match (has_records, has_feeds) {
        (true, true) => "records and feeds",
        (true, false) => "records",
        (false, true) => "feeds",
        (false, false) => "no records",
    }
}

/// Returns the line with the files that were read; `None` if no file was read.
fn files(report: &Report) -> Option<ScreenLine> {
    let mut extensions: Vec<_> = report.files.iter().collect();
    extensions.sort_by_key(|(_, files)| std::cmp::Reverse(**files));
    let texts = extensions.into_iter().map(|(extension, files)| {
        let files = wording::count(*files, "file");
        format!("{files} {extension}")
    });
    let texts: Vec<_> = texts.take(MAX_EXTENSIONS).collect();
    (!texts.is_empty()).then(|| ScreenLine::default().plain(&format!("Read: {}", texts.join(", "))))
}

/// Returns the line with the number of stories, and their first and last day.
fn stories(report: &Report) -> ScreenLine {
    let text = format!(
        "{}, of {}",
        summary::period(report),
        wording::count(report.records, "record"),
    );
    ScreenLine::default().add(BOLD, &text)
}

/// Returns one line for each state that has records, refused records first.
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
            .add(DIM, &wording::truncate_start(example, MAX_PATH))
    };
    rows.into_iter().map(line).collect()
}
