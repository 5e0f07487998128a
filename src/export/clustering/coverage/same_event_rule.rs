//! The rule that decides whether two stories tell of the same event.

/// The conditions under which two stories count as coverage of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SameEventRule {
    /// The minimum similarity of their headlines, in hundredths: 1 to 100.
    pub similarity: u32,
    /// The maximum number of hours between them.
    pub hours: u32,
}

impl Default for SameEventRule {
    fn default() -> Self {
        Self {
            similarity: 60,
            hours: 72,
        }
    }
}
