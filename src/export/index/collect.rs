//! The words of all headlines and excerpts with their rows.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    export::{lexicon::Lexicon, rows::to_row},
    format::terms::Posting,
    query::rank,
};

/// A word and where it stands.
#[derive(Debug, Default)]
pub(super) struct IndexEntry {
    /// The folded word.
    pub word: String,
    /// Its rows, ascending.
    pub postings: Vec<Posting>,
    /// Whether one of them is in English.
    pub is_english: bool,
    /// The positions in all rows, one row after the other.
    places: Vec<u32>,
    /// By row: where its positions end in `places`.
    ends: Vec<u32>,
}

impl IndexEntry {
    /// By row: the positions there, ascending.
    pub fn positions(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let places = &self.places[start..*end as usize];
            start = *end as usize;
            places
        })
    }

    fn push(&mut self, posting: Posting, places: impl Iterator<Item = u32>, is_english: bool) {
        self.postings.push(posting);
        self.places.extend(places);
        self.ends.push(to_row(self.places.len()));
        self.is_english |= is_english;
    }

    fn append(&mut self, mut later: Self) {
        let before = to_row(self.places.len());
        self.postings.append(&mut later.postings);
        self.places.append(&mut later.places);
        self.ends
            .extend(later.ends.into_iter().map(|end| end + before));
        self.is_english |= later.is_english;
    }
}

/// Rows whose words are collected at once.
const ROWS_PER_TASK: usize = 4_096;

/// All words, ascending by their bytes. `english` says of each row whether it is in English.
pub(super) fn entries(lexicon: &Lexicon, english: &[bool]) -> Vec<IndexEntry> {
    let chunks: Vec<FxHashMap<u32, IndexEntry>> = english
        .par_chunks(ROWS_PER_TASK)
        .enumerate()
        .map(|(chunk, english)| {
            let mut entries = FxHashMap::default();
            let mut found = Vec::new();
            for (row, is_english) in (chunk * ROWS_PER_TASK..).zip(english) {
                add(&mut entries, lexicon, row, *is_english, &mut found);
            }
            entries
        })
        .collect();
    let words = lexicon.spelling.iter().map(|word| IndexEntry {
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

/// Adds the words of a row. `found` is room to work in.
fn add(
    entries: &mut FxHashMap<u32, IndexEntry>,
    lexicon: &Lexicon,
    row: usize,
    is_english: bool,
    found: &mut Vec<(u32, u32)>,
) {
    let headline = lexicon.headline(row);
    let excerpt = lexicon.excerpt(row);
    let lengths = (to_row(headline.len()), to_row(excerpt.len()));
    found.clear();
    found.extend(headline.iter().copied().zip(0..));
    // No phrase runs from the headline into the excerpt.
    found.extend(excerpt.iter().copied().zip(lengths.0 + 1..));
    found.sort_unstable();
    for found in found.chunk_by(|a, b| a.0 == b.0) {
        let in_headline = found.partition_point(|(_, place)| *place < lengths.0);
        let in_excerpt = found.len() - in_headline;
        let level = rank::level(
            (to_row(in_headline), lengths.0),
            (to_row(in_excerpt), lengths.1),
        );
        let posting = Posting {
            row: to_row(row),
            level,
        };
        let places = found.iter().map(|(_, place)| *place);
        let entry = entries.entry(found[0].0).or_default();
        entry.push(posting, places, is_english);
    }
}
