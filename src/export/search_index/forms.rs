//! Finds English forms of one word: `run`, `runs`, `running`.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

use super::collect::IndexEntry;

/// The maximum number of forms of one word; larger groups are ignored.
const MAX_WORD_FORMS: usize = 12;

/// Returns, by word, the indexes of its other English forms in alphabetical order. Two words are
/// forms of one if the English Snowball stemmer (Porter 2001) gives them the same stem and both
/// occur in English texts.
pub(super) fn forms(entries: &[IndexEntry]) -> Vec<Vec<usize>> {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut by_stem: HashMap<String, Vec<usize>> = HashMap::new();
    for (entry_index, entry) in entries.iter().enumerate() {
        let word = &entry.word;
        let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_plain && word.len() > 2 && entry.is_english {
            let stem = stemmer.stem(word).into_owned();
            by_stem.entry(stem).or_default().push(entry_index);
        }
    }
    let mut forms = vec![Vec::new(); entries.len()];
    for family in by_stem
        .into_values()
        .filter(|family| family.len() <= MAX_WORD_FORMS)
    {
        for entry_index in &family {
            let others = family.iter().filter(|other| *other != entry_index);
            forms[*entry_index] = others.copied().collect();
        }
    }
    forms
}
