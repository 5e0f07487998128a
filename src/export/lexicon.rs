//! The words of all headlines and excerpts, each text cut into words once.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::rows::to_row;
use crate::{model::Outline, query::words};

/// Every word by number.
///
/// Words of headlines have the first numbers, in the order in which they are met; then come those
/// that only excerpts have.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// By word: the folded word.
    pub spelling: Vec<String>,
    headlines: TextWords,
    excerpts: TextWords,
}

/// Texts as words, by row.
#[derive(Debug, Default)]
struct TextWords {
    words: Vec<u32>,
    /// By row: where its words end.
    ends: Vec<usize>,
}

impl TextWords {
    fn row(&self, row: usize) -> &[u32] {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(row).copied().unwrap_or_default();
        let words = self.words.get(start.copied().unwrap_or_default()..end);
        words.unwrap_or_default()
    }

    fn end_row(&mut self) {
        self.ends.push(self.words.len());
    }

    /// Appends texts whose words have other numbers: `numbers` has ours by theirs.
    fn append(&mut self, other: &Self, numbers: &[u32]) {
        let before = self.words.len();
        let words = other.words.iter().map(|word| numbers[*word as usize]);
        self.words.extend(words);
        self.ends.extend(other.ends.iter().map(|end| end + before));
    }
}

/// Rows whose texts are cut at once.
const ROWS_PER_TASK: usize = 4_096;

impl Lexicon {
    /// The words of these stories.
    pub fn of(outlines: &[Outline]) -> Self {
        let parts: Vec<LexiconPart> = outlines
            .par_chunks(ROWS_PER_TASK)
            .map(LexiconPart::of)
            .collect();
        let mut lexicon = Self::default();
        let mut known = FxHashMap::default();
        let mut number = |word: &String| {
            let next = to_row(lexicon.spelling.len());
            if let Some(number) = known.get(word) {
                return *number;
            }
            lexicon.spelling.push(word.clone());
            known.insert(word.clone(), next);
            next
        };
        let numbers = |words: &[String], number: &mut dyn FnMut(&String) -> u32| -> Vec<u32> {
            words.iter().map(number).collect()
        };
        let of_headlines: Vec<_> = parts
            .iter()
            .map(|part| numbers(&part.spelling[..part.of_headlines], &mut number))
            .collect();
        let of_excerpts: Vec<_> = parts
            .iter()
            .map(|part| numbers(&part.spelling[part.of_headlines..], &mut number))
            .collect();
        for (part, numbers) in parts.iter().zip(of_headlines.into_iter().zip(of_excerpts)) {
            let numbers = [numbers.0, numbers.1].concat();
            lexicon.headlines.append(&part.headlines, &numbers);
            lexicon.excerpts.append(&part.excerpts, &numbers);
        }
        lexicon
    }

    /// The words of a row's headline.
    pub fn headline(&self, row: usize) -> &[u32] {
        self.headlines.row(row)
    }

    /// The words of a row's excerpt.
    pub fn excerpt(&self, row: usize) -> &[u32] {
        self.excerpts.row(row)
    }
}

/// The words of some rows, with numbers of their own in the same order.
#[derive(Default)]
struct LexiconPart {
    spelling: Vec<String>,
    /// How many of the words headlines have.
    of_headlines: usize,
    headlines: TextWords,
    excerpts: TextWords,
}

impl LexiconPart {
    fn of(outlines: &[Outline]) -> Self {
        let mut part = Self::default();
        let mut known = FxHashMap::default();
        let mut cut = |text: &str, spelling: &mut Vec<String>, texts: &mut TextWords| {
            for word in words::words(text) {
                let number = known.get(&word).copied().unwrap_or_else(|| {
                    let next = to_row(spelling.len());
                    spelling.push(word.clone());
                    known.insert(word, next);
                    next
                });
                texts.words.push(number);
            }
            texts.end_row();
        };
        for outline in outlines {
            cut(&outline.title, &mut part.spelling, &mut part.headlines);
        }
        part.of_headlines = part.spelling.len();
        for outline in outlines {
            cut(&outline.excerpt, &mut part.spelling, &mut part.excerpts);
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
                .map(|word| lexicon.spelling[*word as usize].as_str())
                .collect()
        };
        for (row, outline) in outlines.iter().enumerate() {
            let plain: Vec<_> = words::words(&outline.title).collect();
            assert_eq!(spell(lexicon.headline(row)), plain);
            let plain: Vec<_> = words::words(&outline.excerpt).collect();
            assert_eq!(spell(lexicon.excerpt(row)), plain);
        }
        assert_eq!(lexicon.spelling[..3], ["same", "title", "0"]);
        assert_eq!(Slug::parse("s-0").as_ref(), Some(&outlines[0].slug));
    }
}
