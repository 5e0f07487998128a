//! The search index: where the postings of each word are.

use serde::Serialize;

use super::{DecodeError, FileName, error};
use crate::json::{JsonFields, JsonValue, ReadErrors, text};

/// Which file has the postings of which words.
///
/// The words of the archive are one ascending list, cut into files of a size. Beginnings of words
/// that spread over several files have a file of their own, with the postings of all their words
/// put together; so any word or beginning of one costs one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SearchIndex {
    /// By file of [`Terms`](super::Terms): the least word that belongs into it. Ascending; the
    /// first is empty.
    pub first: Vec<String>,
    /// The files of [`Terms`](super::Terms).
    pub terms: Vec<FileName>,
    /// Their [`Positions`](super::Positions).
    pub positions: Vec<FileName>,
    /// Beginnings of words that spread over several files, ascending.
    pub beginnings: Vec<String>,
    /// Their files, which hold one word each: the beginning.
    pub merged: Vec<FileName>,
    /// First characters of words, ascending.
    pub letters: Vec<String>,
    /// By first character: its [`Spelling`](super::Spelling).
    pub spellings: Vec<FileName>,
}

impl SearchIndex {
    /// The place, in the list of files, of the one that a word belongs into.
    pub fn shard(&self, word: &str) -> Option<usize> {
        let after = self.first.partition_point(|first| first.as_str() <= word);
        after.checked_sub(1)
    }

    /// The file of a beginning that spreads over several.
    pub fn merged(&self, beginning: &str) -> Option<&FileName> {
        named(&self.beginnings, &self.merged, beginning)
    }

    /// The spellings of words that begin as this one.
    pub fn spelling(&self, word: &str) -> Option<&FileName> {
        let first = word.chars().next()?;
        named(
            &self.letters,
            &self.spellings,
            first.encode_utf8(&mut [0; 4]),
        )
    }

    /// Reads a search index.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where its lists are
    /// not parallel or not in order.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let index: Self = error::parse(file, text, Self::read)?;
        let shards = index.first.len();
        let is_parallel = index.terms.len() == shards
            && index.positions.len() == shards
            && index.merged.len() == index.beginnings.len()
            && index.spellings.len() == index.letters.len();
        if !is_parallel {
            return Err(DecodeError::misfit(file, "a file for every entry"));
        }
        let lists = [&index.first, &index.beginnings, &index.letters];
        if !lists.iter().all(|list| list.is_sorted()) {
            return Err(DecodeError::misfit(file, "entries in ascending order"));
        }
        Ok(index)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            first: fields.list("first", text),
            terms: fields.list("terms", FileName::read),
            positions: fields.list("positions", FileName::read),
            beginnings: fields.list("beginnings", text),
            merged: fields.list("merged", FileName::read),
            letters: fields.list("letters", text),
            spellings: fields.list("spellings", FileName::read),
        }
    }
}

/// The file of an entry of an ascending list.
fn named<'a>(list: &[String], files: &'a [FileName], entry: &str) -> Option<&'a FileName> {
    let place = list.binary_search_by(|other| other.as_str().cmp(entry));
    files.get(place.ok()?)
}
