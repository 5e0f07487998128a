//! Searches the index: turns typed terms and the needed index files into rows with scores.
//!
//! Nothing is downloaded here. A search returns the files that it needs; the caller fetches them
//! and searches again. The same code runs in the browser, in tests and in benchmarks.

mod files;
mod folded_names;
mod spelling;

use std::sync::Arc;

pub use self::{files::IndexFiles, folded_names::FoldedNames};
use super::{
    Archive, Hits, Term,
    bm25::{self, MatchCode, MatchKind},
    words,
};
use crate::{
    format::{FileKind, FileName, SearchIndex, Terms},
    query::ParsedQuery,
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

/// The words to highlight in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchedWords {
    words: Vec<String>,
    prefixes: Vec<String>,
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

/// The data that a search reads.
#[derive(Clone, Copy, Debug)]
pub struct SearchContext<'a> {
    /// The columns.
    pub archive: &'a Archive,
    /// The names of topics and publishers, as words.
    pub names: &'a FoldedNames,
    /// The index file, which has the files of the postings.
    pub index: &'a SearchIndex,
    /// The index files that were fetched.
    pub files: &'a IndexFiles,
}

/// Searches for words. Only queries with words need it.
///
/// A story matches if every required term, and no excluded term, is in its headline, its excerpt,
/// the name of a topic or the publisher's name.
pub fn search(context: SearchContext<'_>, parsed_query: &ParsedQuery) -> SearchOutcome {
    let mut search = Search {
        context,
        missing_files: Vec::new(),
        results: SearchResults::default(),
    };
    let required: Vec<_> = parsed_query
        .required_terms
        .iter()
        .map(|term| search.match_codes(term))
        .collect();
    let excluded: Vec<_> = parsed_query
        .excluded_terms
        .iter()
        .map(|term| search.match_codes(term))
        .collect();
    let mut all = Vec::with_capacity(required.len());
    for (term, codes) in parsed_query.required_terms.iter().zip(required) {
        if let Some(codes) = codes {
            all.extend(search.codes_or_correction(term, codes));
        }
    }
    if !search.missing_files.is_empty() {
        let mut missing_files: Vec<(FileKind, FileName)> = Vec::new();
        for file in search.missing_files {
            if !missing_files.contains(&file) {
                missing_files.push(file);
            }
        }
        return SearchOutcome::NeedsFiles(missing_files);
    }
    let excluded: Vec<_> = excluded.into_iter().flatten().collect();
    search.results.hits = combine(context.archive.row_count(), &all, &excluded);
    SearchOutcome::Found(Arc::new(search.results))
}

/// Returns the rows that match all required and no excluded terms, with the sums of their scores.
fn combine(rows: usize, required: &[Vec<MatchCode>], excluded: &[Vec<MatchCode>]) -> Hits {
    let tables: Vec<_> = required
        .iter()
        .map(|codes| bm25::scores(count_matches(codes), rows))
        .collect();
    let mut hits = Hits::default();
    'rows: for row in 0..rows {
        let mut score = 0_u16;
        for (codes, table) in required.iter().zip(&tables) {
            let code = codes.get(row).copied().unwrap_or_default();
            if code == 0 {
                continue 'rows;
            }
            let part = table.get(usize::from(code)).copied().unwrap_or_default();
            score = score.saturating_add(part);
        }
        for codes in excluded {
            if codes.get(row).is_some_and(|code| *code != 0) {
                continue 'rows;
            }
        }
        hits.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        hits.scores.push(score);
    }
    hits
}

fn count_matches(codes: &[MatchCode]) -> usize {
    codes.iter().filter(|code| **code != 0).count()
}

struct Search<'a> {
    context: SearchContext<'a>,
    missing_files: Vec<(FileKind, FileName)>,
    results: SearchResults,
}

impl<'a> Search<'a> {
    /// Returns how each row matches a term, or `None` if a file is missing.
    fn match_codes(&mut self, term: &Term) -> Option<Vec<MatchCode>> {
        let mut codes = vec![0; self.context.archive.row_count()];
        let is_complete = match term {
            Term::Word { text, is_prefix } => {
                // A single character of an unspaced script is the prefix of many bigrams.
                let is_single = words::is_unspaced_script(text) && text.chars().nth(1).is_none();
                if *is_prefix || is_single {
                    self.mark_prefix(text, &mut codes)
                } else {
                    self.mark_word(text, &mut codes)
                }
            }
            Term::Phrase(words) => self.mark_phrase(words, &mut codes),
        };
        self.context
            .names
            .mark(self.context.archive, term, &mut codes);
        is_complete.then_some(codes)
    }

    /// Returns the codes of a term, or of the nearest word if nothing matches it.
    fn codes_or_correction(
        &mut self,
        term: &Term,
        codes: Vec<MatchCode>,
    ) -> Option<Vec<MatchCode>> {
        let is_known = codes.iter().any(|code| *code != 0);
        let (text, is_prefix) = match term {
            Term::Word { text, is_prefix } => (text, *is_prefix),
            Term::Phrase(words) => {
                self.results
                    .matched_words
                    .words
                    .extend(words.iter().cloned());
                return Some(codes);
            }
        };
        if is_known {
            if is_prefix || words::is_unspaced_script(text) {
                self.results.matched_words.prefixes.push(text.clone());
            } else {
                self.results.matched_words.words.push(text.clone());
            }
            return Some(codes);
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
            Some(other) => self.match_codes(other)?,
            None => codes,
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
    fn mark_word(&mut self, word: &str, codes: &mut [MatchCode]) -> bool {
        let Some(terms) = self.terms_shard(word) else {
            return false;
        };
        match terms.find(word) {
            Some(index) => self.mark_term_and_forms(terms, index, codes),
            None => true,
        }
    }

    fn mark_term_and_forms(
        &mut self,
        terms: &'a Terms,
        index: usize,
        codes: &mut [MatchCode],
    ) -> bool {
        mark_term(terms, index, MatchKind::Exact, codes);
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
                    bm25::raise_level(codes, posting.row, level);
                }
            }
            self.results.matched_words.words.push(form.clone());
        }
        is_complete
    }

    /// Marks the rows of all words with this prefix, and of other English forms of the word that
    /// equals the prefix. Returns `false` if a file is missing.
    fn mark_prefix(&mut self, prefix: &str, codes: &mut [MatchCode]) -> bool {
        if let Some(name) = self.context.index.merged(prefix) {
            let Some(terms) = self.terms(FileKind::Merged, name) else {
                return false;
            };
            mark_term(terms, 0, MatchKind::Exact, codes);
            return true;
        }
        let Some(terms) = self.terms_shard(prefix) else {
            return false;
        };
        let mut is_complete = true;
        for index in terms.with_prefix(prefix) {
            if terms.terms.get(index).is_some_and(|term| term == prefix) {
                is_complete = self.mark_term_and_forms(terms, index, codes);
            } else {
                mark_term(terms, index, MatchKind::Prefix, codes);
            }
        }
        is_complete
    }

    /// Marks the rows in which the words follow each other, at the lowest of their levels. Returns
    /// `false` if a file is missing.
    fn mark_phrase(&mut self, words: &[String], codes: &mut [MatchCode]) -> bool {
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
        // The row and start position of the phrase, computed from each of its words.
        let mut starts: Option<Vec<(u64, u8)>> = None;
        for ((terms, positions), (offset, word)) in parts.into_iter().zip((0_u64..).zip(words)) {
            let Some(index) = terms.find(word) else {
                return true;
            };
            let postings: Vec<_> = terms.postings(index).collect();
            let mut term_starts = Vec::new();
            positions.each(index, |row, position| {
                let start = u64::from(position).checked_sub(offset);
                if let (Some(posting), Some(start)) = (postings.get(row), start) {
                    term_starts.push(((u64::from(posting.row) << 32) | start, posting.level));
                }
            });
            starts = Some(match starts {
                None => term_starts,
                Some(before) => intersect(&before, &term_starts),
            });
        }
        for (start, level) in starts.unwrap_or_default() {
            let row = u32::try_from(start >> 32).unwrap_or(u32::MAX);
            bm25::raise_level(codes, row, level);
        }
        true
    }
}

/// Returns the intersection of two ascending lists, with the lower level of each pair.
fn intersect(first: &[(u64, u8)], second: &[(u64, u8)]) -> Vec<(u64, u8)> {
    let mut shared = Vec::new();
    let mut rest = second.iter().peekable();
    for (start, level) in first {
        while rest.peek().is_some_and(|(second, _)| second < start) {
            rest.next();
        }
        if let Some((second, other_level)) = rest.peek()
            && second == start
        {
            shared.push((*start, *level.min(other_level)));
        }
    }
    shared
}

fn mark_term(terms: &Terms, index: usize, match_kind: MatchKind, codes: &mut [MatchCode]) {
    for posting in terms.postings(index) {
        bm25::raise_level(
            codes,
            posting.row,
            bm25::lowered_level(posting.level, match_kind),
        );
    }
}
