//! Spellings: the words of an archive, for one that it does not have.

use serde::Serialize;

use super::{DecodeError, digits, error};
use crate::json::{JsonFields, JsonValue, ReadErrors, text};

/// The words that begin with one character.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spelling {
    /// The folded words, ascending by their bytes. Each leaves out the characters that it shares with the one
    /// before; how many, says `shared`.
    pub endings: Vec<String>,
    /// By word: how many bytes of its beginning are those of the word before.
    #[serde(serialize_with = "digits::list::serialize")]
    pub shared: Vec<u32>,
    /// By word: how many stories have it.
    #[serde(serialize_with = "digits::list::serialize")]
    pub stories: Vec<u32>,
}

impl Spelling {
    /// Puts words, in ascending order and with the number of their stories, together.
    pub fn of<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Self {
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

    /// Calls `each` with every word and the number of its stories, in order.
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
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where its lists are
    /// not parallel.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let spelling: Self = error::parse(file, text, Self::read)?;
        let words = spelling.endings.len();
        if spelling.shared.len() != words || spelling.stories.len() != words {
            return Err(DecodeError::misfit(file, "three numbers for every word"));
        }
        Ok(spelling)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            endings: fields.list("endings", text),
            shared: fields.get("shared", digits::list::read),
            stories: fields.get("stories", digits::list::read),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_survive_the_sharing_of_beginnings() {
        let words = [("ä", 1), ("äb", 2), ("äbc", 3), ("äd", 4), ("ö", 5)];
        let spelling = Spelling::of(words.into_iter());
        let mut found = Vec::new();
        spelling.each(|word, stories| found.push((word.to_owned(), stories)));
        let words = words.map(|(word, stories)| (word.to_owned(), stories));
        assert_eq!(found, words);
        assert_eq!(spelling.shared, [0, 2, 3, 2, 0]);
    }
}
