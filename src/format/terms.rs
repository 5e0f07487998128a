//! Defines postings: the rows of each word, and how much the word counts there.

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode_json, vlq};

/// The postings of neighboring words, or of one prefix.
///
/// The lists are parallel, with one entry per word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The folded words, ascending by their bytes.
    pub terms: Vec<String>,
    /// The rows of each word as [`vlq`]: the first, then the distance of each from the previous
    /// one, minus 1.
    pub rows: Vec<String>,
    /// The levels of each word: one character per row, see [`LEVEL_COUNT`].
    pub levels: Vec<String>,
    /// Groups of English words that are forms of one another, each in alphabetical order. They match in English rows.
    ///
    /// A group is in the files of all of its words, if one of them is in the segment. The other words are those of older
    /// segments: a reader who types one of them finds this segment's forms of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub families: Vec<Vec<String>>,
    /// In exports of format 2, the other forms of some words, by the index of the word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<(u32, Vec<String>)>,
}

/// The number of levels, written as `0` (lowest) to `7`.
///
/// A level stands for the weighted frequency of a word in headline and excerpt, normalized by their
/// lengths and rounded to a geometric scale. It is the `tf` of BM25F before saturation (Zaragoza,
/// Craswell, Taylor, Saria, Robertson 2004). Quantized impacts are due to Anh and Moffat 2005.
pub const LEVEL_COUNT: u8 = 8;

/// A posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The row.
    pub row: u32,
    /// The level of the word in that row, below [`LEVEL_COUNT`].
    pub level: u8,
}

impl Terms {
    /// Appends a word. Words come in ascending order, and so do the rows of each.
    pub fn push(&mut self, term: String, postings: &[Posting]) {
        let mut rows = String::new();
        let mut levels = String::with_capacity(postings.len());
        let mut next = 0;
        for posting in postings {
            vlq::push(&mut rows, u64::from(posting.row.saturating_sub(next)));
            next = posting.row + 1;
            levels.push(char::from(b'0' + posting.level.min(LEVEL_COUNT - 1)));
        }
        self.terms.push(term);
        self.rows.push(rows);
        self.levels.push(levels);
    }

    /// Returns the postings of the word with this index, ascending by row.
    pub fn postings(&self, index: usize) -> impl Iterator<Item = Posting> + '_ {
        let rows = self.rows.get(index).map_or("", String::as_str);
        let levels = self.levels.get(index).map_or("", String::as_str);
        let mut next = 0_u64;
        let rows = vlq::read(rows).map_while(move |gap| {
            let row = next.checked_add(gap?)?;
            next = row + 1;
            u32::try_from(row).ok()
        });
        rows.zip(levels.bytes()).map(|(row, level)| Posting {
            row,
            level: level.wrapping_sub(b'0').min(LEVEL_COUNT - 1),
        })
    }

    /// Returns the index of a word.
    pub fn find(&self, term: &str) -> Option<usize> {
        let found = self
            .terms
            .binary_search_by(|other| other.as_str().cmp(term));
        found.ok()
    }

    /// Returns the indices of the words with this prefix.
    pub fn with_prefix(&self, prefix: &str) -> std::ops::Range<usize> {
        let first = self.terms.partition_point(|term| term.as_str() < prefix);
        let rest = &self.terms[first..];
        let length = rest.partition_point(|term| term.starts_with(prefix));
        first..first + length
    }

    /// Returns the other English forms of a word, in alphabetical order.
    pub fn forms_of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        let mut families = self.families.iter();
        let family = families.find(|family| family.iter().any(|member| member == word));
        let forms = family.or_else(|| {
            let index = self.find(word)?;
            let mut forms = self.forms.iter();
            let found = forms.find(|(other, _)| *other as usize == index);
            found.map(|(_, forms)| forms)
        });
        let forms = forms.into_iter().flatten().map(String::as_str);
        forms.filter(move |form| *form != word)
    }

    /// Reads a file of postings.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its
    /// lists are not parallel or not in order. Rows are checked later: a damaged list ends early.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let terms: Self = decode_json(file, text)?;
        let words = terms.terms.len();
        if terms.rows.len() != words || terms.levels.len() != words {
            return Err(DecodeError::inconsistent(
                file,
                "rows and levels for every word",
            ));
        }
        if !terms.terms.is_sorted() {
            return Err(DecodeError::inconsistent(file, "words in ascending order"));
        }
        Ok(terms)
    }
}
