//! English forms of one word: `run`, `runs`, `running`.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

use super::collect::IndexEntry;

/// More forms than this are no forms of one word.
const MAX_WORD_FORMS: usize = 12;

/// By word: the places of its other English forms, in the order of the alphabet. Two words are forms of one where
/// the English Snowball stemmer (Porter 2001) gives them one stem and both stand in English texts.
pub(super) fn forms(entries: &[IndexEntry]) -> Vec<Vec<usize>> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let word = &entry.word;
        let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_plain && word.len() > 2 && entry.is_english {
            let stem = stemmer.stem(word).into_owned();
            by_stem.entry(stem).or_default().push(place);
        }
    }
    let mut forms = vec![Vec::new(); entries.len()];
    for family in by_stem
        .into_values()
        .filter(|family| family.len() <= MAX_WORD_FORMS)
    {
        for place in &family {
            let others = family.iter().filter(|other| *other != place);
            forms[*place] = others.copied().collect();
        }
    }
    forms
}
