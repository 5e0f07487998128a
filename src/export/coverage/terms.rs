//! Headlines and excerpts as terms: words, of which English ones stand for all their forms.

use rayon::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use crate::{
    export::{lexicon::Lexicon, rows::to_row},
    query::words,
};

/// The terms of all stories. A term is known by the number of one of its words.
#[derive(Debug)]
pub(super) struct HeadlineTerms<'a> {
    lexicon: &'a Lexicon,
    english: &'a [bool],
    /// By word: its term in English texts.
    stems: Vec<u32>,
    /// By term: whether it is a number.
    numbers: Vec<bool>,
    /// By row: the terms of the headline that say something, ascending.
    headlines: Vec<Box<[u32]>>,
    /// By term: the rows that have it in the headline, ascending.
    rows: Vec<Vec<u32>>,
}

impl<'a> HeadlineTerms<'a> {
    pub fn of(lexicon: &'a Lexicon, english: &'a [bool]) -> Self {
        let stems = stems(&lexicon.spelling);
        let spelling = lexicon.spelling.iter();
        let numbers = spelling.map(|word| word.chars().all(char::is_numeric));
        let numbers: Vec<bool> = numbers.collect();
        // A digit says whether an earthquake is the same.
        let is_said = |word: &u32| {
            let word = *word as usize;
            numbers[word] || words::says_something(&lexicon.spelling[word])
        };
        let headline = |(row, is_english): (usize, &bool)| {
            let words = lexicon.headline(row).iter().copied().filter(is_said);
            let mut terms: Vec<u32> = words.map(|word| term(word, *is_english, &stems)).collect();
            terms.sort_unstable();
            terms.dedup();
            terms.into_boxed_slice()
        };
        let headlines = english.par_iter().enumerate().map(headline);
        let headlines: Vec<Box<[u32]>> = headlines.collect();
        let mut rows = vec![Vec::new(); lexicon.spelling.len()];
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

    /// How many terms there may be: their numbers are below it.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The terms of a row's headline that say something, ascending.
    pub fn headline(&self, row: usize) -> &[u32] {
        &self.headlines[row]
    }

    /// The terms of a row's excerpt, in order.
    pub fn excerpt(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        let is_english = self.english[row];
        let words = self.lexicon.excerpt(row).iter();
        words.map(move |word| term(*word, is_english, &self.stems))
    }

    /// The rows that have a term in their headline, ascending.
    pub fn rows(&self, term: u32) -> &[u32] {
        &self.rows[term as usize]
    }

    /// Whether a term is a number.
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

/// By word: the first word that has the same stem (Snowball's English stemmer, Porter 2001).
fn stems(spelling: &[String]) -> Vec<u32> {
    let stemmer = Stemmer::create(Algorithm::English);
    let stem = |word: &String| {
        let is_plain = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        is_plain.then(|| stemmer.stem(word).into_owned())
    };
    let stems: Vec<Option<String>> = spelling.par_iter().map(stem).collect();
    let mut known = FxHashMap::default();
    let stems = stems.into_iter().enumerate();
    let stems = stems.map(|(word, stem)| {
        let word = to_row(word);
        stem.map_or(word, |stem| *known.entry(stem).or_insert(word))
    });
    stems.collect()
}
