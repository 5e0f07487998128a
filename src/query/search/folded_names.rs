//! Searches the names of topics and publishers. Every row has both as numbers, so no file is
//! needed.

use super::term_matches::TermMatches;
use crate::{
    format::Manifest,
    query::{
        Archive, Term,
        bm25::{IN_PUBLISHER_FLAG, IN_TOPIC_FLAG},
        words,
    },
};

/// The names of an archive's topics and publishers, as folded words.
#[derive(Clone, Debug, Default)]
pub struct FoldedNames {
    topics: Vec<Vec<String>>,
    publishers: Vec<Vec<String>>,
}

impl FoldedNames {
    /// Folds the names of an archive.
    pub fn new(manifest: &Manifest, archive: &Archive) -> Self {
        let topics = manifest
            .topics
            .iter()
            .map(|topic| folded_words(&topic.name));
        let publishers = archive.publishers().iter();
        Self {
            topics: topics.collect(),
            publishers: publishers
                .map(|publisher| folded_words(&publisher.name))
                .collect(),
        }
    }

    /// Marks the rows with a topic or a publisher whose name contains the term.
    pub(super) fn mark(&self, archive: &Archive, term: &Term, matches: &mut TermMatches) {
        for (name, rows) in self.topics.iter().zip(archive.rows_of_topics()) {
            if name_matches(name, term) {
                rows.ones().for_each(|row| matches.add(row, IN_TOPIC_FLAG));
            }
        }
        let is_matching: Vec<bool> = self
            .publishers
            .iter()
            .map(|name| name_matches(name, term))
            .collect();
        if is_matching.contains(&true) {
            for row in 0..archive.row_count() {
                if is_matching.get(archive.publisher_of(row)) == Some(&true) {
                    matches.add(row, IN_PUBLISHER_FLAG);
                }
            }
        }
    }
}

fn folded_words(name: &str) -> Vec<String> {
    words::words(name).collect()
}

fn name_matches(name: &[String], term: &Term) -> bool {
    match term {
        Term::Word { text, is_prefix } => name
            .iter()
            .any(|word| word == text || (*is_prefix && word.starts_with(text.as_str()))),
        Term::Phrase(words) => name
            .windows(words.len().max(1))
            .any(|word_run| word_run == words),
    }
}
