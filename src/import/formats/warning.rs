//! Defines warnings that a format gives before the fields of a record are read.

use crate::import::diagnostics::{Diagnostics, report::ProblemKind};

/// A warning about a file or a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatWarning {
    /// The line, from 1; 0 if it has none.
    pub line: usize,
    /// The field; empty if the warning concerns the whole file or record.
    pub field: &'static str,
    /// The text that was found.
    pub found: String,
    /// The text that was expected, and the effect on the record.
    pub expected: &'static str,
}

impl FormatWarning {
    /// Adds the warning to the diagnostics.
    pub fn report(&self, diagnostics: &mut Diagnostics) {
        let kind = if self.field.is_empty() {
            ProblemKind::DamagedFile
        } else {
            ProblemKind::UnreadableOtherDate
        };
        diagnostics.warn(
            kind,
            Some(self.line),
            self.field,
            &self.found,
            self.expected,
        );
    }
}
