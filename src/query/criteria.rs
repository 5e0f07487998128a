//! The question: what a reader chose, and what can be changed of it.

use super::{Order, ReaderList};
use crate::model::{Day, Slug};

/// What a reader asks of the archive.
///
/// ```
/// use broadsheet::query::Query;
///
/// let query = Query::parse("?topic=ai&topic=cloud&topic=ai");
/// assert_eq!(query.topics.len(), 2);
/// assert_eq!(query.to_search(), "?topic=ai&topic=cloud");
/// assert_eq!(Query::default().to_search(), "");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// What was typed into the search box, operators and all (`q=`).
    pub words: String,
    /// Topics that a story must all have, in the order they were chosen (`topic=`).
    pub topics: Vec<Slug>,
    /// Topics of which a story must have one (`any=`).
    pub any: Vec<Slug>,
    /// Topics that a story must not have (`not=`).
    pub not: Vec<Slug>,
    /// Publishers of which one must have published it: domains, or names where there is no domain
    /// (`publisher=`).
    pub publishers: Vec<String>,
    /// Types of which it must have one (`type=`).
    pub kinds: Vec<String>,
    /// At least so many publishers must cover it; 0 asks nothing (`covered=`).
    pub covered: u32,
    /// The first day (`from=`).
    pub from: Option<Day>,
    /// The last day (`to=`).
    pub to: Option<Day>,
    /// The reader's own list that it must be in (`show=`).
    pub mine: Option<ReaderList>,
    /// The order that was chosen (`sort=`).
    pub order: Option<Order>,
}

/// How a topic is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TopicChoice {
    /// A story must have it, as all others that are chosen so.
    All,
    /// A story must have it or another that is chosen so.
    Any,
    /// A story must not have it.
    Not,
}

/// A part of a question that can be given up by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum QueryPart {
    /// What was typed.
    Words,
    /// A topic.
    Topic(Slug),
    /// A publisher.
    Publisher(String),
    /// A type.
    Kind(String),
    /// How many publishers must cover it.
    Covered,
    /// The range of days.
    Range,
    /// A list of the reader's own.
    Mine(ReaderList),
}

/// More values of one kind than this are not a choice that someone made by hand.
pub const MAX_VALUES_PER_FILTER: usize = 32;

/// More characters than this are not typed into a search box.
pub const MAX_SEARCH_TEXT_CHARS: usize = 200;

impl Query {
    /// The question for one topic alone.
    pub fn topic(topic: Slug) -> Self {
        Self {
            topics: vec![topic],
            ..Self::default()
        }
    }

    /// Whether everything is asked for, whatever the order.
    pub fn is_empty(&self) -> bool {
        self.parts().is_empty()
    }

    /// The one topic that is asked for, where nothing else is, whatever the order.
    pub fn only_topic(&self) -> Option<&Slug> {
        let topic = self.topics.first().or(self.any.first())?;
        (self.parts().len() == 1 && self.not.is_empty()).then_some(topic)
    }

    /// How a topic is chosen.
    pub fn choice(&self, topic: &Slug) -> Option<TopicChoice> {
        if self.topics.contains(topic) {
            Some(TopicChoice::All)
        } else if self.any.contains(topic) {
            Some(TopicChoice::Any)
        } else {
            self.not.contains(topic).then_some(TopicChoice::Not)
        }
    }

    /// The question with a topic chosen in another way, or not at all.
    #[must_use]
    pub fn with_choice(&self, topic: &Slug, choice: Option<TopicChoice>) -> Self {
        let mut query = self.clone();
        for list in [&mut query.topics, &mut query.any, &mut query.not] {
            list.retain(|chosen| chosen != topic);
        }
        let list = match choice {
            Some(TopicChoice::All) => &mut query.topics,
            Some(TopicChoice::Any) => &mut query.any,
            Some(TopicChoice::Not) => &mut query.not,
            None => return query,
        };
        if list.len() < MAX_VALUES_PER_FILTER {
            list.push(topic.clone());
        }
        query
    }

    /// The question with this topic among those that a story must all have; without it, where it
    /// was chosen in any way.
    #[must_use]
    pub fn toggled(&self, topic: &Slug) -> Self {
        let choice = self.choice(topic).is_none().then_some(TopicChoice::All);
        self.with_choice(topic, choice)
    }

    /// The question with this publisher, or without it where it was chosen.
    #[must_use]
    pub fn with_publisher_toggled(&self, identity: &str) -> Self {
        let mut query = self.clone();
        toggle(&mut query.publishers, identity);
        query
    }

    /// The question with this type, or without it where it was chosen.
    #[must_use]
    pub fn with_kind_toggled(&self, kind: &str) -> Self {
        let mut query = self.clone();
        toggle(&mut query.kinds, kind);
        query
    }

    /// The question without one of its parts.
    #[must_use]
    pub fn without(&self, part: &QueryPart) -> Self {
        let mut query = self.clone();
        match part {
            QueryPart::Words => query.words.clear(),
            QueryPart::Topic(topic) => return self.with_choice(topic, None),
            QueryPart::Publisher(identity) => query.publishers.retain(|other| other != identity),
            QueryPart::Kind(kind) => query.kinds.retain(|other| other != kind),
            QueryPart::Covered => query.covered = 0,
            QueryPart::Range => (query.from, query.to) = (None, None),
            QueryPart::Mine(_) => query.mine = None,
        }
        query
    }

    /// Everything that was chosen, in the order in which an address has it.
    pub fn parts(&self) -> Vec<QueryPart> {
        let mut parts = Vec::new();
        if !self.words.trim().is_empty() {
            parts.push(QueryPart::Words);
        }
        let topics = self.topics.iter().chain(&self.any).chain(&self.not);
        parts.extend(topics.cloned().map(QueryPart::Topic));
        parts.extend(self.publishers.iter().cloned().map(QueryPart::Publisher));
        parts.extend(self.kinds.iter().cloned().map(QueryPart::Kind));
        if self.covered > 1 {
            parts.push(QueryPart::Covered);
        }
        if self.from.is_some() || self.to.is_some() {
            parts.push(QueryPart::Range);
        }
        parts.extend(self.mine.map(QueryPart::Mine));
        parts
    }
}

fn toggle(values: &mut Vec<String>, value: &str) {
    if let Some(place) = values.iter().position(|chosen| chosen == value) {
        values.remove(place);
    } else if values.len() < MAX_VALUES_PER_FILTER {
        values.push(value.to_owned());
    }
}
