//! The manifest's lists: topics, publishers and types by number.

use std::collections::{BTreeSet, HashMap};

use crate::{
    format::{manifest::Topic, story::Numbers},
    model::{Article, Kind, Provider, Slug, slug},
};

/// The lists, and the way from a name to its number.
///
/// Numbers are given in the order of the first dated row, oldest first, and then of undated ones: a
/// new story adds to the end of a list, or nothing, and the files that point into it keep their
/// bytes. (A story that comes late **and** brings a new name moves the numbers after it.)
#[derive(Debug, Default)]
pub struct Dictionary {
    /// The topics; two spellings that differ in case are one, and the first counts.
    pub topics: Vec<Topic>,
    /// The publishers, one for each name and domain.
    pub providers: Vec<Provider>,
    /// The types.
    pub kinds: Vec<Kind>,
    topic_numbers: HashMap<String, u32>,
    provider_numbers: HashMap<(String, String), u32>,
    kind_numbers: HashMap<Kind, u32>,
}

impl Dictionary {
    /// The lists of these articles.
    pub fn of(articles: &[Article]) -> Self {
        let mut dictionary = Self::default();
        let mut slugs = BTreeSet::new();
        let undated = articles.partition_point(|article| article.published.is_none());
        let (undated, dated) = articles.split_at(undated);
        for article in dated.iter().chain(undated) {
            dictionary.add(article, &mut slugs);
        }
        dictionary
    }

    fn add(&mut self, article: &Article, slugs: &mut BTreeSet<Slug>) {
        for name in &article.topics {
            let next = number(self.topics.len());
            let topics = &mut self.topics;
            let topic = *self
                .topic_numbers
                .entry(name.to_lowercase())
                .or_insert_with(|| {
                    topics.push(Topic {
                        slug: distinct(name, slugs),
                        name: name.clone(),
                        stories: 0,
                    });
                    next
                });
            self.topics[topic as usize].stories += 1;
        }
        let provider = &article.provider;
        let providers = &mut self.providers;
        let key = (provider.name.clone(), provider.domain.clone());
        let next = number(providers.len());
        self.provider_numbers.entry(key).or_insert_with(|| {
            providers.push(provider.clone());
            next
        });
        let kinds = &mut self.kinds;
        let next = number(kinds.len());
        self.kind_numbers
            .entry(article.kind.clone())
            .or_insert_with(|| {
                kinds.push(article.kind.clone());
                next
            });
    }

    /// The numbers of an article's publisher and topics.
    pub fn numbers(&self, article: &Article) -> Numbers {
        let provider = &article.provider;
        let key = (provider.name.clone(), provider.domain.clone());
        Numbers {
            provider: self.provider_numbers.get(&key).copied().unwrap_or_default(),
            topics: article
                .topics
                .iter()
                .filter_map(|name| self.topic_numbers.get(&name.to_lowercase()).copied())
                .collect(),
        }
    }

    /// The number of a type.
    pub fn kind(&self, kind: &Kind) -> u32 {
        self.kind_numbers.get(kind).copied().unwrap_or_default()
    }

    /// How many publishers there are: distinct domains, or names where there is no domain.
    pub fn publishers(&self) -> usize {
        let identities = self.providers.iter().map(Provider::identity);
        identities.collect::<BTreeSet<_>>().len()
    }
}

/// The topic's slug; where another topic has it already, with the first free number behind it.
fn distinct(name: &str, slugs: &mut BTreeSet<Slug>) -> Slug {
    let plain = slug::from_text(name).unwrap_or_else(|| slug::hashed("topic", name));
    let numbered = (2..).filter_map(|n| Slug::parse(&format!("{plain}-{n}")));
    let free = std::iter::once(plain.clone())
        .chain(numbered)
        .find(|slug| !slugs.contains(slug))
        .unwrap_or(plain);
    slugs.insert(free.clone());
    free
}

/// A list's length as the number of its next entry. No archive has four thousand million topics.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
