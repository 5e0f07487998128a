//! What the audience of a course thought of it.

use serde::{Deserialize, Serialize};

/// The mean of the marks that people gave.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// How many people gave a mark.
    pub count: u32,
    /// The mean of their marks, from 0 to 5.
    pub average: f64,
}
