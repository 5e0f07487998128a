//! Finds English words that are forms of one another: `run`, `runs`, `running`.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::collect::IndexEntry;
use crate::export::numbering::lexicon::Lexicon;

/// The families of all words of an archive.
///
/// Two words are in one family if the English Snowball stemmer (Porter 2001) gives them the same stem and both occur in
/// English texts. A segment knows the words of itself and of all older segments, so that a newer segment never changes
/// its files.
#[derive(Debug, Default)]
pub(super) struct WordFamilies {
    /// By word: its family, if it has one.
    family_of_words: FxHashMap<u32, u32>,
    /// The families of two words or more, each in alphabetical order.
    families: Vec<Vec<Member>>,
}

/// A word of a family.
#[derive(Clone, Copy, Debug)]
struct Member {
    word: u32,
    /// The first segment with an English text that has the word.
    first_segment: u32,
}

impl WordFamilies {
    /// Groups all words. `segments` has the segment of each row, `english` says of each row whether it is in English.
    pub fn of(lexicon: &Lexicon, segments: &[u32], english: &[bool]) -> Self {
        let mut first_segments = vec![None; lexicon.words.len()];
        for (row, segment) in segments.iter().enumerate().filter(|(row, _)| english[*row]) {
            for word in lexicon.headline(row).iter().chain(lexicon.excerpt(row)) {
                first_segments[*word as usize].get_or_insert(*segment);
            }
        }
        let stemmer = Stemmer::create(Algorithm::English);
        let mut by_stem: FxHashMap<String, Vec<Member>> = FxHashMap::default();
        for ((number, word), first_segment) in (0..).zip(&lexicon.words).zip(first_segments) {
            let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
            if let Some(first_segment) = first_segment.filter(|_| is_plain && word.len() > 2) {
                let stem = stemmer.stem(word).into_owned();
                by_stem.entry(stem).or_default().push(Member {
                    word: number,
                    first_segment,
                });
            }
        }
        let mut families = Self::default();
        for mut family in by_stem.into_values().filter(|family| family.len() > 1) {
            family.sort_unstable_by_key(|member| &lexicon.words[member.word as usize]);
            let number = u32::try_from(families.families.len()).unwrap_or(u32::MAX);
            let words = family.iter().map(|member| (member.word, number));
            families.family_of_words.extend(words);
            families.families.push(family);
        }
        families
    }

    /// Returns the families of the words of a segment, in alphabetical order: each with the words that the segment
    /// knows, two or more of them.
    pub fn of_segment<'a>(
        &self,
        segment: u32,
        entries: &[IndexEntry],
        lexicon: &'a Lexicon,
    ) -> Vec<Vec<&'a str>> {
        let numbers = entries.iter();
        let numbers = numbers.filter_map(|entry| self.family_of_words.get(&entry.number));
        let mut numbers: Vec<u32> = numbers.copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let known = |number: u32| -> Vec<&'a str> {
            let members = self.families[number as usize].iter();
            members
                .filter(|member| member.first_segment <= segment)
                .map(|member| lexicon.words[member.word as usize].as_str())
                .collect()
        };
        let families = numbers.into_iter().map(known);
        let mut families: Vec<_> = families.filter(|family| family.len() > 1).collect();
        families.sort_unstable();
        families
    }
}
