//! Numbers the words of all headlines and excerpts. Each text is split into words only once.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::row::to_row;
use crate::{model::Outline, query::words};

/// All words by number.
///
/// Words of headlines have the first numbers, in order of first occurrence; words that occur only
/// in excerpts follow.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The folded words, by number.
    pub words: Vec<String>,
    headlines: TextWords,
    excerpts: TextWords,
}

/// The words of texts, by row.
#[derive(Debug, Default)]
struct TextWords {
    words: Vec<u32>,
    /// By row: the end of its words in `words`.
    ends: Vec<usize>,
}

impl TextWords {
    fn row(&self, row: usize) -> &[u32] {
        let start = row
            .checked_sub(1)
            .and_then(|previous| self.ends.get(previous));
        let end = self.ends.get(row).copied().unwrap_or_default();
        let words = self.words.get(start.copied().unwrap_or_default()..end);
        words.unwrap_or_default()
    }

    fn end_row(&mut self) {
        self.ends.push(self.words.len());
    }

    /// Appends texts that number words differently. `numbers` maps their numbers to ours.
    fn append(&mut self, other: &Self, numbers: &[u32]) {
        let offset = self.words.len();
        let words = other.words.iter().map(|word| numbers[*word as usize]);
        self.words.extend(words);
        self.ends.extend(other.ends.iter().map(|end| end + offset));
    }
}

/// The number of rows that one task handles.
const ROWS_PER_TASK: usize = 4_096;

impl Lexicon {
    /// Numbers the words of these stories.
    pub fn of(outlines: &[Outline]) -> Self {
        let parts: Vec<LexiconPart> = outlines
            .par_chunks(ROWS_PER_TASK)
            .map(LexiconPart::of)
            .collect();
        let mut lexicon = Self::default();
        let mut numbers_by_word = FxHashMap::default();
        let mut number = |word: &String| {
            let next = to_row(lexicon.words.len());
            if let Some(number) = numbers_by_word.get(word) {
                return *number;
            }
            lexicon.words.push(word.clone());
            numbers_by_word.insert(word.clone(), next);
            next
        };
        let numbers = |words: &[String], number: &mut dyn FnMut(&String) -> u32| -> Vec<u32> {
            words.iter().map(number).collect()
        };
        let headline_numbers: Vec<_> = parts
            .iter()
            .map(|part| numbers(&part.words[..part.headline_words], &mut number))
            .collect();
        let excerpt_numbers: Vec<_> = parts
            .iter()
            .map(|part| numbers(&part.words[part.headline_words..], &mut number))
            .collect();
        for (part, numbers) in parts
            .iter()
            .zip(headline_numbers.into_iter().zip(excerpt_numbers))
        {
            let numbers = [numbers.0, numbers.1].concat();
            lexicon.headlines.append(&part.headlines, &numbers);
            lexicon.excerpts.append(&part.excerpts, &numbers);
        }
        lexicon
    }

    /// Returns the words of a row's headline.
    pub fn headline(&self, row: usize) -> &[u32] {
        self.headlines.row(row)
    }

    /// Returns the words of a row's excerpt.
    pub fn excerpt(&self, row: usize) -> &[u32] {
        self.excerpts.row(row)
    }
}

/// The words of some rows, with their own numbers in the same order.
#[derive(Default)]
struct LexiconPart {
    words: Vec<String>,
    /// The number of words that occur in headlines.
    headline_words: usize,
    headlines: TextWords,
    excerpts: TextWords,
}

impl LexiconPart {
    fn of(outlines: &[Outline]) -> Self {
        let mut part = Self::default();
        let mut numbers_by_word = FxHashMap::default();
        let mut add_text = |text: &str, words: &mut Vec<String>, texts: &mut TextWords| {
            for word in words::words(text) {
                let number = numbers_by_word.get(&word).copied().unwrap_or_else(|| {
                    let next = to_row(words.len());
                    words.push(word.clone());
                    numbers_by_word.insert(word, next);
                    next
                });
                texts.words.push(number);
            }
            texts.end_row();
        };
        for outline in outlines {
            add_text(&outline.title, &mut part.words, &mut part.headlines);
        }
        part.headline_words = part.words.len();
        for outline in outlines {
            add_text(&outline.excerpt, &mut part.words, &mut part.excerpts);
        }
        part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Provider, Slug};

    fn outline(number: usize) -> Outline {
        let json = serde_json::json!({
            "slug": format!("s-{number}"),
            "title": format!("Same title {number}"),
            "excerpt": format!("same words and {} {}", number + 1, number / 2),
            "kind": Kind::Article, "provider": Provider::default(),
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn words_come_back_whatever_part_they_were_in() {
        let outlines: Vec<_> = (0..ROWS_PER_TASK + 300).map(outline).collect();
        let lexicon = Lexicon::of(&outlines);
        let spell = |words: &[u32]| -> Vec<&str> {
            let words = words.iter();
            words
                .map(|word| lexicon.words[*word as usize].as_str())
                .collect()
        };
        for (row, outline) in outlines.iter().enumerate() {
            let plain: Vec<_> = words::words(&outline.title).collect();
            assert_eq!(spell(lexicon.headline(row)), plain);
            let plain: Vec<_> = words::words(&outline.excerpt).collect();
            assert_eq!(spell(lexicon.excerpt(row)), plain);
        }
        assert_eq!(lexicon.words[..3], ["same", "title", "0"]);
        assert_eq!(Slug::parse("s-0").as_ref(), Some(&outlines[0].slug));
    }
}
