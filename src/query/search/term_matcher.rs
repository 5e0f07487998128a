//! Finds the rows of a term, and the nearest word if there are none.

use super::{
    archive_index::SegmentIndex,
    context::SearchContext,
    phrase,
    results::{SearchResults, SpellingCorrection},
    spelling,
    term_matches::TermMatches,
};
use crate::{
    format::{FileKind, FileName, Positions, Terms},
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
        } else if let Some(name) = self.context.index.lookups.spelling(text) {
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

    /// Returns the file of terms of a segment that contains a word.
    fn terms_shard(&mut self, segment: &SegmentIndex, word: &str) -> Option<&'a Terms> {
        let index = &segment.index;
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
        let mut is_complete = true;
        let mut forms = Vec::new();
        for segment in &self.context.index.segments {
            let Some(terms) = self.terms_shard(segment, word) else {
                is_complete = false;
                continue;
            };
            if let Some(index) = terms.find(word) {
                mark_term(terms, index, MatchKind::Exact, segment, matches);
            }
            forms.extend(terms.forms_of(word).map(str::to_owned));
        }
        forms.sort_unstable();
        forms.dedup();
        let marked_forms = vec![Vec::new(); self.context.index.segments.len()];
        self.mark_forms(&forms, &marked_forms, matches) && is_complete
    }

    /// Marks the rows of other English forms of a word. `marked_forms` has the forms that are marked already, by
    /// segment. Returns `false` if a file is missing.
    fn mark_forms(
        &mut self,
        forms: &[String],
        marked_forms: &[Vec<String>],
        matches: &mut TermMatches,
    ) -> bool {
        let mut is_complete = true;
        for (segment, marked_forms) in self.context.index.segments.iter().zip(marked_forms) {
            for form in forms.iter().filter(|form| !marked_forms.contains(form)) {
                let Some(terms) = self.terms_shard(segment, form) else {
                    is_complete = false;
                    continue;
                };
                let postings = terms.find(form).map(|index| terms.postings(index));
                for posting in postings.into_iter().flatten() {
                    let Some(row) = segment.row(posting.row) else {
                        break;
                    };
                    if self.context.archive.is_english(row) {
                        let level = bm25::lowered_level(posting.level, MatchKind::WordForm);
                        matches.raise_level(row, level);
                    }
                }
            }
        }
        self.results.matched_words.words.extend_from_slice(forms);
        is_complete
    }

    /// Marks the rows of all words with this prefix, and of other English forms of the word that
    /// equals the prefix. Returns `false` if a file is missing.
    fn mark_prefix(&mut self, prefix: &str, matches: &mut TermMatches) -> bool {
        let mut is_complete = true;
        let mut forms = Vec::new();
        let mut marked_forms = Vec::new();
        for segment in &self.context.index.segments {
            let merged = segment.index.merged(prefix);
            let terms = match merged {
                Some(name) => self.terms(FileKind::Merged, name),
                None => self.terms_shard(segment, prefix),
            };
            let Some(terms) = terms else {
                is_complete = false;
                marked_forms.push(Vec::new());
                continue;
            };
            let mut already_marked = Vec::new();
            let known = terms.forms_of(prefix).map(str::to_owned);
            let known: Vec<String> = known.collect();
            if merged.is_some() {
                // The file has the rows of these forms, too.
                mark_term(terms, 0, MatchKind::Exact, segment, matches);
                already_marked = known.clone();
            } else {
                for index in terms.with_prefix(prefix) {
                    let is_whole = terms.terms.get(index).is_some_and(|term| term == prefix);
                    let match_kind = if is_whole {
                        MatchKind::Exact
                    } else {
                        MatchKind::Prefix
                    };
                    mark_term(terms, index, match_kind, segment, matches);
                }
            }
            marked_forms.push(already_marked);
            forms.extend(known);
        }
        forms.sort_unstable();
        forms.dedup();
        self.mark_forms(&forms, &marked_forms, matches) && is_complete
    }

    /// Marks the rows in which the words follow each other, at the lowest of their levels. Returns
    /// `false` if a file is missing.
    fn mark_phrase(&mut self, words: &[String], matches: &mut TermMatches) -> bool {
        let mut is_complete = true;
        for segment in &self.context.index.segments {
            match self.phrase_files(segment, words) {
                Some(parts) => phrase::mark_rows(words, &parts, segment, matches),
                None => is_complete = false,
            }
        }
        is_complete
    }

    /// Returns the terms and positions of each word in a segment, or `None` if a file is missing.
    fn phrase_files(
        &mut self,
        segment: &SegmentIndex,
        words: &[String],
    ) -> Option<Vec<(&'a Terms, &'a Positions)>> {
        let index = &segment.index;
        let mut parts = Vec::with_capacity(words.len());
        for word in words {
            let terms = self.terms_shard(segment, word);
            let name = index.shard(word);
            let name = name.and_then(|shard| index.positions.get(shard));
            let positions = name.and_then(|name| {
                let positions = self.context.files.positions(name);
                if positions.is_none() {
                    self.missing_files.push((FileKind::Positions, name.clone()));
                }
                positions
            });
            parts.push(terms.zip(positions));
        }
        parts.into_iter().collect()
    }
}

fn mark_term(
    terms: &Terms,
    index: usize,
    match_kind: MatchKind,
    segment: &SegmentIndex,
    matches: &mut TermMatches,
) {
    for posting in terms.postings(index) {
        let Some(row) = segment.row(posting.row) else {
            break;
        };
        matches.raise_level(row, bm25::lowered_level(posting.level, match_kind));
    }
}
