//! Compares texts by their words.

use std::collections::HashMap;

/// The words of a text with their numbers. Case, punctuation and order do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordBag {
    counts: HashMap<String, usize>,
    len: usize,
}

impl WordBag {
    /// Returns the words of a plain text.
    pub fn of(text: &str) -> Self {
        words(text).collect()
    }

    /// Returns the number of words.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the number of these words that another text has too.
    pub fn shared_with(&self, other: &Self) -> usize {
        let counts = self.counts.iter();
        let shared = counts.map(|(word, count)| (*count).min(other.count(word)));
        shared.sum()
    }

    /// Returns the number of these words that another text lacks.
    pub fn missing_from(&self, other: &Self) -> usize {
        self.len - self.shared_with(other)
    }

    /// Returns the share of these words that another text has too, from 0 to 1. It is 1 if there are no words.
    pub fn share_in(&self, other: &Self) -> f64 {
        if self.is_empty() {
            return 1.0;
        }
        let as_number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        as_number(self.shared_with(other)) / as_number(self.len)
    }

    /// Returns these words without those of a part.
    pub fn without(&self, part: &Self) -> Self {
        let counts = self.counts.iter().filter_map(|(word, count)| {
            let rest = count.saturating_sub(part.count(word));
            (rest > 0).then(|| (word.clone(), rest))
        });
        let counts: HashMap<String, usize> = counts.collect();
        let len = counts.values().sum();
        Self { counts, len }
    }

    fn count(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or_default()
    }
}

impl FromIterator<String> for WordBag {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let mut bag = Self::default();
        for word in words {
            *bag.counts.entry(word).or_default() += 1;
            bag.len += 1;
        }
        bag
    }
}

/// Returns the words of a text in lower case.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    // Soft hyphens and invisible spaces are within words.
    let visible: String = text
        .chars()
        .filter(|c| {
            !matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
            )
        })
        .collect();
    let words = visible.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    words.into_iter()
}

/// Returns a text as its words, to compare titles.
pub fn key(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_without_case_and_punctuation() {
        let source = WordBag::of("The tide — the “salt” tide, don't!");
        let page = WordBag::of("the TIDE the salt don’t ebb");
        assert_eq!((source.len(), source.shared_with(&page)), (7, 6));
        assert_eq!(
            (source.missing_from(&page), page.missing_from(&source)),
            (1, 1)
        );
        assert_eq!(page.without(&source), WordBag::of("ebb"));
        assert!((WordBag::of("").share_in(&page) - 1.0).abs() < f64::EPSILON);
        assert_eq!(key(" First\u{ad}Light: A! "), "firstlight a");
    }
}
