//! Which files are not read, by their formats.

use super::DIM;
use crate::{
    cli::{check::line::ScreenLine, wording},
    import::Report,
};

/// The most lines, and the fewest that the formats get where there are many problems.
const MAX_LINES: usize = 9;
const MIN_LINES: usize = 4;
/// The column in which the number of files ends, and in which the example begins.
const NUMBER_COLUMN: usize = 8;
const EXAMPLE_COLUMN: usize = 54;
/// The widest path of an example, and the widest name of a format.
const MAX_PATH: usize = 44;
const MAX_FORMAT: usize = 32;

/// Returns a line for each format, the most frequent ones first, below a line that says what they are; no line if
/// every file is read. There are as many lines as asked for at most, but [`MIN_LINES`] always.
pub fn lines(report: &Report, most: usize) -> Vec<ScreenLine> {
    if report.unread.is_empty() {
        return Vec::new();
    }
    let mut formats: Vec<_> = report.unread.iter().collect();
    formats.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.count));
    let most = most.clamp(MIN_LINES, MAX_LINES) - 1;
    let shown = if formats.len() > most {
        most - 1
    } else {
        formats.len()
    };
    let mut lines = vec![ScreenLine::default().plain("Not read:")];
    for (format, tally) in formats.iter().take(shown) {
        let number = wording::number(tally.count);
        let noun = if tally.count == 1 { "file" } else { "files" };
        let format = wording::beginning(format, MAX_FORMAT);
        let line = ScreenLine::default()
            .at_column(NUMBER_COLUMN.saturating_sub(number.len()))
            .plain(&format!("{number} {noun}: {format}"))
            .at_column(EXAMPLE_COLUMN)
            .add(DIM, &wording::end(&tally.example, MAX_PATH));
        lines.push(line);
    }
    if let Some(left) = formats.get(shown..).filter(|left| !left.is_empty()) {
        let files = left.iter().map(|(_, tally)| tally.count).sum();
        let text = format!(
            "   and {} in {}; --kind not-read lists all",
            wording::count(files, "file"),
            wording::count(left.len(), "other format"),
        );
        lines.push(ScreenLine::default().plain(&text));
    }
    lines
}
