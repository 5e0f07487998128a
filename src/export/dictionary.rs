//! The manifest's lists: topics, publishers and types by number.

use std::collections::{BTreeSet, HashMap};

use crate::{
    format::{Site, manifest::Topic, story::ListNumbers},
    model::{Kind, Outline, Provider, Slug, slug},
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
    /// By name in lower case and in every spelling that was met.
    topic_numbers: HashMap<String, u32>,
    /// By name, and then by domain; few names have two.
    provider_numbers: HashMap<String, Vec<(String, u32)>>,
    kind_numbers: HashMap<Kind, u32>,
    /// The places that the owner has given topics, by name in lower case.
    ranks: HashMap<String, usize>,
}

impl Dictionary {
    /// The lists of these stories, on this site.
    pub fn of(outlines: &[Outline], site: &Site) -> Self {
        let ranks = site.topics.iter().enumerate();
        let mut dictionary = Self {
            ranks: ranks
                .map(|(place, topic)| (topic.name.to_lowercase(), place))
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
            let topic = self.topic(name, slugs);
            self.topics[topic as usize].stories += 1;
        }
        let provider = &outline.provider;
        if self.known(provider).is_none() {
            let next = number(self.providers.len());
            let domains = self.provider_numbers.entry(provider.name.clone());
            let domains = domains.or_default();
            domains.push((provider.domain.clone(), next));
            self.providers.push(provider.clone());
        }
        let kinds = &mut self.kinds;
        let next = number(kinds.len());
        self.kind_numbers
            .entry(outline.kind.clone())
            .or_insert_with(|| {
                kinds.push(outline.kind.clone());
                next
            });
    }

    /// The number of a topic, which is added where it is new.
    fn topic(&mut self, name: &str, slugs: &mut BTreeSet<Slug>) -> u32 {
        if let Some(known) = self.topic_numbers.get(name) {
            return *known;
        }
        let lower = name.to_lowercase();
        let known = self.topic_numbers.get(&lower).copied();
        let topic = known.unwrap_or_else(|| {
            self.topics.push(Topic {
                slug: distinct(name, slugs),
                name: name.to_owned(),
                stories: 0,
                rank: self.ranks.get(&lower).copied(),
            });
            number(self.topics.len() - 1)
        });
        self.topic_numbers.insert(lower, topic);
        self.topic_numbers.insert(name.to_owned(), topic);
        topic
    }

    /// The numbers of a story's publisher and topics.
    pub fn numbers(&self, outline: &Outline) -> ListNumbers {
        let topics = outline.topics.iter();
        ListNumbers {
            provider: self.provider(&outline.provider),
            topics: topics
                .filter_map(|name| self.topic_numbers.get(name).copied())
                .collect(),
        }
    }

    /// The number of a publisher.
    pub fn provider(&self, provider: &Provider) -> u32 {
        self.known(provider).unwrap_or_default()
    }

    fn known(&self, provider: &Provider) -> Option<u32> {
        let mut domains = self.provider_numbers.get(&provider.name)?.iter();
        let of_domain = domains.find(|(domain, _)| *domain == provider.domain);
        of_domain.map(|(_, number)| *number)
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
