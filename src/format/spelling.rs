//! Defines spellings: the words of an archive, to correct misspelled ones.

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode_json, vlq};

/// The words that begin with one character, in front coding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelling {
    /// The folded words, ascending by their bytes, each without the prefix that it shares with the
    /// previous word.
    pub endings: Vec<String>,
    /// The number of bytes that each word shares with the previous word.
    #[serde(with = "vlq::list")]
    pub shared: Vec<u32>,
    /// The number of stories with each word.
    #[serde(with = "vlq::list")]
    pub stories: Vec<u32>,
}

impl Spelling {
    /// Encodes ascending words with their numbers of stories.
    pub fn from_words<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let mut spelling = Self::default();
        let mut last = "";
        for (word, stories) in words {
            let pairs = word.char_indices().zip(last.chars());
            let differs = pairs.into_iter().find(|((_, a), b)| a != b);
            let shared = match differs {
                Some(((at, _), _)) => at,
                None => word.len().min(last.len()),
            };
            spelling
                .endings
                .push(word.get(shared..).unwrap_or_default().to_owned());
            spelling
                .shared
                .push(u32::try_from(shared).unwrap_or_default());
            spelling.stories.push(stories);
            last = word;
        }
        spelling
    }

    /// Calls `each` with every word and its number of stories, in order.
    pub fn each(&self, mut each: impl FnMut(&str, u32)) {
        let mut word = String::new();
        let entries = self.endings.iter().zip(&self.shared).zip(&self.stories);
        for ((ending, shared), stories) in entries {
            if !word.is_char_boundary(*shared as usize) {
                return;
            }
            word.truncate(*shared as usize);
            word.push_str(ending);
            each(&word, *stories);
        }
    }

    /// Reads a file of spellings.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its
    /// lists are not parallel.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let spelling: Self = decode_json(file, text)?;
        let words = spelling.endings.len();
        if spelling.shared.len() != words || spelling.stories.len() != words {
            return Err(DecodeError::inconsistent(
                file,
                "three numbers for every word",
            ));
        }
        Ok(spelling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_sharing_of_beginnings() {
        let words = [("ä", 1), ("äb", 2), ("äbc", 3), ("äd", 4), ("ö", 5)];
        let spelling = Spelling::from_words(words.into_iter());
        let mut found = Vec::new();
        spelling.each(|word, stories| found.push((word.to_owned(), stories)));
        let words = words.map(|(word, stories)| (word.to_owned(), stories));
        assert_eq!(found, words);
        assert_eq!(spelling.shared, [0, 2, 3, 2, 0]);
    }
}
