//! Defines the words and phrases to search for.

use super::words;

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// A word, folded ([`words`]).
    Word {
        /// The folded word.
        text: String,
        /// Whether words that only begin with `text` match, too. Applies to the last typed word.
        is_prefix: bool,
    },
    /// Folded words, next to each other and in this order.
    Phrase(Vec<String>),
}

impl Term {
    /// Returns whether the term is no stop word. A word that may be incomplete is distinctive.
    pub(super) fn is_distinctive(&self) -> bool {
        match self {
            Self::Word {
                text,
                is_prefix: false,
            } => !words::is_stop_word(text),
            _ => true,
        }
    }
}

/// Returns a phrase, or the word if there is only one.
pub(super) fn phrase_or_word(mut words: Vec<String>) -> Vec<Term> {
    match words.len() {
        0 => Vec::new(),
        1 => words
            .drain(..)
            .map(|text| Term::Word {
                text,
                is_prefix: false,
            })
            .collect(),
        _ => vec![Term::Phrase(words)],
    }
}

/// Returns the terms of an unquoted token. Bigrams of one run become a phrase.
pub(super) fn unquoted_terms(text: &str, is_prefix: bool) -> Vec<Term> {
    let spans: Vec<_> = words::spans(text)
        .into_iter()
        .filter(|span| !span.is_last_character)
        .collect();
    let mut terms = Vec::new();
    let runs =
        spans.chunk_by(|a, b| words::is_unspaced_script(&a.word) && b.range.start < a.range.end);
    for run in runs {
        let words: Vec<String> = run.iter().map(|span| span.word.clone()).collect();
        let reaches_end = run.last().is_some_and(|span| span.range.end == text.len());
        let mut run_terms = phrase_or_word(words);
        if let Some(Term::Word {
            is_prefix: is_last,
            text,
        }) = run_terms.first_mut()
        {
            *is_last = is_prefix && reaches_end && !words::is_unspaced_script(text);
        }
        terms.append(&mut run_terms);
    }
    terms
}
