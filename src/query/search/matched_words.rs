//! Holds the words to highlight in a text.

/// The words to highlight in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchedWords {
    pub(super) words: Vec<String>,
    pub(super) prefixes: Vec<String>,
}

impl MatchedWords {
    /// Creates a set of folded words and prefixes.
    pub fn new(whole: &[&str], beginnings: &[&str]) -> Self {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            words: owned(whole),
            prefixes: owned(beginnings),
        }
    }

    /// Returns whether there is nothing to highlight.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.prefixes.is_empty()
    }

    /// Returns whether a folded word matched.
    pub fn matches(&self, word: &str) -> bool {
        let has_prefix = |prefix: &String| word.starts_with(prefix.as_str());
        self.words.iter().any(|whole| whole == word) || self.prefixes.iter().any(has_prefix)
    }
}
