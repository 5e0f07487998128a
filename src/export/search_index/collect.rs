//! Collects the words of all headlines and excerpts with their rows.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    export::numbering::{lexicon::Lexicon, row::to_row},
    format::terms::Posting,
    query::bm25,
};

/// A word with its postings and positions.
#[derive(Debug, Default)]
pub(super) struct IndexEntry {
    /// The folded word.
    pub word: String,
    /// The rows that have the word, ascending.
    pub postings: Vec<Posting>,
    /// Whether one of these rows is in English.
    pub is_english: bool,
    /// The positions in all rows, row after row.
    positions: Vec<u32>,
    /// By row: the end of its positions in `positions`.
    ends: Vec<u32>,
}

impl IndexEntry {
    /// Returns the positions of each row, ascending.
    pub fn positions(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let positions = &self.positions[start..*end as usize];
            start = *end as usize;
            positions
        })
    }

    fn push(&mut self, posting: Posting, positions: impl Iterator<Item = u32>, is_english: bool) {
        self.postings.push(posting);
        self.positions.extend(positions);
        self.ends.push(to_row(self.positions.len()));
        self.is_english |= is_english;
    }

    fn append(&mut self, mut other: Self) {
        let offset = to_row(self.positions.len());
        self.postings.append(&mut other.postings);
        self.positions.append(&mut other.positions);
        self.ends
            .extend(other.ends.into_iter().map(|end| end + offset));
        self.is_english |= other.is_english;
    }
}

/// The number of rows that one task handles.
const ROWS_PER_TASK: usize = 4_096;

/// Returns all words, sorted by their bytes. `english` says of each row whether it is in English.
pub(super) fn entries(lexicon: &Lexicon, english: &[bool]) -> Vec<IndexEntry> {
    let chunks: Vec<FxHashMap<u32, IndexEntry>> = english
        .par_chunks(ROWS_PER_TASK)
        .enumerate()
        .map(|(chunk, english)| {
            let mut entries = FxHashMap::default();
            let mut occurrences = Vec::new();
            for (row, is_english) in (chunk * ROWS_PER_TASK..).zip(english) {
                add(&mut entries, lexicon, row, *is_english, &mut occurrences);
            }
            entries
        })
        .collect();
    let words = lexicon.words.iter().map(|word| IndexEntry {
        word: word.clone(),
        ..IndexEntry::default()
    });
    let mut entries: Vec<IndexEntry> = words.collect();
    for (word, entry) in chunks.into_iter().flatten() {
        entries[word as usize].append(entry);
    }
    entries.par_sort_unstable_by(|a, b| a.word.cmp(&b.word));
    entries
}

/// Adds the words of a row. `occurrences` is a scratch buffer.
fn add(
    entries: &mut FxHashMap<u32, IndexEntry>,
    lexicon: &Lexicon,
    row: usize,
    is_english: bool,
    occurrences: &mut Vec<(u32, u32)>,
) {
    let headline = lexicon.headline(row);
    let excerpt = lexicon.excerpt(row);
    let lengths = (to_row(headline.len()), to_row(excerpt.len()));
    occurrences.clear();
    occurrences.extend(headline.iter().copied().zip(0..));
    // The gap keeps phrases from matching across headline and excerpt.
    occurrences.extend(excerpt.iter().copied().zip(lengths.0 + 1..));
    occurrences.sort_unstable();
    for word_occurrences in occurrences.chunk_by(|a, b| a.0 == b.0) {
        let in_headline = word_occurrences.partition_point(|(_, position)| *position < lengths.0);
        let in_excerpt = word_occurrences.len() - in_headline;
        let level = bm25::level(
            (to_row(in_headline), lengths.0),
            (to_row(in_excerpt), lengths.1),
        );
        let posting = Posting {
            row: to_row(row),
            level,
        };
        let positions = word_occurrences.iter().map(|(_, position)| *position);
        let entry = entries.entry(word_occurrences[0].0).or_default();
        entry.push(posting, positions, is_english);
    }
}
