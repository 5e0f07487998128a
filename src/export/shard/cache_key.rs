//! All that files are made of, as bytes to be hashed.

use std::hash::{Hash, Hasher};

use super::ShardInput;
use crate::export::related::RelatedLink;

/// What was said to it, word for word: a [`Hasher`] that hashes nothing yet, so that a derived
/// [`Hash`] lists the fields of a type, each of them with its length.
#[derive(Debug, Default)]
pub(super) struct CacheKeyInput(Vec<u8>);

impl Hasher for CacheKeyInput {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Nothing: [`Account::bytes`] are the result.
    fn finish(&self) -> u64 {
        0
    }
}

impl CacheKeyInput {
    /// Links, and what they show of the stories they lead to.
    pub fn ties<'a>(&mut self, ties: impl Iterator<Item = RelatedLink<'a>>, sources: &ShardInput) {
        for tie in ties {
            let row = tie.row as usize;
            let outline = &sources.rows.outlines[row];
            let provider = sources.rows.numbers[row].provider;
            (&outline.slug, &outline.title, outline.published, provider).hash(self);
            (tie.declared, tie.similar, tie.topics, tie.words.len()).hash(self);
            for word in tie.words {
                sources.lexicon.spelling[*word as usize].hash(self);
            }
        }
        // No slug is empty, so this is no tie.
        "".hash(self);
    }

    /// Everything that was said.
    pub fn bytes(self) -> Vec<u8> {
        self.0
    }
}
