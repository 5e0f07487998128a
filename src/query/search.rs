//! Searching: from what was typed, and the files of the index that it needs, to rows with scores.
//!
//! Nothing is fetched here. A search says which files it lacks; whoever asks brings them and asks
//! again. So the same code runs in the browser, in tests and in benchmarks.

mod files;
mod names;
mod near;

use std::sync::Arc;

pub use self::{files::IndexFiles, names::FoldedNames};
use super::{
    Archive, Hits, Term,
    rank::{self, MatchCode, MatchKind},
    words,
};
use crate::{
    format::{FileKind, FileName, SearchIndex, Terms},
    query::ParsedQuery,
};

/// What a search gives.
#[derive(Clone, Debug)]
pub enum SearchOutcome {
    /// Rows.
    Found(Arc<SearchResults>),
    /// First these files have to be fetched, all at once.
    Lacks(Vec<(FileKind, FileName)>),
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// The rows, with their scores.
    pub hits: Hits,
    /// Words that the archive does not have, and the near ones that were taken instead.
    pub replaced: Vec<SpellingCorrection>,
    /// The words that matched, for marking them in a text.
    pub marks: MatchedWords,
}

/// A word that nothing matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpellingCorrection {
    /// The folded word.
    pub typed: String,
    /// The nearest word of the archive, where one is near.
    pub shown: Option<String>,
}

/// Which words of a text matched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchedWords {
    whole: Vec<String>,
    beginnings: Vec<String>,
}

impl MatchedWords {
    /// Marks for these folded words, and for words that begin so.
    pub fn of(whole: &[&str], beginnings: &[&str]) -> Self {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            whole: owned(whole),
            beginnings: owned(beginnings),
        }
    }

    /// Whether there is nothing to mark.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.beginnings.is_empty()
    }

    /// Whether a folded word matched.
    pub fn matches(&self, word: &str) -> bool {
        let begins = |beginning: &String| word.starts_with(beginning.as_str());
        self.whole.iter().any(|whole| whole == word) || self.beginnings.iter().any(begins)
    }
}

/// What a search looks things up in.
#[derive(Clone, Copy, Debug)]
pub struct SearchContext<'a> {
    /// The columns.
    pub archive: &'a Archive,
    /// The names of topics and publishers, as words.
    pub names: &'a FoldedNames,
    /// Where postings are.
    pub index: &'a SearchIndex,
    /// The files that are here already.
    pub files: &'a IndexFiles,
}

/// Searches for words. A question without words has no need of it.
///
/// A story matches where each wanted word or phrase stands in its headline, its excerpt, the name of
/// one of its topics or its publisher's name, and no unwanted one does.
pub fn search(library: SearchContext<'_>, typed: &ParsedQuery) -> SearchOutcome {
    let mut search = Search {
        library,
        lacks: Vec::new(),
        found: SearchResults::default(),
    };
    let wanted: Vec<_> = typed
        .wanted
        .iter()
        .map(|wanted| search.codes(wanted))
        .collect();
    let unwanted: Vec<_> = typed
        .unwanted
        .iter()
        .map(|wanted| search.codes(wanted))
        .collect();
    let mut all = Vec::with_capacity(wanted.len());
    for (wanted, codes) in typed.wanted.iter().zip(wanted) {
        if let Some(codes) = codes {
            all.extend(search.settled(wanted, codes));
        }
    }
    if !search.lacks.is_empty() {
        let mut lacks: Vec<(FileKind, FileName)> = Vec::new();
        for file in search.lacks {
            if !lacks.contains(&file) {
                lacks.push(file);
            }
        }
        return SearchOutcome::Lacks(lacks);
    }
    let unwanted: Vec<_> = unwanted.into_iter().flatten().collect();
    search.found.hits = combine(library.archive.rows(), &all, &unwanted);
    SearchOutcome::Found(Arc::new(search.found))
}

/// The rows that all words match and no unwanted one, with the sums of their scores.
fn combine(rows: usize, wanted: &[Vec<MatchCode>], unwanted: &[Vec<MatchCode>]) -> Hits {
    let tables: Vec<_> = wanted
        .iter()
        .map(|codes| rank::scores(stories(codes), rows))
        .collect();
    let mut hits = Hits::default();
    'rows: for row in 0..rows {
        let mut score = 0_u16;
        for (codes, table) in wanted.iter().zip(&tables) {
            let code = codes.get(row).copied().unwrap_or_default();
            if code == 0 {
                continue 'rows;
            }
            let part = table.get(usize::from(code)).copied().unwrap_or_default();
            score = score.saturating_add(part);
        }
        for codes in unwanted {
            if codes.get(row).is_some_and(|code| *code != 0) {
                continue 'rows;
            }
        }
        hits.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
        hits.scores.push(score);
    }
    hits
}

fn stories(codes: &[MatchCode]) -> usize {
    codes.iter().filter(|code| **code != 0).count()
}

struct Search<'a> {
    library: SearchContext<'a>,
    lacks: Vec<(FileKind, FileName)>,
    found: SearchResults,
}

impl<'a> Search<'a> {
    /// By row: how a word or a phrase matches. `None` where a file is lacking.
    fn codes(&mut self, wanted: &Term) -> Option<Vec<MatchCode>> {
        let mut codes = vec![0; self.library.archive.rows()];
        let is_complete = match wanted {
            Term::Word { text, is_prefix } => {
                // One character of a script that is cut into pairs begins many pairs.
                let is_single = words::is_paired(text) && text.chars().nth(1).is_none();
                if *is_prefix || is_single {
                    self.beginning(text, &mut codes)
                } else {
                    self.word(text, &mut codes)
                }
            }
            Term::Phrase(words) => self.phrase(words, &mut codes),
        };
        self.library
            .names
            .mark(self.library.archive, wanted, &mut codes);
        is_complete.then_some(codes)
    }

    /// The codes of a wanted word, or of a near one where nothing matches it.
    fn settled(&mut self, wanted: &Term, codes: Vec<MatchCode>) -> Option<Vec<MatchCode>> {
        let is_known = codes.iter().any(|code| *code != 0);
        let (text, is_prefix) = match wanted {
            Term::Word { text, is_prefix } => (text, *is_prefix),
            Term::Phrase(words) => {
                self.found.marks.whole.extend(words.iter().cloned());
                return Some(codes);
            }
        };
        if is_known {
            if is_prefix || words::is_paired(text) {
                self.found.marks.beginnings.push(text.clone());
            } else {
                self.found.marks.whole.push(text.clone());
            }
            return Some(codes);
        }
        let near = if near::distance_allowed(text) == 0 {
            None
        } else if let Some(name) = self.library.index.spelling(text) {
            let Some(spelling) = self.library.files.spelling(name) else {
                self.lacks.push((FileKind::Spelling, name.clone()));
                return None;
            };
            near::nearest(spelling, text, is_prefix)
        } else {
            None
        };
        let other = near.as_ref().map(|near| Term::Word {
            text: near.clone(),
            is_prefix: false,
        });
        let settled = match &other {
            Some(other) => self.codes(other)?,
            None => codes,
        };
        self.found.marks.whole.extend(near.clone());
        self.found.replaced.push(SpellingCorrection {
            typed: text.clone(),
            shown: near,
        });
        Some(settled)
    }

    /// The file of terms that a word belongs into.
    fn shard(&mut self, word: &str) -> Option<&'a Terms> {
        let index = self.library.index;
        let name = index.shard(word).and_then(|shard| index.terms.get(shard))?;
        self.terms(FileKind::Terms, name)
    }

    fn terms(&mut self, kind: FileKind, name: &FileName) -> Option<&'a Terms> {
        let terms = self.library.files.terms(name);
        if terms.is_none() {
            self.lacks.push((kind, name.clone()));
        }
        terms
    }

    /// Marks the rows of a word and of its other English forms. Whether all files are here.
    fn word(&mut self, word: &str, codes: &mut [MatchCode]) -> bool {
        let Some(terms) = self.shard(word) else {
            return false;
        };
        match terms.find(word) {
            Some(place) => self.entry(terms, place, codes),
            None => true,
        }
    }

    fn entry(&mut self, terms: &'a Terms, place: usize, codes: &mut [MatchCode]) -> bool {
        mark(terms, place, MatchKind::Exactly, codes);
        let mut is_complete = true;
        for form in terms.forms_of(place) {
            let Some(terms) = self.shard(form) else {
                is_complete = false;
                continue;
            };
            let postings = terms.find(form).map(|place| terms.postings(place));
            for posting in postings.into_iter().flatten() {
                if self.library.archive.is_english(posting.row) {
                    let level = rank::lowered(posting.level, MatchKind::AsForm);
                    rank::keep_best(codes, posting.row, level);
                }
            }
            self.found.marks.whole.push(form.clone());
        }
        is_complete
    }

    /// Marks the rows of all words that begin so, and of other English forms of the word that is
    /// the beginning itself.
    fn beginning(&mut self, beginning: &str, codes: &mut [MatchCode]) -> bool {
        if let Some(name) = self.library.index.merged(beginning) {
            let Some(terms) = self.terms(FileKind::Merged, name) else {
                return false;
            };
            mark(terms, 0, MatchKind::Exactly, codes);
            return true;
        }
        let Some(terms) = self.shard(beginning) else {
            return false;
        };
        let mut is_complete = true;
        for place in terms.beginning(beginning) {
            if terms.terms.get(place).is_some_and(|term| term == beginning) {
                is_complete = self.entry(terms, place, codes);
            } else {
                mark(terms, place, MatchKind::AsBeginning, codes);
            }
        }
        is_complete
    }

    /// Marks the rows where words stand one right after the other, at the least of their levels.
    fn phrase(&mut self, words: &[String], codes: &mut [MatchCode]) -> bool {
        let index = self.library.index;
        let mut parts = Vec::with_capacity(words.len());
        let mut is_complete = true;
        for word in words {
            let terms = self.shard(word);
            let name = index.shard(word);
            let name = name.and_then(|shard| index.positions.get(shard));
            let positions = name.and_then(|name| {
                let positions = self.library.files.positions(name);
                if positions.is_none() {
                    self.lacks.push((FileKind::Positions, name.clone()));
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
        // Row and position of the phrase's first word, as each of its words has it.
        let mut starts: Option<Vec<(u64, u8)>> = None;
        for ((terms, positions), (offset, word)) in parts.into_iter().zip((0_u64..).zip(words)) {
            let Some(place) = terms.find(word) else {
                return true;
            };
            let postings: Vec<_> = terms.postings(place).collect();
            let mut own = Vec::new();
            positions.each(place, |row, position| {
                let start = u64::from(position).checked_sub(offset);
                if let (Some(posting), Some(start)) = (postings.get(row), start) {
                    own.push(((u64::from(posting.row) << 32) | start, posting.level));
                }
            });
            starts = Some(match starts {
                None => own,
                Some(before) => both(&before, &own),
            });
        }
        for (start, level) in starts.unwrap_or_default() {
            let row = u32::try_from(start >> 32).unwrap_or(u32::MAX);
            rank::keep_best(codes, row, level);
        }
        true
    }
}

/// What two ascending lists share, at the lesser level.
fn both(one: &[(u64, u8)], other: &[(u64, u8)]) -> Vec<(u64, u8)> {
    let mut shared = Vec::new();
    let mut rest = other.iter().peekable();
    for (start, level) in one {
        while rest.peek().is_some_and(|(other, _)| other < start) {
            rest.next();
        }
        if let Some((other, least)) = rest.peek()
            && other == start
        {
            shared.push((*start, *level.min(least)));
        }
    }
    shared
}

fn mark(terms: &Terms, place: usize, answers: MatchKind, codes: &mut [MatchCode]) {
    for posting in terms.postings(place) {
        rank::keep_best(codes, posting.row, rank::lowered(posting.level, answers));
    }
}
