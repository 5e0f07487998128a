//! Holds the state of a reader, and the changes to it.

use serde::{Deserialize, Serialize};

use crate::model::Slug;

/// The maximum number of opened stories to remember: about 400 kB of the 5 MB that browsers allow.
pub const MAX_READ_STORIES: usize = 5_000;

/// The maximum number of saved stories.
pub const MAX_SAVED_STORIES: usize = 2_000;

/// The maximum number of muted values of one kind.
pub const MAX_MUTED_ITEMS: usize = 200;

/// The maximum number of saved searches.
pub const MAX_SAVED_SEARCHES: usize = 50;

/// The minutes without activity after which a new visit begins.
pub const VISIT_GAP_MINUTES: i64 = 30;

/// The stored state of a reader. Lists are in the order of insertion; equal items are not added
/// twice, and a full list drops its oldest items.
///
/// ```
/// use broadsheet::reader::{Muted, Reader};
///
/// let mut reader = Reader::default();
/// reader.mute(Muted::Word("lottery".to_owned()));
/// let json = reader.to_json()?;
/// assert_eq!(Reader::parse(&json)?, reader);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The opened stories.
    pub read: Vec<StoryReference>,
    /// The saved stories.
    pub saved: Vec<StoryReference>,
    /// The muted publishers, topics and words.
    pub muted: Vec<Muted>,
    /// The saved searches.
    pub searches: Vec<SavedSearch>,
    /// The previous visit.
    pub previous_visit: Option<Visit>,
    /// The current visit.
    pub current_visit: Option<Visit>,
}

/// A reference to a story that also finds it in later exports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryReference {
    /// The slug.
    pub slug: String,
    /// The headline; stored for saved stories only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The publication time in minutes since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minute: Option<i64>,
    /// The identity of the publisher.
    #[serde(default)]
    pub publisher: String,
    /// The index among the publisher's stories of that minute, from 0. It is hardly ever anything
    /// else.
    #[serde(rename = "place", default, skip_serializing_if = "is_zero")]
    pub index_in_minute: usize,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(index: &usize) -> bool {
    *index == 0
}

/// A muted publisher, topic or word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Muted {
    /// A publisher by its identity: the domain, or the name if there is none.
    Publisher(String),
    /// A topic.
    Topic(Slug),
    /// A word of the headline or the excerpt.
    Word(String),
}

/// A saved search.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// The name.
    pub name: String,
    /// The query part of the URL, with its `?`.
    pub search: String,
    /// The minute of the newest story when the reader last opened the search.
    #[serde(rename = "until", default)]
    pub newest_seen_minute: i64,
}

/// A visit to the archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The minute of the last activity by the reader's clock, since 1970.
    #[serde(rename = "at")]
    pub minute: i64,
    /// The minute of the newest story at that time.
    #[serde(rename = "newest")]
    pub newest_minute: i64,
}

impl Reader {
    /// Records that a story was opened. Returns whether that is new.
    pub fn mark_read(&mut self, story: StoryReference) -> bool {
        add_story(&mut self.read, story, MAX_READ_STORIES)
    }

    /// Returns whether a story is saved.
    pub fn has_saved(&self, slug: &str) -> bool {
        self.saved
            .iter()
            .any(|story_reference| story_reference.slug == slug)
    }

    /// Saves a story, or removes it if it was saved.
    pub fn toggle_saved(&mut self, story: StoryReference) {
        if self.has_saved(&story.slug) {
            self.saved
                .retain(|story_reference| story_reference.slug != story.slug);
        } else {
            add_story(&mut self.saved, story, MAX_SAVED_STORIES);
        }
    }

    /// Mutes an item.
    pub fn mute(&mut self, item: Muted) {
        let is_same_kind =
            |other: &Muted| std::mem::discriminant(other) == std::mem::discriminant(&item);
        if self
            .muted
            .iter()
            .filter(|other| is_same_kind(other))
            .count()
            < MAX_MUTED_ITEMS
            && !self.muted.contains(&item)
        {
            self.muted.push(item);
        }
    }

    /// Unmutes an item.
    pub fn unmute(&mut self, item: &Muted) {
        self.muted.retain(|other| other != item);
    }

    /// Saves a search. If the query was saved before, the new name replaces the old one.
    pub fn save_search(&mut self, search: SavedSearch) {
        self.searches.retain(|other| other.search != search.search);
        self.searches.push(search);
        let excess = self.searches.len().saturating_sub(MAX_SAVED_SEARCHES);
        self.searches.drain(..excess);
    }

    /// Removes a saved search.
    pub fn remove_search(&mut self, search: &str) {
        self.searches.retain(|other| other.search != search);
    }

    /// Records activity at a minute of the clock, with the minute of the newest story. After a gap
    /// of more than [`VISIT_GAP_MINUTES`], a new visit begins.
    pub fn record_visit(&mut self, at: i64, newest: i64) {
        let is_new = self
            .current_visit
            .is_none_or(|now| at - now.minute > VISIT_GAP_MINUTES);
        if is_new {
            self.previous_visit = self.current_visit.or(self.previous_visit);
        }
        self.current_visit = Some(Visit {
            minute: at,
            newest_minute: newest,
        });
    }

    /// Merges another state into this one. Nothing of this state is lost.
    pub fn merge(&mut self, other: Self) {
        for story in other.read {
            add_story(&mut self.read, story, MAX_READ_STORIES);
        }
        for story in other.saved {
            add_story(&mut self.saved, story, MAX_SAVED_STORIES);
        }
        for item in other.muted {
            self.mute(item);
        }
        for search in other.searches {
            if !self
                .searches
                .iter()
                .any(|saved| saved.search == search.search)
            {
                self.save_search(search);
            }
        }
        self.previous_visit = self.previous_visit.or(other.previous_visit);
    }
}

/// Adds a story if it is new. Returns whether it was added.
fn add_story(list: &mut Vec<StoryReference>, story: StoryReference, limit: usize) -> bool {
    if list
        .iter()
        .any(|story_reference| story_reference.slug == story.slug)
    {
        return false;
    }
    list.push(story);
    let excess = list.len().saturating_sub(limit);
    list.drain(..excess);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story_reference(slug: &str) -> StoryReference {
        StoryReference {
            slug: slug.to_owned(),
            ..StoryReference::default()
        }
    }

    #[test]
    fn a_full_list_loses_its_oldest() {
        let mut reader = Reader::default();
        for number in 0..=MAX_READ_STORIES {
            assert!(reader.mark_read(story_reference(&number.to_string())));
        }
        assert!(!reader.mark_read(story_reference("7")));
        assert_eq!(reader.read.len(), MAX_READ_STORIES);
        assert_eq!(reader.read[0].slug, "1");
    }

    #[test]
    fn a_story_is_saved_and_given_up() {
        let mut reader = Reader::default();
        reader.toggle_saved(story_reference("a"));
        assert!(reader.has_saved("a"));
        reader.toggle_saved(story_reference("a"));
        assert!(!reader.has_saved("a"));
    }

    #[test]
    fn a_pause_begins_another_visit() {
        let mut reader = Reader::default();
        reader.record_visit(100, 1);
        assert_eq!(reader.previous_visit, None);
        reader.record_visit(110, 1);
        assert_eq!(reader.previous_visit, None, "the same visit");
        reader.record_visit(111 + VISIT_GAP_MINUTES, 9);
        assert_eq!(
            reader.previous_visit,
            Some(Visit {
                minute: 110,
                newest_minute: 1
            })
        );
        reader.record_visit(112 + VISIT_GAP_MINUTES, 9);
        assert_eq!(
            reader.previous_visit,
            Some(Visit {
                minute: 110,
                newest_minute: 1
            })
        );
    }

    #[test]
    fn nothing_is_lost_when_two_become_one() {
        let mut one = Reader::default();
        one.mark_read(story_reference("a"));
        one.mute(Muted::Word("a".to_owned()));
        let mut other = Reader::default();
        other.mark_read(story_reference("a"));
        other.mark_read(story_reference("b"));
        other.toggle_saved(story_reference("c"));
        other.mute(Muted::Word("a".to_owned()));
        other.mute(Muted::Publisher("a".to_owned()));
        one.merge(other);
        assert_eq!(one.read, [story_reference("a"), story_reference("b")]);
        assert_eq!(one.saved, [story_reference("c")]);
        assert_eq!(one.muted.len(), 2);
    }
}
