//! Finds the rows of a term, and the nearest word if there are none.

use super::{
    context::SearchContext,
    phrase,
    results::{SearchResults, SpellingCorrection},
    spelling,
    term_matches::TermMatches,
};
use crate::{
    format::{FileKind, FileName, Terms},
    query::{
        Term,
        bm25::{self, MatchKind},
        words,
    },
};

/// A search that has matched some of its terms.
pub(super) struct TermMatcher<'a> {
    context: SearchContext<'a>,
    /// The files that a term needs, in the order of the terms. A file can be in it twice.
    pub(super) missing_files: Vec<(FileKind, FileName)>,
    /// The words that matched, and the corrections. The hits are added last.
    pub(super) results: SearchResults,
}

impl<'a> TermMatcher<'a> {
    /// Creates a search without terms.
    pub(super) fn new(context: SearchContext<'a>) -> Self {
        Self {
            context,
            missing_files: Vec::new(),
            results: SearchResults::default(),
        }
    }

    /// Returns the rows that match a term, or `None` if a file is missing.
    pub(super) fn matches(&mut self, term: &Term) -> Option<TermMatches> {
        let mut matches = TermMatches::new(self.context.archive.row_count());
        let is_complete = match term {
            Term::Word { text, is_prefix } => {
                // A single character of an unspaced script is the prefix of many bigrams.
                let is_single = words::is_unspaced_script(text) && text.chars().nth(1).is_none();
                if *is_prefix || is_single {
                    self.mark_prefix(text, &mut matches)
                } else {
                    self.mark_word(text, &mut matches)
                }
            }
            Term::Phrase(words) => self.mark_phrase(words, &mut matches),
        };
        self.context
            .names
            .mark(self.context.archive, term, &mut matches);
        is_complete.then_some(matches)
    }

    /// Returns the matches of a term, or of the nearest word if there are none.
    pub(super) fn matches_or_correction(
        &mut self,
        term: &Term,
        matches: TermMatches,
    ) -> Option<TermMatches> {
        let is_known = !matches.is_empty();
        let (text, is_prefix) = match term {
            Term::Word { text, is_prefix } => (text, *is_prefix),
            Term::Phrase(words) => {
                self.results
                    .matched_words
                    .words
                    .extend(words.iter().cloned());
                return Some(matches);
            }
        };
        if is_known {
            if is_prefix || words::is_unspaced_script(text) {
                self.results.matched_words.prefixes.push(text.clone());
            } else {
                self.results.matched_words.words.push(text.clone());
            }
            return Some(matches);
        }
        let nearest = if spelling::max_edits(text) == 0 {
            None
        } else if let Some(name) = self.context.index.spelling(text) {
            let Some(words) = self.context.files.spelling(name) else {
                self.missing_files.push((FileKind::Spelling, name.clone()));
                return None;
            };
            spelling::nearest_word(words, text, is_prefix)
        } else {
            None
        };
        let other = nearest.as_ref().map(|nearest| Term::Word {
            text: nearest.clone(),
            is_prefix: false,
        });
        let corrected = match &other {
            Some(other) => self.matches(other)?,
            None => matches,
        };
        self.results.matched_words.words.extend(nearest.clone());
        self.results.corrections.push(SpellingCorrection {
            typed: text.clone(),
            replacement: nearest,
        });
        Some(corrected)
    }

    /// Returns the file of terms that contains a word.
    fn terms_shard(&mut self, word: &str) -> Option<&'a Terms> {
        let index = self.context.index;
        let name = index.shard(word).and_then(|shard| index.terms.get(shard))?;
        self.terms(FileKind::Terms, name)
    }

    fn terms(&mut self, kind: FileKind, name: &FileName) -> Option<&'a Terms> {
        let terms = self.context.files.terms(name);
        if terms.is_none() {
            self.missing_files.push((kind, name.clone()));
        }
        terms
    }

    /// Marks the rows of a word and of its other English forms. Returns `false` if a file is
    /// missing.
    fn mark_word(&mut self, word: &str, matches: &mut TermMatches) -> bool {
        let Some(terms) = self.terms_shard(word) else {
            return false;
        };
        match terms.find(word) {
            Some(index) => self.mark_term_and_forms(terms, index, matches),
            None => true,
        }
    }

    fn mark_term_and_forms(
        &mut self,
        terms: &'a Terms,
        index: usize,
        matches: &mut TermMatches,
    ) -> bool {
        mark_term(terms, index, MatchKind::Exact, matches);
        let mut is_complete = true;
        for form in terms.forms_of(index) {
            let Some(terms) = self.terms_shard(form) else {
                is_complete = false;
                continue;
            };
            let postings = terms.find(form).map(|index| terms.postings(index));
            for posting in postings.into_iter().flatten() {
                if self.context.archive.is_english(posting.row) {
                    let level = bm25::lowered_level(posting.level, MatchKind::WordForm);
                    matches.raise_level(posting.row, level);
                }
            }
            self.results.matched_words.words.push(form.clone());
        }
        is_complete
    }

    /// Marks the rows of all words with this prefix, and of other English forms of the word that
    /// equals the prefix. Returns `false` if a file is missing.
    fn mark_prefix(&mut self, prefix: &str, matches: &mut TermMatches) -> bool {
        if let Some(name) = self.context.index.merged(prefix) {
            let Some(terms) = self.terms(FileKind::Merged, name) else {
                return false;
            };
            mark_term(terms, 0, MatchKind::Exact, matches);
            return true;
        }
        let Some(terms) = self.terms_shard(prefix) else {
            return false;
        };
        let mut is_complete = true;
        for index in terms.with_prefix(prefix) {
            if terms.terms.get(index).is_some_and(|term| term == prefix) {
                is_complete = self.mark_term_and_forms(terms, index, matches);
            } else {
                mark_term(terms, index, MatchKind::Prefix, matches);
            }
        }
        is_complete
    }

    /// Marks the rows in which the words follow each other, at the lowest of their levels. Returns
    /// `false` if a file is missing.
    fn mark_phrase(&mut self, words: &[String], matches: &mut TermMatches) -> bool {
        let index = self.context.index;
        let mut parts = Vec::with_capacity(words.len());
        let mut is_complete = true;
        for word in words {
            let terms = self.terms_shard(word);
            let name = index.shard(word);
            let name = name.and_then(|shard| index.positions.get(shard));
            let positions = name.and_then(|name| {
                let positions = self.context.files.positions(name);
                if positions.is_none() {
                    self.missing_files.push((FileKind::Positions, name.clone()));
                }
                positions
            });
            match terms.zip(positions) {
                Some(part) => parts.push(part),
                None => is_complete = false,
            }
        }
        if !is_complete {
            return false;
        }
        phrase::mark_rows(words, &parts, matches);
        true
    }
}

fn mark_term(terms: &Terms, index: usize, match_kind: MatchKind, matches: &mut TermMatches) {
    for posting in terms.postings(index) {
        matches.raise_level(posting.row, bm25::lowered_level(posting.level, match_kind));
    }
}
