//! Keys that have their old names.

use std::ops::Range;

use super::{SETTINGS_FILE, values::line_of};
use crate::{
    cli::terminal::wording,
    import::diagnostics::report::{Problem, ProblemKind, Severity},
};

/// A key that has its old name, which still works.
#[derive(Debug)]
pub struct RenamedKey {
    /// The position of its value.
    pub span: Range<usize>,
    /// The path of the key, such as `topics[2].colour`.
    pub field: String,
    /// The old name.
    pub old_name: &'static str,
    /// The new name.
    pub new_name: &'static str,
}

impl RenamedKey {
    /// Returns the note about a key in the settings `text`.
    pub fn note(&self, text: &str) -> Problem {
        Problem::new(
            ProblemKind::RenamedSetting,
            Severity::Note,
            (SETTINGS_FILE, Some(line_of(text, &self.span))),
            &self.field,
            self.old_name,
            &wording::renamed(self.new_name),
        )
    }
}
