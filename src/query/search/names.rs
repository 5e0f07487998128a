//! Words in the names of topics and publishers. Every row has both as numbers, so they are searched
//! without any file.

use crate::{
    format::Manifest,
    query::{
        Archive, Term,
        rank::{IN_PUBLISHER_FLAG, IN_TOPIC_FLAG, MatchCode},
        words,
    },
};

/// The names of an archive's topics and publishers as folded words.
#[derive(Clone, Debug, Default)]
pub struct FoldedNames {
    topics: Vec<Vec<String>>,
    publishers: Vec<Vec<String>>,
}

impl FoldedNames {
    /// The names of an archive.
    pub fn of(manifest: &Manifest, archive: &Archive) -> Self {
        let topics = manifest.topics.iter().map(|topic| folded(&topic.name));
        let publishers = archive.publishers().iter();
        Self {
            topics: topics.collect(),
            publishers: publishers
                .map(|publisher| folded(&publisher.name))
                .collect(),
        }
    }

    /// Marks the rows with a topic or a publisher whose name has the word or the phrase.
    pub(super) fn mark(&self, archive: &Archive, wanted: &Term, codes: &mut [MatchCode]) {
        for (name, rows) in self.topics.iter().zip(archive.topics()) {
            if has(name, wanted) {
                for row in rows.ones() {
                    if let Some(code) = codes.get_mut(row) {
                        *code |= IN_TOPIC_FLAG;
                    }
                }
            }
        }
        let having: Vec<bool> = self
            .publishers
            .iter()
            .map(|name| has(name, wanted))
            .collect();
        if having.contains(&true) {
            for (row, code) in codes.iter_mut().enumerate() {
                if having
                    .get(archive.publisher_of(row))
                    .copied()
                    .unwrap_or_default()
                {
                    *code |= IN_PUBLISHER_FLAG;
                }
            }
        }
    }
}

fn folded(name: &str) -> Vec<String> {
    words::words(name).collect()
}

fn has(name: &[String], wanted: &Term) -> bool {
    match wanted {
        Term::Word { text, is_prefix } => name
            .iter()
            .any(|word| word == text || (*is_prefix && word.starts_with(text.as_str()))),
        Term::Phrase(words) => name.windows(words.len().max(1)).any(|run| run == words),
    }
}
