//! What the engine has to know of a reader: rows, and values that are muted.

use fixedbitset::FixedBitSet;

use super::{Archive, groups};
use crate::model::Slug;

/// A reader's own list of stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReaderList {
    /// What he did not open yet.
    Unread,
    /// What he put aside.
    Saved,
}

impl ReaderList {
    /// Every list.
    pub const ALL: [Self; 2] = [Self::Unread, Self::Saved];

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Saved => "saved",
        }
    }

    /// The list of this name.
    ///
    /// ```
    /// use broadsheet::query::Mine;
    ///
    /// assert_eq!(Mine::parse("saved"), Some(Mine::Saved));
    /// assert_eq!(Mine::parse("lost"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mine| mine.name() == name)
    }
}

/// A reader's own state, as far as it changes answers. What is muted is kept out of every list, whatever is
/// asked, until that is lifted: so all counts are of one mind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderFilter {
    /// The rows that were opened.
    pub read: FixedBitSet,
    /// The rows that were put aside.
    pub saved: FixedBitSet,
    /// Muted topics.
    pub topics: Vec<Slug>,
    /// Muted publishers, by identity.
    pub publishers: Vec<String>,
    /// The rows with muted words.
    pub words: FixedBitSet,
    /// Whether what is muted is shown for now.
    pub is_lifted: bool,
}

impl ReaderFilter {
    /// The rows of one of the lists.
    pub(super) fn list(&self, archive: &Archive, mine: ReaderList) -> FixedBitSet {
        match mine {
            ReaderList::Unread => groups::but(archive, &sized(archive, &self.read)),
            ReaderList::Saved => sized(archive, &self.saved),
        }
    }

    /// The rows that are muted; `None` where nothing is.
    pub(super) fn muted(&self, archive: &Archive) -> Option<FixedBitSet> {
        let is_idle = self.topics.is_empty() && self.publishers.is_empty() && self.words.is_clear();
        if self.is_lifted || is_idle {
            return None;
        }
        let mut rows = sized(archive, &self.words);
        for topic in &self.topics {
            let topic = archive
                .topic(topic)
                .and_then(|topic| archive.topics().get(topic));
            rows.union_with(topic.unwrap_or(&FixedBitSet::new()));
        }
        if !self.publishers.is_empty() {
            let publishers = archive.publishers();
            let is_muted = |place: usize| {
                let publisher = publishers.get(place);
                publisher.is_some_and(|publisher| self.publishers.contains(&publisher.identity))
            };
            rows.union_with(&groups::by_publisher(archive, is_muted));
        }
        Some(rows)
    }
}

/// The same rows, in a set as large as the archive.
fn sized(archive: &Archive, rows: &FixedBitSet) -> FixedBitSet {
    groups::set(archive, rows.ones())
}
