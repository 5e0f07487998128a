//! Postings: which rows have a word in headline or excerpt, and how much it says there.

use serde::Serialize;

use super::{DecodeError, digits, error};
use crate::json::{JsonFields, JsonValue, ReadErrors, list, number, pair, text};

/// The postings of neighbouring words, or of one beginning of words.
///
/// The lists are parallel, one entry a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Terms {
    /// The folded words, ascending by their bytes.
    pub terms: Vec<String>,
    /// Their rows, ascending, as [`digits`]: the first, then the distance of each from the one before, less 1.
    pub rows: Vec<String>,
    /// Their levels: one character a row, see [`LEVELS`].
    pub levels: Vec<String>,
    /// By place of a word: other words of the archive that are English forms of the same one, in
    /// the order of the alphabet. Where a row is English, they match it as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<(u32, Vec<String>)>,
}

/// How much a word says in a row, from least to most: `0` to `7`.
///
/// A level stands for the weighted frequency of the word in headline and excerpt, normalised by
/// their lengths (the `tf` of BM25F before saturation: Zaragoza, Craswell, Taylor, Saria, Robertson
/// 2004), rounded to a geometric scale. Quantised impacts are due to Anh and Moffat 2005.
pub const LEVEL_COUNT: u8 = 8;

/// One posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The row.
    pub row: u32,
    /// How much the word says there, below [`LEVELS`].
    pub level: u8,
}

impl Terms {
    /// Appends a word. Words come in ascending order, and so do the rows of each.
    pub fn push(&mut self, term: String, postings: &[Posting], forms: Vec<String>) {
        let mut rows = String::new();
        let mut levels = String::with_capacity(postings.len());
        let mut next = 0;
        for posting in postings {
            digits::push(&mut rows, u64::from(posting.row.saturating_sub(next)));
            next = posting.row + 1;
            levels.push(char::from(b'0' + posting.level.min(LEVEL_COUNT - 1)));
        }
        if !forms.is_empty() {
            let place = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
            self.forms.push((place, forms));
        }
        self.terms.push(term);
        self.rows.push(rows);
        self.levels.push(levels);
    }

    /// The postings of the word in this place, ascending by row.
    pub fn postings(&self, place: usize) -> impl Iterator<Item = Posting> + '_ {
        let rows = self.rows.get(place).map_or("", String::as_str);
        let levels = self.levels.get(place).map_or("", String::as_str);
        let mut next = 0_u64;
        let rows = digits::read(rows).map_while(move |gap| {
            let row = next.checked_add(gap?)?;
            next = row + 1;
            u32::try_from(row).ok()
        });
        rows.zip(levels.bytes()).map(|(row, level)| Posting {
            row,
            level: level.wrapping_sub(b'0').min(LEVEL_COUNT - 1),
        })
    }

    /// The place of a word.
    pub fn find(&self, term: &str) -> Option<usize> {
        let found = self
            .terms
            .binary_search_by(|other| other.as_str().cmp(term));
        found.ok()
    }

    /// The places of the words that begin so.
    pub fn beginning(&self, prefix: &str) -> std::ops::Range<usize> {
        let first = self.terms.partition_point(|term| term.as_str() < prefix);
        let rest = &self.terms[first..];
        let length = rest.partition_point(|term| term.starts_with(prefix));
        first..first + length
    }

    /// The other English forms of the word in this place.
    pub fn forms_of(&self, place: usize) -> &[String] {
        let found = self
            .forms
            .iter()
            .find(|(other, _)| *other as usize == place);
        found.map_or(&[], |(_, forms)| forms)
    }

    /// Reads a file of postings.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where its lists are
    /// not parallel or not in order. Rows are checked as they are read: what is damaged ends its
    /// list.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let terms: Self = error::parse(file, text, Self::read)?;
        let words = terms.terms.len();
        if terms.rows.len() != words || terms.levels.len() != words {
            return Err(DecodeError::misfit(file, "rows and levels for every word"));
        }
        if !terms.terms.is_sorted() {
            return Err(DecodeError::misfit(file, "words in ascending order"));
        }
        Ok(terms)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            terms: fields.list("terms", text),
            rows: fields.list("rows", text),
            levels: fields.list("levels", text),
            forms: fields.find_list("forms", |value, notes| {
                let (place, forms) = pair(value, notes);
                (number(place, notes), list(forms, notes, text))
            }),
        }
    }
}
