//! Writes YAML front matter in the style of the original system: two spaces, double quotes.

use std::fmt::{Display, Write};

/// A writer of front matter.
#[derive(Default)]
pub(super) struct FrontMatterWriter {
    text: String,
    indent: usize,
}

impl FrontMatterWriter {
    /// Writes `key: value` as it is: for numbers, times and words that need no quotes.
    pub(super) fn plain(&mut self, key: &str, value: impl Display) {
        self.write(format_args!("{key}: {value}"));
    }

    /// Writes `key: "value"`.
    pub(super) fn quoted(&mut self, key: &str, value: &str) {
        let value = value.replace('\\', "\\\\").replace('"', "\\\"");
        self.write(format_args!("{key}: \"{value}\""));
    }

    /// Writes `key:`, and indented below it the output of `fill`.
    pub(super) fn map(&mut self, key: &str, fill: impl FnOnce(&mut Self)) {
        self.write(format_args!("{key}:"));
        self.indented(fill);
    }

    /// Writes `- value`.
    pub(super) fn entry(&mut self, value: &str) {
        self.write(format_args!("- {value}"));
    }

    /// Writes a list entry with keys: the first line that `fill` writes gets the hyphen.
    pub(super) fn entry_map(&mut self, fill: impl FnOnce(&mut Self)) {
        let start = self.text.len() + self.indent * 2;
        self.indented(fill);
        if self.text.get(start..start + 2) == Some("  ") {
            self.text.replace_range(start..start + 1, "-");
        }
    }

    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Returns the record: this front matter, followed by the body.
    pub(super) fn finish(self, body: &str) -> String {
        format!("---\n{}---\n{body}", self.text)
    }

    fn indented(&mut self, fill: impl FnOnce(&mut Self)) {
        self.indent += 1;
        fill(self);
        self.indent -= 1;
    }

    fn write(&mut self, line: impl Display) {
        let width = self.indent * 2;
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:width$}{line}", "");
    }
}
