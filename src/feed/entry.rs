//! A story as feeds and tables have it.

use crate::{
    format::{Card, Manifest},
    model::{Address, Instant, Slug},
};

/// What a file says of one story. It borrows what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedEntry<'a> {
    /// Its headline.
    pub title: &'a str,
    /// A few sentences of it, plain text; may be empty.
    pub excerpt: &'a str,
    /// The absolute address of its page in the archive, which is also what tells it from others.
    pub page: String,
    /// Where its publisher has it, where that is known. Cards do not know it.
    pub link: Option<&'a Address>,
    /// The name of its publisher.
    pub publisher: &'a str,
    /// The domain of its publisher; empty where unknown.
    pub domain: &'a str,
    /// When it was published.
    pub time: Option<Instant>,
    /// The names of its topics.
    pub topics: Vec<&'a str>,
    /// The name of its type: [`Kind::name`](crate::model::Kind::name).
    pub kind: &'a str,
    /// Its language as a BCP 47 tag; empty where the record does not say it.
    pub language: &'a str,
}

impl<'a> FeedEntry<'a> {
    /// What a card says, for the archive whose folder is at `home` (with `/` at its end). Numbers
    /// that the manifest has no name for are left out.
    pub fn of(card: &'a Card, manifest: &'a Manifest, home: &str) -> Self {
        let provider = manifest.providers.get(card.provider as usize);
        let topics = card.topics.iter();
        let topics = topics.filter_map(|topic| manifest.topics.get(*topic as usize));
        Self {
            title: &card.title,
            excerpt: &card.excerpt,
            page: page(home, &card.slug),
            link: None,
            publisher: provider.map_or("", |provider| &provider.name),
            domain: provider.map_or("", |provider| &provider.domain),
            time: card.time,
            topics: topics.map(|topic| topic.name.as_str()).collect(),
            kind: card.kind.name(),
            language: card.locale.as_deref().unwrap_or_default(),
        }
    }
}

/// The absolute address of a story's page.
pub fn page(home: &str, slug: &Slug) -> String {
    let mut page = String::from(home);
    page.push_str("article/");
    page.push_str(slug.as_str());
    page.push('/');
    page
}
