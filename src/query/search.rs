//! Searches the index: turns typed terms and the needed index files into rows with scores.
//!
//! Nothing is downloaded here. A search returns the files that it needs; the caller fetches them
//! and searches again. The same code runs in the browser, in tests and in benchmarks.

mod archive_index;
mod context;
mod files;
mod folded_names;
mod matched_words;
mod phrase;
mod results;
mod spelling;
mod term_matcher;
mod term_matches;

use std::sync::Arc;

use term_matcher::TermMatcher;
use term_matches::combine;

pub use self::{
    archive_index::{ArchiveIndex, SegmentIndex},
    context::SearchContext,
    files::IndexFiles,
    folded_names::FoldedNames,
    matched_words::MatchedWords,
    results::{SearchOutcome, SearchResults, SpellingCorrection},
};
use super::ParsedQuery;
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
        .map(|term| search.matches(term))
        .collect();
    let excluded: Vec<_> = parsed_query
        .excluded_terms
        .iter()
        .map(|term| search.matches(term))
        .collect();
    let mut all = Vec::with_capacity(required.len());
    for (term, matches) in parsed_query.required_terms.iter().zip(required) {
        if let Some(matches) = matches {
            all.extend(search.matches_or_correction(term, matches));
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
