//! What a reader did and wants: read, saved, muted, last visit, saved searches. It stays in the
//! browser; nothing of it is ever sent anywhere.

mod stored_text;

use crate::model::Slug;

pub use stored_text::{FILE, VERSION};

/// How many stories are known as read, the newest of them: some 400 kB of the 5 MB that browsers grant.
pub const MAX_READ_STORIES: usize = 5_000;

/// How many stories can be saved.
pub const MAX_SAVED_STORIES: usize = 2_000;

/// How many values of one kind can be muted.
pub const MAX_MUTED_ITEMS: usize = 200;

/// How many searches can be saved.
pub const MAX_SAVED_SEARCHES: usize = 50;

/// After so many minutes without a sign of the reader, what comes is another visit.
pub const VISIT_GAP_MINUTES: i64 = 30;

/// Everything that is kept of a reader. Lists are in the order in which their items came; what is there
/// is not added again, and where a list is full its oldest items go.
///
/// ```
/// use broadsheet::reader::{Muted, Reader};
///
/// let mut reader = Reader::default();
/// reader.mute(Muted::Word("lottery".to_owned()));
/// let kept = reader.to_json();
/// assert_eq!(Reader::parse(&kept)?, reader);
/// # Ok::<(), broadsheet::format::DecodeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Stories that were opened.
    pub read: Vec<StoryReference>,
    /// Stories that were put aside.
    pub saved: Vec<StoryReference>,
    /// What the reader does not want to see.
    pub muted: Vec<Muted>,
    /// Questions that have a name.
    pub searches: Vec<SavedSearch>,
    /// The visit before this one.
    pub before: Option<Visit>,
    /// The current visit.
    pub now: Option<Visit>,
}

/// A story, by what finds it again in a later edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryReference {
    /// Its name in addresses.
    pub slug: String,
    /// Its headline, where that is worth keeping: of what is saved.
    pub title: String,
    /// When it was published, in minutes since 1970.
    pub minute: Option<i64>,
    /// Its publisher's identity.
    pub publisher: String,
    /// Its place among the publisher's stories of that minute, from 0: hardly ever anything else.
    pub place: usize,
}

/// Something that a reader does not want to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Muted {
    /// A publisher, by its identity: domain, or name where there is none.
    Publisher(String),
    /// A topic.
    Topic(Slug),
    /// A word of headline or excerpt.
    Word(String),
}

/// A question that was given a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its name.
    pub name: String,
    /// The question as the search part of an address, with its `?`.
    pub search: String,
    /// The minute of the newest story that was there when it was looked at.
    pub until: i64,
}

/// A visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// When it was, by the reader's clock: the minute of its last sign, since 1970.
    pub at: i64,
    /// The minute of the newest story that was there.
    pub newest: i64,
}

impl Reader {
    /// Notes that a story was opened; whether that is new.
    pub fn open(&mut self, story: StoryReference) -> bool {
        add(&mut self.read, story, MAX_READ_STORIES)
    }

    /// Whether a story is saved.
    pub fn has_saved(&self, slug: &str) -> bool {
        self.saved.iter().any(|seen| seen.slug == slug)
    }

    /// Saves a story, or gives it up where it was saved.
    pub fn toggle_saved(&mut self, story: StoryReference) {
        if self.has_saved(&story.slug) {
            self.saved.retain(|seen| seen.slug != story.slug);
        } else {
            add(&mut self.saved, story, MAX_SAVED_STORIES);
        }
    }

    /// Mutes something.
    pub fn mute(&mut self, what: Muted) {
        let is_alike =
            |other: &Muted| std::mem::discriminant(other) == std::mem::discriminant(&what);
        if self.muted.iter().filter(|other| is_alike(other)).count() < MAX_MUTED_ITEMS
            && !self.muted.contains(&what)
        {
            self.muted.push(what);
        }
    }

    /// Unmutes something.
    pub fn unmute(&mut self, what: &Muted) {
        self.muted.retain(|other| other != what);
    }

    /// Gives a question a name; a question that has one gets the new one.
    pub fn name(&mut self, search: SavedSearch) {
        self.searches.retain(|other| other.search != search.search);
        self.searches.push(search);
        let many = self.searches.len().saturating_sub(MAX_SAVED_SEARCHES);
        self.searches.drain(..many);
    }

    /// Forgets a question.
    pub fn forget(&mut self, search: &str) {
        self.searches.retain(|other| other.search != search);
    }

    /// Notes a sign of the reader at a minute of the clock, when the newest story is of another. After a
    /// [pause](PAUSE) it begins another visit.
    pub fn visit(&mut self, at: i64, newest: i64) {
        let is_new = self.now.is_none_or(|now| at - now.at > VISIT_GAP_MINUTES);
        if is_new {
            self.before = self.now.or(self.before);
        }
        self.now = Some(Visit { at, newest });
    }

    /// Adds what another has: nothing that is here is lost.
    pub fn merge(&mut self, other: Self) {
        for story in other.read {
            add(&mut self.read, story, MAX_READ_STORIES);
        }
        for story in other.saved {
            add(&mut self.saved, story, MAX_SAVED_STORIES);
        }
        for what in other.muted {
            self.mute(what);
        }
        for search in other.searches {
            if !self.searches.iter().any(|own| own.search == search.search) {
                self.name(search);
            }
        }
        self.before = self.before.or(other.before);
    }
}

/// Adds a story where it is not there; whether it was added.
fn add(list: &mut Vec<StoryReference>, story: StoryReference, most: usize) -> bool {
    if list.iter().any(|seen| seen.slug == story.slug) {
        return false;
    }
    list.push(story);
    let many = list.len().saturating_sub(most);
    list.drain(..many);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(slug: &str) -> StoryReference {
        StoryReference {
            slug: slug.to_owned(),
            ..StoryReference::default()
        }
    }

    #[test]
    fn a_full_list_loses_its_oldest() {
        let mut reader = Reader::default();
        for number in 0..=MAX_READ_STORIES {
            assert!(reader.open(seen(&number.to_string())));
        }
        assert!(!reader.open(seen("7")));
        assert_eq!(reader.read.len(), MAX_READ_STORIES);
        assert_eq!(reader.read[0].slug, "1");
    }

    #[test]
    fn a_story_is_saved_and_given_up() {
        let mut reader = Reader::default();
        reader.toggle_saved(seen("a"));
        assert!(reader.has_saved("a"));
        reader.toggle_saved(seen("a"));
        assert!(!reader.has_saved("a"));
    }

    #[test]
    fn a_pause_begins_another_visit() {
        let mut reader = Reader::default();
        reader.visit(100, 1);
        assert_eq!(reader.before, None);
        reader.visit(110, 1);
        assert_eq!(reader.before, None, "the same visit");
        reader.visit(111 + VISIT_GAP_MINUTES, 9);
        assert_eq!(reader.before, Some(Visit { at: 110, newest: 1 }));
        reader.visit(112 + VISIT_GAP_MINUTES, 9);
        assert_eq!(reader.before, Some(Visit { at: 110, newest: 1 }));
    }

    #[test]
    fn nothing_is_lost_when_two_become_one() {
        let mut one = Reader::default();
        one.open(seen("a"));
        one.mute(Muted::Word("a".to_owned()));
        let mut other = Reader::default();
        other.open(seen("a"));
        other.open(seen("b"));
        other.toggle_saved(seen("c"));
        other.mute(Muted::Word("a".to_owned()));
        other.mute(Muted::Publisher("a".to_owned()));
        one.merge(other);
        assert_eq!(one.read, [seen("a"), seen("b")]);
        assert_eq!(one.saved, [seen("c")]);
        assert_eq!(one.muted.len(), 2);
    }
}
