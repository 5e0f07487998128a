//! Searches the index: turns typed terms and the needed index files into rows with scores.
//!
//! Nothing is downloaded here. A search returns the files that it needs; the caller fetches them
//! and searches again. The same code runs in the browser, in tests and in benchmarks.

mod context;
mod files;
mod folded_names;
mod matched_words;
mod phrase;
mod results;
mod spelling;
mod term_matcher;

use std::sync::Arc;

use term_matcher::TermMatcher;

pub use self::{
    context::SearchContext,
    files::IndexFiles,
    folded_names::FoldedNames,
    matched_words::MatchedWords,
    results::{SearchOutcome, SearchResults, SpellingCorrection},
};
use super::{
    Hits, ParsedQuery,
    bm25::{self, MatchCode},
};
use crate::format::{FileKind, FileName};

/// Searches for words. Only queries with words need it.
///
/// A story matches if every required term, and no excluded term, is in its headline, its excerpt,
/// the name of a topic or the publisher's name.
pub fn search(context: SearchContext<'_>, parsed_query: &ParsedQuery) -> SearchOutcome {
    let mut search = TermMatcher::new(context);
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
