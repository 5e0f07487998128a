//! Writes YAML front matter in the hand of the original system: two spaces, double quotes.

use std::fmt::{Display, Write};

/// Front matter in the making.
#[derive(Default)]
pub(super) struct Front {
    text: String,
    indent: usize,
}

impl Front {
    /// `key: value`, as it is: for numbers, times and words that need no quotes.
    pub(super) fn plain(&mut self, key: &str, value: impl Display) {
        self.write(format_args!("{key}: {value}"));
    }

    /// `key: "value"`.
    pub(super) fn quoted(&mut self, key: &str, value: &str) {
        let value = value.replace('\\', "\\\\").replace('"', "\\\"");
        self.write(format_args!("{key}: \"{value}\""));
    }

    /// `key:` and what `fill` writes below it, indented.
    pub(super) fn map(&mut self, key: &str, fill: impl FnOnce(&mut Self)) {
        self.write(format_args!("{key}:"));
        self.indented(fill);
    }

    /// `- value`.
    pub(super) fn entry(&mut self, value: &str) {
        self.write(format_args!("- {value}"));
    }

    /// A list entry with keys of its own: the first line that `fill` writes gets the hyphen.
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

    /// The record: this front matter, and the body behind it.
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
