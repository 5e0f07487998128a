//! Collects everything that a file of stories depends on, as bytes to be hashed.

use std::hash::{Hash, Hasher};

use super::RowData;
use crate::export::clustering::related::RelatedLink;

/// The collected bytes: a [`Hasher`] that only records its input, so that a derived [`Hash`] lists
/// the fields of a type, each with its length.
#[derive(Debug, Default)]
pub(super) struct CacheKeyInput(Vec<u8>);

impl Hasher for CacheKeyInput {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Returns 0; the result is [`CacheKeyInput::bytes`].
    fn finish(&self) -> u64 {
        0
    }
}

impl CacheKeyInput {
    /// Adds links, and what they show of the stories at their other ends.
    pub fn add_links<'a>(
        &mut self,
        links: impl Iterator<Item = RelatedLink<'a>>,
        row_data: &RowData,
    ) {
        for link in links {
            let row = link.row as usize;
            let outline = &row_data.rows.outlines[row];
            let provider = row_data.rows.numbers[row].provider;
            (&outline.slug, &outline.title, outline.published, provider).hash(self);
            (link.declared, link.similar, link.topics, link.words.len()).hash(self);
            for word in link.words {
                row_data.lexicon.words[*word as usize].hash(self);
            }
        }
        // No slug is empty, so an empty text marks the end of the links.
        "".hash(self);
    }

    /// Returns the collected bytes.
    pub fn bytes(self) -> Vec<u8> {
        self.0
    }
}
