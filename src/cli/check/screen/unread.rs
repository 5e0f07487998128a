//! The part of the screen about files that are not read, by their formats.

use crate::cli::check::DIM;
use crate::{
    cli::{check::line::ScreenLine, terminal::wording},
    import::diagnostics::report::Report,
};

/// The largest number of lines, and the number of lines that it always gets if there are many problems.
const MAX_LINES: usize = 9;
const MIN_LINES: usize = 4;
/// The column in which the number of files ends, and the column in which the example begins.
const NUMBER_COLUMN: usize = 8;
const EXAMPLE_COLUMN: usize = 54;
/// The widest path of an example and the widest name of a format, in columns.
const MAX_PATH: usize = 44;
const MAX_FORMAT: usize = 32;

/// Returns a heading and a line for each format, the most frequent ones first; no line if every file is read. There are
/// at most `max_lines` lines, but [`MIN_LINES`] are always allowed.
pub fn lines(report: &Report, max_lines: usize) -> Vec<ScreenLine> {
    if report.unread.is_empty() {
        return Vec::new();
    }
    let mut formats: Vec<_> = report.unread.iter().collect();
    formats.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.count));
    let max_formats = max_lines.clamp(MIN_LINES, MAX_LINES) - 1;
    let shown = if formats.len() > max_formats {
        max_formats - 1
    } else {
        formats.len()
    };
    let mut lines = vec![ScreenLine::default().plain("Not read:")];
    for (format, tally) in formats.iter().take(shown) {
        let number = wording::number(tally.count);
        let noun = if tally.count == 1 { "file" } else { "files" };
        let format = wording::truncate_end(format, MAX_FORMAT);
        let line = ScreenLine::default()
            .at_column(NUMBER_COLUMN.saturating_sub(number.len()))
            .plain(&format!("{number} {noun}: {format}"))
            .at_column(EXAMPLE_COLUMN)
            .add(DIM, &wording::truncate_start(&tally.example, MAX_PATH));
        lines.push(line);
    }
    if let Some(others) = formats.get(shown..).filter(|others| !others.is_empty()) {
        let files = others.iter().map(|(_, tally)| tally.count).sum();
        let text = format!(
            "   and {} in {}; --kind not-read lists all",
            wording::count(files, "file"),
            wording::count(others.len(), "other format"),
        );
        lines.push(ScreenLine::default().plain(&text));
    }
    lines
}
