//! Holds the outcome of a search.

use std::sync::Arc;

use super::matched_words::MatchedWords;
use crate::{
    format::{FileKind, FileName},
    query::Hits,
};

/// The outcome of a search.
#[derive(Clone, Debug)]
pub enum SearchOutcome {
    /// The matching rows.
    Found(Arc<SearchResults>),
    /// The files to fetch, all at once, before the next attempt.
    NeedsFiles(Vec<(FileKind, FileName)>),
}

/// The results of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// The rows, with their scores.
    pub hits: Hits,
    /// Words that the archive does not have, with their replacements.
    pub corrections: Vec<SpellingCorrection>,
    /// The words that matched, to highlight them in a text.
    pub matched_words: MatchedWords,
}

/// A word that matches nothing, and its replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellingCorrection {
    /// The typed word, folded.
    pub typed: String,
    /// The nearest word of the archive, if one is near enough.
    pub replacement: Option<String>,
}
