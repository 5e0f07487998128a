//! Holds the filters and the order that a reader chose, and the changes to them.

use super::{Order, ReaderList};
use crate::model::{Day, Slug};

/// The filters and the order of a list.
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
    /// The text of the search box, with its operators (`q=`).
    pub search_text: String,
    /// Topics that a story must all have, in the order in which they were chosen (`topic=`).
    pub topics: Vec<Slug>,
    /// Topics of which a story must have at least one (`any=`).
    pub any_topics: Vec<Slug>,
    /// Topics that a story must not have (`not=`).
    pub excluded_topics: Vec<Slug>,
    /// Allowed publishers: domains, or names of publishers without a domain (`publisher=`).
    pub publishers: Vec<String>,
    /// Allowed types (`type=`).
    pub kinds: Vec<String>,
    /// The minimum number of publishers that cover a story; 0 allows all (`covered=`).
    pub min_publishers: u32,
    /// The first day, included (`from=`).
    pub from: Option<Day>,
    /// The last day, included (`to=`).
    pub to: Option<Day>,
    /// The reader's own list that a story must be in (`show=`).
    pub reader_list: Option<ReaderList>,
    /// The chosen order (`sort=`).
    pub order: Option<Order>,
}

/// The role of a topic in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TopicChoice {
    /// A story must have this topic and all others with this role.
    All,
    /// A story must have this topic or another with this role.
    Any,
    /// A story must not have this topic.
    Not,
}

/// A part of a query that can be removed by itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum QueryPart {
    /// The text of the search box.
    SearchText,
    /// A topic in any role.
    Topic(Slug),
    /// An allowed publisher.
    Publisher(String),
    /// An allowed type.
    Kind(String),
    /// The minimum number of publishers.
    MinPublishers,
    /// The first and the last day.
    Range,
    /// One of the reader's own lists.
    ReaderList(ReaderList),
}

/// The maximum number of values per filter. Nobody chooses more by hand.
pub const MAX_VALUES_PER_FILTER: usize = 32;

/// The maximum length of the search text, in characters.
pub const MAX_SEARCH_TEXT_CHARS: usize = 200;

impl Query {
    /// Creates a query for one topic.
    pub fn topic(topic: Slug) -> Self {
        Self {
            topics: vec![topic],
            ..Self::default()
        }
    }

    /// Returns whether the query has no filters. The order does not count.
    pub fn is_empty(&self) -> bool {
        self.parts().is_empty()
    }

    /// Returns the topic if it is the only filter. The order does not count.
    pub fn only_topic(&self) -> Option<&Slug> {
        let topic = self.topics.first().or(self.any_topics.first())?;
        (self.parts().len() == 1 && self.excluded_topics.is_empty()).then_some(topic)
    }

    /// Returns the role of a topic.
    pub fn topic_choice(&self, topic: &Slug) -> Option<TopicChoice> {
        if self.topics.contains(topic) {
            Some(TopicChoice::All)
        } else if self.any_topics.contains(topic) {
            Some(TopicChoice::Any)
        } else {
            self.excluded_topics
                .contains(topic)
                .then_some(TopicChoice::Not)
        }
    }

    /// Returns the query with a topic in another role, or without it for `None`.
    #[must_use]
    pub fn with_topic_choice(&self, topic: &Slug, choice: Option<TopicChoice>) -> Self {
        let mut query = self.clone();
        for list in [
            &mut query.topics,
            &mut query.any_topics,
            &mut query.excluded_topics,
        ] {
            list.retain(|chosen| chosen != topic);
        }
        let list = match choice {
            Some(TopicChoice::All) => &mut query.topics,
            Some(TopicChoice::Any) => &mut query.any_topics,
            Some(TopicChoice::Not) => &mut query.excluded_topics,
            None => return query,
        };
        if list.len() < MAX_VALUES_PER_FILTER {
            list.push(topic.clone());
        }
        query
    }

    /// Returns the query with this topic required, or without it if it has any role.
    #[must_use]
    pub fn with_topic_toggled(&self, topic: &Slug) -> Self {
        let choice = self
            .topic_choice(topic)
            .is_none()
            .then_some(TopicChoice::All);
        self.with_topic_choice(topic, choice)
    }

    /// Returns the query with this publisher, or without it if it was chosen.
    #[must_use]
    pub fn with_publisher_toggled(&self, identity: &str) -> Self {
        let mut query = self.clone();
        toggle(&mut query.publishers, identity);
        query
    }

    /// Returns the query with this type, or without it if it was chosen.
    #[must_use]
    pub fn with_kind_toggled(&self, kind: &str) -> Self {
        let mut query = self.clone();
        toggle(&mut query.kinds, kind);
        query
    }

    /// Returns the query without one of its parts.
    #[must_use]
    pub fn without(&self, part: &QueryPart) -> Self {
        let mut query = self.clone();
        match part {
            QueryPart::SearchText => query.search_text.clear(),
            QueryPart::Topic(topic) => return self.with_topic_choice(topic, None),
            QueryPart::Publisher(identity) => query.publishers.retain(|other| other != identity),
            QueryPart::Kind(kind) => query.kinds.retain(|other| other != kind),
            QueryPart::MinPublishers => query.min_publishers = 0,
            QueryPart::Range => (query.from, query.to) = (None, None),
            QueryPart::ReaderList(_) => query.reader_list = None,
        }
        query
    }

    /// Returns all filters, in the order of the URL.
    pub fn parts(&self) -> Vec<QueryPart> {
        let mut parts = Vec::new();
        if !self.search_text.trim().is_empty() {
            parts.push(QueryPart::SearchText);
        }
        let topics = self
            .topics
            .iter()
            .chain(&self.any_topics)
            .chain(&self.excluded_topics);
        parts.extend(topics.cloned().map(QueryPart::Topic));
        parts.extend(self.publishers.iter().cloned().map(QueryPart::Publisher));
        parts.extend(self.kinds.iter().cloned().map(QueryPart::Kind));
        if self.min_publishers > 1 {
            parts.push(QueryPart::MinPublishers);
        }
        if self.from.is_some() || self.to.is_some() {
            parts.push(QueryPart::Range);
        }
        parts.extend(self.reader_list.map(QueryPart::ReaderList));
        parts
    }
}

fn toggle(values: &mut Vec<String>, value: &str) {
    if let Some(index) = values.iter().position(|chosen| chosen == value) {
        values.remove(index);
    } else if values.len() < MAX_VALUES_PER_FILTER {
        values.push(value.to_owned());
    }
}
