//! Turns headlines and excerpts into terms: words, with all forms of an English word as one term.

use rayon::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use crate::{
    export::numbering::{lexicon::Lexicon, row::to_row},
    query::words,
};

/// The terms of all stories. The number of a term is that of one of its words.
#[derive(Debug)]
pub(super) struct HeadlineTerms<'a> {
    lexicon: &'a Lexicon,
    english: &'a [bool],
    /// By word: its term in English texts.
    stems: Vec<u32>,
    /// By term: whether it is a number.
    numbers: Vec<bool>,
    /// By row: the terms of the headline without stop words, ascending.
    headlines: Vec<Box<[u32]>>,
    /// By term: the rows whose headlines have it, ascending.
    rows: Vec<Vec<u32>>,
}

impl<'a> HeadlineTerms<'a> {
    pub fn of(lexicon: &'a Lexicon, english: &'a [bool]) -> Self {
        let stems = stems(&lexicon.words);
        let spelling = lexicon.words.iter();
        let numbers = spelling.map(|word| word.chars().all(char::is_numeric));
        let numbers: Vec<bool> = numbers.collect();
        // A number can tell two earthquakes apart, so numbers are no stop words.
        let is_significant = |word: &u32| {
            let word = *word as usize;
            numbers[word] || words::is_distinctive(&lexicon.words[word])
        };
        let headline = |(row, is_english): (usize, &bool)| {
            let words = lexicon.headline(row).iter().copied().filter(is_significant);
            let mut terms: Vec<u32> = words.map(|word| term(word, *is_english, &stems)).collect();
            terms.sort_unstable();
            terms.dedup();
            terms.into_boxed_slice()
        };
        let headlines = english.par_iter().enumerate().map(headline);
        let headlines: Vec<Box<[u32]>> = headlines.collect();
        let mut rows = vec![Vec::new(); lexicon.words.len()];
        for (row, terms) in headlines.iter().enumerate() {
            for term in terms {
                rows[*term as usize].push(to_row(row));
            }
        }
        Self {
            numbers,
            lexicon,
            english,
            stems,
            headlines,
            rows,
        }
    }

    /// Returns an upper bound of term numbers: every number is below it.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns the terms of a row's headline without stop words, ascending.
    pub fn headline(&self, row: usize) -> &[u32] {
        &self.headlines[row]
    }

    /// Returns the terms of a row's excerpt, in order.
    pub fn excerpt(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        let is_english = self.english[row];
        let words = self.lexicon.excerpt(row).iter();
        words.map(move |word| term(*word, is_english, &self.stems))
    }

    /// Returns the rows that have a term in their headline, ascending.
    pub fn rows(&self, term: u32) -> &[u32] {
        &self.rows[term as usize]
    }

    /// Returns whether a term is a number.
    pub fn is_number(&self, term: u32) -> bool {
        self.numbers[term as usize]
    }
}

fn term(word: u32, is_english: bool, stems: &[u32]) -> u32 {
    if is_english {
        stems[word as usize]
    } else {
        word
    }
}

/// Returns, by word, the first word with the same stem (Snowball's English stemmer, Porter 2001).
fn stems(spelling: &[String]) -> Vec<u32> {
    let stemmer = Stemmer::create(Algorithm::English);
    let stem = |word: &String| {
        let is_plain = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        is_plain.then(|| stemmer.stem(word).into_owned())
    };
    let stems: Vec<Option<String>> = spelling.par_iter().map(stem).collect();
    let mut first_words = FxHashMap::default();
    let stems = stems.into_iter().enumerate();
    let stems = stems.map(|(word, stem)| {
        let word = to_row(word);
        stem.map_or(word, |stem| *first_words.entry(stem).or_insert(word))
    });
    stems.collect()
}
