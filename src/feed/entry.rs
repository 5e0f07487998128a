//! Defines the fields of a story in feeds and tables.

use crate::{
    format::{Card, Manifest},
    model::{Address, Instant, Slug},
};

/// The fields of a story in an exported list, borrowed from its card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedEntry<'a> {
    /// The headline.
    pub title: &'a str,
    /// A few sentences as plain text; may be empty.
    pub excerpt: &'a str,
    /// The absolute address of the story's page in the archive, which also identifies it.
    pub page_url: String,
    /// The address at the publisher, if known. Cards do not have it.
    pub publisher_url: Option<&'a Address>,
    /// The name of the publisher.
    pub publisher: &'a str,
    /// The domain of the publisher; empty if unknown.
    pub domain: &'a str,
    /// The publication time.
    pub time: Option<Instant>,
    /// The time of the last change, which is that of publication if there was none. Cards do not
    /// have it.
    pub updated: Option<Instant>,
    /// The names of the topics.
    pub topics: Vec<&'a str>,
    /// The name of the type: [`Kind::name`](crate::model::Kind::name).
    pub kind: &'a str,
    /// The language as a BCP 47 tag; empty if the record has none.
    pub language: &'a str,
}

impl<'a> FeedEntry<'a> {
    /// Creates an entry from a card. `home_url` is the address of the archive, with a trailing `/`.
    /// Topics and publishers that the manifest does not have are left out.
    pub fn from_card(card: &'a Card, manifest: &'a Manifest, home: &str) -> Self {
        let provider = manifest.providers.get(card.provider as usize);
        let topics = card.topics.iter();
        let topics = topics.filter_map(|topic| manifest.topics.get(*topic as usize));
        Self {
            title: &card.title,
            excerpt: &card.excerpt,
            page_url: page_url(home, &card.slug),
            publisher_url: None,
            publisher: provider.map_or("", |provider| &provider.name),
            domain: provider.map_or("", |provider| &provider.domain),
            time: card.time,
            updated: None,
            topics: topics.map(|topic| topic.name.as_str()).collect(),
            kind: card.kind.name(),
            language: card.locale.as_deref().unwrap_or_default(),
        }
    }
}

/// Returns the absolute address of a story's page.
pub fn page_url(home: &str, slug: &Slug) -> String {
    let mut page = String::from(home);
    page.push_str("article/");
    page.push_str(slug.as_str());
    page.push('/');
    page
}
