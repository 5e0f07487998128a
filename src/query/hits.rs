//! Holds the result of a text search.

/// The rows that match the text, with their scores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The rows, ascending.
    pub rows: Vec<u32>,
    /// The score of each row in 256ths; higher is better.
    pub scores: Vec<u16>,
}
