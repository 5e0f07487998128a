//! Collects the words of the headlines and excerpts of a segment with their rows.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    export::numbering::{lexicon::Lexicon, row::to_row},
    format::terms::Posting,
    query::bm25,
};

/// A word with its postings and positions in a segment.
#[derive(Debug)]
pub(super) struct IndexEntry<'a> {
    /// The number of the word.
    pub number: u32,
    /// The folded word.
    pub word: &'a str,
    /// The rows that have the word, counted from the start of the segment; ascending.
    pub postings: Vec<Posting>,
    /// The positions in all rows, row after row.
    positions: Vec<u32>,
    /// By row: the end of its positions in `positions`.
    ends: Vec<u32>,
}

impl<'a> IndexEntry<'a> {
    fn new(number: u32, lexicon: &'a Lexicon) -> Self {
        Self {
            number,
            word: &lexicon.words[number as usize],
            postings: Vec::new(),
            positions: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Returns the positions of each row, ascending.
    pub fn positions(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let positions = &self.positions[start..*end as usize];
            start = *end as usize;
            positions
        })
    }

    fn push(&mut self, posting: Posting, positions: impl Iterator<Item = u32>) {
        self.postings.push(posting);
        self.positions.extend(positions);
        self.ends.push(to_row(self.positions.len()));
    }

    fn append(&mut self, mut other: Self) {
        let offset = to_row(self.positions.len());
        self.postings.append(&mut other.postings);
        self.positions.append(&mut other.positions);
        self.ends
            .extend(other.ends.into_iter().map(|end| end + offset));
    }
}

/// The number of rows that one task handles.
const ROWS_PER_TASK: usize = 4_096;

/// Returns the words of these rows, sorted by their bytes.
pub(super) fn entries<'a>(lexicon: &'a Lexicon, rows: &Range<usize>) -> Vec<IndexEntry<'a>> {
    let starts: Vec<usize> = rows.clone().step_by(ROWS_PER_TASK).collect();
    let parts: Vec<FxHashMap<u32, IndexEntry>> = starts
        .into_par_iter()
        .map(|start| {
            let mut entries = FxHashMap::default();
            let mut occurrences = Vec::new();
            for row in start..rows.end.min(start + ROWS_PER_TASK) {
                let place = (row, to_row(row - rows.start));
                add(&mut entries, lexicon, place, &mut occurrences);
            }
            entries
        })
        .collect();
    let mut parts = parts.into_iter();
    let mut entries = parts.next().unwrap_or_default();
    for (word, entry) in parts.flatten() {
        entries
            .entry(word)
            .or_insert_with(|| IndexEntry::new(word, lexicon))
            .append(entry);
    }
    let mut entries: Vec<IndexEntry> = entries.into_values().collect();
    entries.par_sort_unstable_by_key(|entry| entry.word);
    entries
}

/// Adds the words of a row, which is given by its number in the archive and in the segment.
/// `occurrences` is a scratch buffer.
fn add<'a>(
    entries: &mut FxHashMap<u32, IndexEntry<'a>>,
    lexicon: &'a Lexicon,
    (row, row_in_segment): (usize, u32),
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
            row: row_in_segment,
            level,
        };
        let positions = word_occurrences.iter().map(|(_, position)| *position);
        let word = word_occurrences[0].0;
        entries
            .entry(word)
            .or_insert_with(|| IndexEntry::new(word, lexicon))
            .push(posting, positions);
    }
}
