//! The words of all headlines and excerpts.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::{
    format::terms::Posting,
    model::Article,
    query::{rank, words},
};

/// A word and where it stands.
#[derive(Debug, Default)]
pub(super) struct Entry {
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

impl Entry {
    /// By row: the positions there, ascending.
    pub fn positions(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let places = &self.places[start..*end as usize];
            start = *end as usize;
            places
        })
    }

    fn push(&mut self, posting: Posting, places: &[u32], is_english: bool) {
        self.postings.push(posting);
        self.places.extend_from_slice(places);
        self.ends
            .push(u32::try_from(self.places.len()).unwrap_or(u32::MAX));
        self.is_english |= is_english;
    }

    fn append(&mut self, mut later: Self) {
        let before = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        self.postings.append(&mut later.postings);
        self.places.append(&mut later.places);
        self.ends
            .extend(later.ends.into_iter().map(|end| end + before));
        self.is_english |= later.is_english;
    }
}

/// Rows whose words are collected at once.
const AT_ONCE: usize = 4_096;

/// All words, ascending by their bytes.
pub(super) fn entries(articles: &[Article], english: &[bool]) -> Vec<Entry> {
    let chunks: Vec<HashMap<String, Entry>> = articles
        .par_chunks(AT_ONCE)
        .zip(english.par_chunks(AT_ONCE))
        .enumerate()
        .map(|(chunk, (articles, english))| {
            let mut entries = HashMap::new();
            let rows = chunk * AT_ONCE..;
            for (row, (article, is_english)) in rows.zip(articles.iter().zip(english)) {
                let row = u32::try_from(row).unwrap_or(u32::MAX);
                add(&mut entries, article, row, *is_english);
            }
            entries
        })
        .collect();
    let mut all: HashMap<String, Entry> = HashMap::new();
    for chunk in chunks {
        for (word, entry) in chunk {
            match all.get_mut(&word) {
                Some(before) => before.append(entry),
                None => drop(all.insert(word, entry)),
            }
        }
    }
    let mut entries: Vec<Entry> = all
        .into_iter()
        .map(|(word, entry)| Entry { word, ..entry })
        .collect();
    entries.par_sort_unstable_by(|a, b| a.word.cmp(&b.word));
    entries
}

/// What a word is in one row.
#[derive(Default)]
struct Found {
    headline: u32,
    excerpt: u32,
    places: Vec<u32>,
}

fn add(entries: &mut HashMap<String, Entry>, article: &Article, row: u32, is_english: bool) {
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    let mut place = 0;
    for word in words::words(&article.title) {
        let found = found.entry(word).or_default();
        found.headline += 1;
        found.places.push(place);
        place += 1;
    }
    let headline = place;
    // No phrase runs from the headline into the excerpt.
    place += 1;
    for word in words::words(&article.excerpt) {
        let found = found.entry(word).or_default();
        found.excerpt += 1;
        found.places.push(place);
        place += 1;
    }
    let excerpt = place - headline - 1;
    for (word, found) in found {
        let level = rank::level((found.headline, headline), (found.excerpt, excerpt));
        let posting = Posting { row, level };
        let entry = entries.entry(word).or_default();
        entry.push(posting, &found.places, is_english);
    }
}
