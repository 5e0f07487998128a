//! Numbers the topics, publishers and types that the manifest lists.

use std::collections::{BTreeSet, HashMap};

use crate::{
    format::{Site, manifest::Topic, story::ListNumbers},
    model::{Kind, Outline, Provider, Slug, name_key, slug},
};

/// The lists of the manifest, and a map from each name to its number.
///
/// Numbers follow the first dated row with each name, oldest first, and then undated rows. A new
/// story therefore adds to the end of a list, or nothing, and files that refer to the list keep
/// their bytes. (A story that is added late **and** brings a new name moves the numbers after it.)
#[derive(Debug, Default)]
pub struct Dictionary {
    /// The topics. Spellings with one [`name_key`] are one topic, under the first spelling.
    pub topics: Vec<Topic>,
    /// The publishers, one for each name and domain.
    pub providers: Vec<Provider>,
    /// The types of stories.
    pub kinds: Vec<Kind>,
    /// The numbers of topics, by key and by every spelling that occurs.
    topic_numbers: HashMap<String, u32>,
    /// The numbers of publishers by name, then by domain; few names have two domains.
    provider_numbers: HashMap<String, Vec<(String, u32)>>,
    kind_numbers: HashMap<Kind, u32>,
    /// The ranks that the owner has set for topics, by [`name_key`].
    ranks: HashMap<String, usize>,
}

impl Dictionary {
    /// Builds the lists of these stories, for this site.
    pub fn of(outlines: &[Outline], site: &Site) -> Self {
        let ranks = site.topics.iter().enumerate();
        let mut dictionary = Self {
            ranks: ranks
                .map(|(rank, topic)| (name_key(&topic.name), rank))
                .collect(),
            ..Self::default()
        };
        let mut slugs = BTreeSet::new();
        let undated = outlines.partition_point(|outline| outline.published.is_none());
        let (undated, dated) = outlines.split_at(undated);
        for outline in dated.iter().chain(undated) {
            dictionary.add(outline, &mut slugs);
        }
        dictionary
    }

    fn add(&mut self, outline: &Outline, slugs: &mut BTreeSet<Slug>) {
        for name in &outline.topics {
            let topic = self.topic_number(name, slugs);
            self.topics[topic as usize].stories += 1;
        }
        let provider = &outline.provider;
        if self.find_provider(provider).is_none() {
            let number = next_number(self.providers.len());
            let domains = self.provider_numbers.entry(provider.name.clone());
            let domains = domains.or_default();
            domains.push((provider.domain.clone(), number));
            self.providers.push(provider.clone());
        }
        let kinds = &mut self.kinds;
        let number = next_number(kinds.len());
        self.kind_numbers
            .entry(outline.kind.clone())
            .or_insert_with(|| {
                kinds.push(outline.kind.clone());
                number
            });
    }

    /// Returns the number of a topic, and adds the topic if it is new.
    fn topic_number(&mut self, name: &str, slugs: &mut BTreeSet<Slug>) -> u32 {
        if let Some(number) = self.topic_numbers.get(name) {
            return *number;
        }
        let key = name_key(name);
        let number = self.topic_numbers.get(&key).copied();
        let topic = number.unwrap_or_else(|| {
            self.topics.push(Topic {
                slug: unique_slug(name, slugs),
                name: name.to_owned(),
                stories: 0,
                rank: self.ranks.get(&key).copied(),
            });
            next_number(self.topics.len() - 1)
        });
        self.topic_numbers.insert(key, topic);
        self.topic_numbers.insert(name.to_owned(), topic);
        topic
    }

    /// Returns the numbers of a story's publisher and topics.
    pub fn numbers(&self, outline: &Outline) -> ListNumbers {
        let topics = outline.topics.iter();
        ListNumbers {
            provider: self.provider_number(&outline.provider),
            topics: topics
                .filter_map(|name| self.topic_numbers.get(name).copied())
                .collect(),
        }
    }

    /// Returns the number of a publisher.
    pub fn provider_number(&self, provider: &Provider) -> u32 {
        self.find_provider(provider).unwrap_or_default()
    }

    fn find_provider(&self, provider: &Provider) -> Option<u32> {
        let mut domains = self.provider_numbers.get(&provider.name)?.iter();
        let of_domain = domains.find(|(domain, _)| *domain == provider.domain);
        of_domain.map(|(_, number)| *number)
    }

    /// Returns the number of a type.
    pub fn kind_number(&self, kind: &Kind) -> u32 {
        self.kind_numbers.get(kind).copied().unwrap_or_default()
    }

    /// Returns the number of publishers: distinct domains, or names for publishers without a
    /// domain.
    pub fn publisher_count(&self) -> usize {
        let identities = self.providers.iter().map(Provider::identity);
        identities.collect::<BTreeSet<_>>().len()
    }
}

/// Returns the slug of a topic; if another topic has it already, with the first free number
/// appended.
fn unique_slug(name: &str, slugs: &mut BTreeSet<Slug>) -> Slug {
    let base_slug = slug::from_text(name).unwrap_or_else(|| slug::hashed("topic", name));
    let numbered_slugs = (2..).filter_map(|n| Slug::parse(&format!("{base_slug}-{n}")));
    let unused = std::iter::once(base_slug.clone())
        .chain(numbered_slugs)
        .find(|slug| !slugs.contains(slug))
        .unwrap_or(base_slug);
    slugs.insert(unused.clone());
    unused
}

/// Returns the length of a list as the number of its next entry. No archive has four billion
/// topics.
fn next_number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
