//! Decides which names the cards of an archive with one publisher show.

use std::collections::BTreeSet;

use crate::{
    format::Card,
    model::{Outline, name_key::name_key},
};

/// The names that cards show instead of the only publisher of an archive. A name that every card would repeat
/// is left out, too.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bylines {
    authors: bool,
    sections: bool,
}

impl Bylines {
    /// Returns the names to show in an archive of these stories, which `publishers` publishers have written.
    pub fn of(outlines: &[Outline], publishers: usize) -> Self {
        if publishers != 1 {
            return Self::default();
        }
        let sections = outlines
            .iter()
            .filter_map(|outline| outline.section.as_ref());
        let authors = outlines.iter().map(|outline| &outline.authors);
        Self {
            authors: differ(authors.filter(|authors| !authors.is_empty())),
            sections: differ(sections),
        }
    }

    /// Adds the names to the card of this story. A section that is one of its topics stands among these already.
    pub fn add_to(self, card: &mut Card, outline: &Outline) {
        if self.authors {
            card.authors.clone_from(&outline.authors);
        }
        if self.sections {
            let is_topic = |section: &String| {
                let key = name_key(section);
                outline.topics.iter().any(|topic| name_key(topic) == key)
            };
            let section = outline.section.clone();
            card.section = section.filter(|section| !is_topic(section));
        }
    }
}

/// Returns whether there are at least two values.
fn differ<T: Ord>(values: impl Iterator<Item = T>) -> bool {
    values.collect::<BTreeSet<T>>().len() > 1
}
