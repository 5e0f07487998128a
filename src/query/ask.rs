//! The question: what a reader chose, and how it stands in an address.

use form_urlencoded::{Serializer, parse};

use crate::model::Slug;

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
    /// Topics that a story must all have, in the order they were chosen, without repetition.
    pub topics: Vec<Slug>,
}

/// More topics than this in an address are not a choice that someone made by hand.
const MOST_TOPICS: usize = 32;

impl Query {
    /// Reads the search part of an address, with or without its `?`. What is not understood is
    /// left out.
    pub fn parse(search: &str) -> Self {
        let search = search.strip_prefix('?').unwrap_or(search);
        let mut query = Self::default();
        for (key, value) in parse(search.as_bytes()) {
            if key == "topic"
                && let Some(topic) = Slug::parse(&value)
                && !query.topics.contains(&topic)
                && query.topics.len() < MOST_TOPICS
            {
                query.topics.push(topic);
            }
        }
        query
    }

    /// The search part of an address for this question: with `?`, or empty where nothing is asked.
    pub fn to_search(&self) -> String {
        let mut search = Serializer::new(String::new());
        for topic in &self.topics {
            search.append_pair("topic", topic.as_str());
        }
        let search = search.finish();
        if search.is_empty() {
            search
        } else {
            format!("?{search}")
        }
    }

    /// The question for one topic alone.
    pub fn topic(topic: Slug) -> Self {
        Self {
            topics: vec![topic],
        }
    }

    /// Whether everything is asked for.
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty()
    }

    /// The question with this topic added, or removed where it was chosen.
    #[must_use]
    pub fn toggled(&self, topic: &Slug) -> Self {
        let mut query = self.clone();
        if let Some(place) = query.topics.iter().position(|chosen| chosen == topic) {
            query.topics.remove(place);
        } else if query.topics.len() < MOST_TOPICS {
            query.topics.push(topic.clone());
        }
        query
    }
}
