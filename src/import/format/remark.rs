//! What an importer has to say of a file or a record before its fields are read.

use crate::import::{diagnostics::Diagnostics, report::ProblemKind};

/// A warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The line it is about, from 1; 0 if it is about none.
    pub line: usize,
    /// The field it is about; empty if it is about the whole.
    pub field: &'static str,
    /// What was found.
    pub found: String,
    /// What was expected, and what was done instead.
    pub expected: &'static str,
}

impl Remark {
    /// Reports it as a warning.
    pub fn tell(&self, findings: &mut Diagnostics) {
        let kind = if self.field.is_empty() {
            ProblemKind::DamagedFile
        } else {
            ProblemKind::UnreadableOtherDate
        };
        findings.warn(
            kind,
            Some(self.line),
            self.field,
            &self.found,
            self.expected,
        );
    }
}
