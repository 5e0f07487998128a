//! Merges the versions of an entry that several feeds have, such as a section and the front page of
//! one newspaper.
//!
//! The text of a record is from one feed, its source, and stays from that feed as long as it has the
//! entry. The topics are those of all feeds. Therefore the record does not depend on which answer
//! comes first, and does not change when nothing in the feeds changes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    FeedRequest,
    feed_content::FetchedEntry,
    state::{FetchState, KnownRecord},
};
use crate::model::{Address, name_key};

/// An entry with the versions of all feeds.
#[derive(Debug)]
pub struct MergedEntry {
    /// The identity of its record in the state.
    pub id: String,
    /// The versions, in the order of the feeds; at least one.
    pub versions: Vec<EntryVersion>,
}

/// An entry as one feed has it.
#[derive(Debug)]
pub struct EntryVersion {
    /// The index of the feed.
    pub feed_index: usize,
    /// The entry.
    pub entry: FetchedEntry,
}

/// Merges the entries of feeds, which come in the order of the settings with the index of their
/// feed. Learns in `state` which entries are the same.
pub fn merge(
    feeds: &[FeedRequest],
    contents: Vec<(usize, Vec<FetchedEntry>)>,
    state: &mut FetchState,
) -> Vec<MergedEntry> {
    let mut merger = Merger {
        state,
        merged: Vec::new(),
        by_id: HashMap::new(),
        by_page: HashMap::new(),
    };
    for (feed_index, entries) in contents {
        let Some(feed) = feeds.get(feed_index) else {
            continue;
        };
        for entry in entries {
            merger.add(feed, feed_index, entry);
        }
    }
    merger.merged
}

struct Merger<'a> {
    state: &'a mut FetchState,
    merged: Vec<MergedEntry>,
    /// The indices of `merged` by identity.
    by_id: HashMap<String, usize>,
    /// The indices of `merged` by page and title.
    by_page: HashMap<PageKey, usize>,
}

/// The host of the feed, the address of the page, and the title.
type PageKey = (String, String, String);

impl Merger<'_> {
    fn add(&mut self, feed: &FeedRequest, feed_index: usize, entry: FetchedEntry) {
        let page = page_key(feed, &entry);
        let id = self.identity(feed, feed_index, &entry, page.as_ref());
        let index = *self.by_id.entry(id).or_insert_with_key(|id| {
            self.merged.push(MergedEntry {
                id: id.clone(),
                versions: Vec::new(),
            });
            self.merged.len() - 1
        });
        if let Some(page) = page {
            self.by_page.entry(page).or_insert(index);
        }
        if let Some(merged) = self.merged.get_mut(index) {
            merged.versions.push(EntryVersion { feed_index, entry });
        }
    }

    /// Returns the identity of the record of an entry.
    fn identity(
        &mut self,
        feed: &FeedRequest,
        feed_index: usize,
        entry: &FetchedEntry,
        page: Option<&PageKey>,
    ) -> String {
        // Identifiers such as `1` may mean another entry in another feed of the host.
        let id_in_feed = format!("{} {}", feed.url, entry.id);
        if self.state.entries.contains_key(&id_in_feed) {
            return id_in_feed;
        }
        if let Some(id) = self.state.aliases.get(&entry.id) {
            return id.clone();
        }
        self.rename_former(entry);
        if let Some(merged) = self.by_id.get(&entry.id) {
            let merged = self.merged.get(*merged);
            let first = merged.and_then(|merged| merged.versions.first());
            let first = first.map(|version| &version.entry);
            if first.is_some_and(|first| is_other_page(first.link.as_deref(), entry)) {
                return id_in_feed;
            }
            return entry.id.clone();
        }
        if let Some(known) = self.state.entries.get(&entry.id) {
            let source = known.source_feed.as_deref();
            let is_of_other_feed = source.is_some_and(|source| source != feed.url.as_str());
            if is_of_other_feed && is_other_page(known.link.as_deref(), entry) {
                return id_in_feed;
            }
            return entry.id.clone();
        }
        // RSS and Atom of one site often have different identifiers.
        let merged = page.and_then(|page| self.merged.get(*self.by_page.get(page)?));
        let is_in_feed = |version: &EntryVersion| version.feed_index == feed_index;
        match merged.filter(|merged| !merged.versions.iter().any(is_in_feed)) {
            Some(merged) => {
                let aliases = &mut self.state.aliases;
                aliases.insert(entry.id.clone(), merged.id.clone());
                merged.id.clone()
            }
            None => entry.id.clone(),
        }
    }

    /// Moves the state of a record from its former identity.
    fn rename_former(&mut self, entry: &FetchedEntry) {
        let entries = &mut self.state.entries;
        if !entries.contains_key(&entry.id)
            && let Some(former_id) = &entry.former_id
            && let Some(known) = entries.remove(former_id)
        {
            entries.insert(entry.id.clone(), known);
        }
    }
}

/// Returns whether an entry leads to another page than `link`, as far as both are known.
fn is_other_page(link: Option<&str>, entry: &FetchedEntry) -> bool {
    match (link, entry.link.as_deref()) {
        (Some(link), Some(other)) => link_key(link) != link_key(other),
        _ => false,
    }
}

fn page_key(feed: &FeedRequest, entry: &FetchedEntry) -> Option<PageKey> {
    let host = feed.url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let title: Vec<&str> = entry.title.split_whitespace().collect();
    let link = link_key(entry.link.as_deref()?);
    Some((host.to_owned(), link, title.join(" ")))
}

/// Returns a key that is equal for different spellings of one address. Comments have the address of
/// a story with a fragment, so that counts.
fn link_key(link: &str) -> String {
    let fragment = link.split_once('#').map(|(_, fragment)| fragment);
    let key = Address::parse(link).map_or_else(|_| link.to_owned(), |address| address.key());
    format!("{key}#{}", fragment.unwrap_or_default())
}

impl MergedEntry {
    /// Returns the topics by feed: those of earlier runs, and those of these versions.
    pub fn topics_by_feed(
        &self,
        feeds: &[FeedRequest],
        known: Option<&KnownRecord>,
    ) -> BTreeMap<String, Vec<String>> {
        let mut topics = known.map(|known| known.topics.clone()).unwrap_or_default();
        let mut read = HashSet::new();
        for version in &self.versions {
            let Some(feed) = feeds.get(version.feed_index) else {
                continue;
            };
            let of_feed = topics.entry(feed.url.to_string()).or_default();
            // The settings may name a feed twice, with different topics.
            if read.insert(&feed.url) {
                of_feed.clear();
            }
            of_feed.extend(version.entry.topics.iter().cloned());
        }
        topics
    }

    /// Returns the version whose text the record gets; `None` if the record stays as it is, because
    /// its source was not read in this run. Without its source, a version is taken if it adds
    /// topics. `is_awaited` tells whether a feed is in the settings but was not read.
    pub fn source_version(
        &self,
        feeds: &[FeedRequest],
        known: Option<&KnownRecord>,
        is_awaited: impl Fn(&str) -> bool,
    ) -> Option<&EntryVersion> {
        let first = self.versions.first();
        let Some(known) = known else {
            return first;
        };
        let Some(source) = known.source_feed.as_deref() else {
            return first;
        };
        let is_source = |version: &&EntryVersion| {
            let feed = feeds.get(version.feed_index);
            feed.is_some_and(|feed| feed.url.as_str() == source)
        };
        if let Some(version) = self.versions.iter().find(is_source) {
            return Some(version);
        }
        if !is_awaited(source) {
            return first;
        }
        let topics = known.topics.values().flatten();
        let known_topics: HashSet<String> = topics.map(|topic| name_key(topic)).collect();
        let adds_topics = |version: &&EntryVersion| {
            let mut topics = version.entry.topics.iter();
            topics.any(|topic| !known_topics.contains(&name_key(topic)))
        };
        self.versions.iter().find(adds_topics)
    }
}

/// Returns the topics that a record gets beside those of its entry: those that the settings give to
/// the feed, and those of other feeds.
pub fn more_topics(
    feed: &FeedRequest,
    entry: &FetchedEntry,
    topics_by_feed: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let mut seen: HashSet<String> = entry.topics.iter().map(|topic| name_key(topic)).collect();
    let others = topics_by_feed.values().flatten();
    let others = others.filter(|topic| seen.insert(name_key(topic)));
    feed.topics.iter().chain(others).cloned().collect()
}
