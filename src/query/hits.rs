//! What a search found.

/// The rows that match what was typed, with how well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The rows, ascending.
    pub rows: Vec<u32>,
    /// By place in `rows`: the score, in 256ths. Higher is better.
    pub scores: Vec<u16>,
}
