//! A line of the report on the screen, which is never wider than the screen.

use std::io::{self, Write};

use clap::builder::styling::Style;

use crate::cli::terminal::wording;

/// The widest line, in columns of a terminal.
pub const MAX_COLUMNS: usize = 100;

/// A line that is written from left to right and cut at the last column.
#[derive(Debug, Default)]
pub struct ScreenLine {
    spans: Vec<(Style, String)>,
    columns: usize,
}

impl ScreenLine {
    /// Adds a text in a style.
    pub fn add(mut self, style: Style, text: &str) -> Self {
        let text = wording::truncate_end(text, self.columns_left());
        self.columns += wording::columns(&text);
        if !text.is_empty() {
            self.spans.push((style, text));
        }
        self
    }

    /// Adds a text without a style.
    pub fn plain(self, text: &str) -> Self {
        self.add(Style::new(), text)
    }

    /// Adds spaces up to a column, at least one.
    pub fn at_column(self, column: usize) -> Self {
        let spaces = column.saturating_sub(self.columns).max(1);
        self.plain(&" ".repeat(spaces))
    }

    /// Returns the number of columns that are left.
    pub fn columns_left(&self) -> usize {
        MAX_COLUMNS.saturating_sub(self.columns)
    }

    /// Writes the line and a line break.
    ///
    /// # Errors
    /// The error of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        for (style, text) in &self.spans {
            write!(out, "{style}{text}{style:#}")?;
        }
        writeln!(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_at_the_last_column() {
        let line = ScreenLine::default()
            .plain("a")
            .at_column(4)
            .plain(&"語 ".repeat(100))
            .plain("more");
        let mut out = Vec::new();
        line.write(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("a   語 語"), "{text}");
        assert!(wording::columns(text.trim_end()) <= MAX_COLUMNS, "{text}");
        assert!(text.ends_with("…\n"), "{text}");
    }
}
