//! Lists the pages of an archive and their addresses.

use super::{Query, TopicChoice};
use crate::model::Slug;

/// A page.
///
/// Addresses are relative to the folder that the archive is served from. A page's `<base>` resolves
/// them.
///
/// ```
/// use broadsheet::query::Route;
///
/// let route = Route::parse("article/tides-turn/", "?topic=energy");
/// assert_eq!(route.href(), "article/tides-turn/?topic=energy");
/// assert_eq!(Route::parse("", "").href(), "./");
/// assert_eq!(Route::parse("index.html", ""), Route::parse("", ""));
/// assert_eq!(Route::parse("topic/energy/", "").href(), "topic/energy/");
/// assert_eq!(Route::parse("", "?topic=energy").href(), "topic/energy/");
/// assert_eq!(Route::parse("topic/energy/", "?q=tide").href(), "./?q=tide&topic=energy");
/// assert!(matches!(Route::parse("no/such/page", ""), Route::NotFound(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The list of stories that match a query.
    List(Query),
    /// One story. The query is the list that it was opened from, which *next* and *previous*
    /// follow.
    Story(Slug, Query),
    /// Facts about the archive.
    About,
    /// The reader's saved stories, searches and mutes.
    Library,
    /// An unknown path.
    NotFound(String),
}

impl Route {
    /// Parses a path below the archive's folder, without its leading `/`, and the query part of the
    /// URL.
    pub fn parse(path: &str, search: &str) -> Self {
        let trimmed = path.trim_matches('/');
        match trimmed {
            "" | "index.html" => return Self::List(Query::parse(search)),
            "about" | "about/index.html" => return Self::About,
            // `yours/` is the former address of the library.
            "library" | "library/index.html" | "yours" | "yours/index.html" => {
                return Self::Library;
            }
            _ => {}
        }
        let slug = |folder: &str| {
            let rest = trimmed.strip_prefix(folder)?;
            Slug::parse(rest.strip_suffix("/index.html").unwrap_or(rest))
        };
        if let Some(slug) = slug("article/") {
            return Self::Story(slug, Query::parse(search));
        }
        match slug("topic/") {
            // Other filters narrow the topic.
            Some(topic) => {
                Self::List(Query::parse(search).with_topic_choice(&topic, Some(TopicChoice::All)))
            }
            None => Self::NotFound(path.to_owned()),
        }
    }

    /// Returns the page's address, relative to the archive's folder.
    pub fn href(&self) -> String {
        match self {
            Self::List(query) => match query.topics.as_slice() {
                [topic] if *query == Query::topic(topic.clone()) => format!("topic/{topic}/"),
                _ => format!("./{}", query.to_search()),
            },
            Self::Story(slug, query) => format!("article/{slug}/{}", query.to_search()),
            Self::About => "about/".to_owned(),
            Self::Library => "library/".to_owned(),
            Self::NotFound(path) => path.clone(),
        }
    }

    /// Returns the query of a list, or of the list that a story was opened from.
    pub fn query(&self) -> Query {
        match self {
            Self::List(query) | Self::Story(_, query) => query.clone(),
            Self::About | Self::Library | Self::NotFound(_) => Query::default(),
        }
    }
}
