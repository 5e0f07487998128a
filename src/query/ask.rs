//! The question: what a reader chose, and how it stands in an address.

use form_urlencoded::{Serializer, parse};

use super::Order;
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
    /// The order that was chosen (`sort=`).
    pub order: Option<Order>,
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
            ..Self::default()
        }
    }

    /// Whether everything is asked for, whatever the order.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                order: self.order,
                ..Self::default()
            }
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
