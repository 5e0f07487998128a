//! What the words in the search box say.

use crate::model::Day;

/// The words of a search box, understood: words and phrases that must match or must not, and
/// filters that were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Each of these must match.
    pub wanted: Vec<Wanted>,
    /// None of these may match.
    pub unwanted: Vec<Wanted>,
    /// `topic:` — slugs or names as typed, each of which a story must have.
    pub topics: Vec<String>,
    /// `-topic:` — none of which it may have.
    pub not_topics: Vec<String>,
    /// `publisher:` — domains or names as typed, one of which it must have.
    pub publishers: Vec<String>,
    /// `-publisher:`
    pub not_publishers: Vec<String>,
    /// `type:`
    pub kinds: Vec<String>,
    /// `-type:`
    pub not_kinds: Vec<String>,
    /// `after:` — the first day.
    pub from: Option<Day>,
    /// `before:` — the last day.
    pub to: Option<Day>,
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wanted {
    /// A word, folded ([`words`](super::words)).
    Word {
        /// The folded word.
        text: String,
        /// Whether words that only begin with it match too: the last one typed.
        is_prefix: bool,
    },
    /// Folded words, one right after the other.
    Phrase(Vec<String>),
}
