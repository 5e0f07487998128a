//! Defines the rating of a course by its audience.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The mean of the marks that people gave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// The number of marks.
    pub count: u32,
    /// The mean of the marks, from 0 to 5.
    pub average: f64,
}

impl fmt::Display for Rating {
    /// Writes the mean with one decimal: `4.6`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 50"
    )]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.average.clamp(0.0, 5.0) * 10.0 + 0.5) as u8;
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}
