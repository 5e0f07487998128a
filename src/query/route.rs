//! The pages of an archive and their addresses.

use super::{Query, TopicChoice};
use crate::model::Slug;

/// A page.
///
/// Addresses are relative to the folder the archive is served from, whatever that is: a page's
/// `<base>` resolves them.
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
/// assert!(matches!(Route::parse("no/such/page", ""), Route::Missing(_)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The list of the stories that answer a question.
    List(Query),
    /// One story. The question is the list it was opened from: what "next" means.
    Story(Slug, Query),
    /// What the archive is.
    About,
    /// What the reader keeps here.
    Yours,
    /// Anything else: the path that was asked for.
    Missing(String),
}

impl Route {
    /// Reads a path below the archive's folder, without its leading `/`, and a search part.
    pub fn parse(path: &str, search: &str) -> Self {
        let trimmed = path.trim_matches('/');
        match trimmed {
            "" | "index.html" => return Self::List(Query::parse(search)),
            "about" | "about/index.html" => return Self::About,
            "yours" | "yours/index.html" => return Self::Yours,
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
            // What else is asked narrows the topic.
            Some(topic) => {
                Self::List(Query::parse(search).with_choice(&topic, Some(TopicChoice::All)))
            }
            None => Self::Missing(path.to_owned()),
        }
    }

    /// The page's address, relative to the archive's folder.
    pub fn href(&self) -> String {
        match self {
            Self::List(query) => match query.topics.as_slice() {
                [topic] if *query == Query::topic(topic.clone()) => format!("topic/{topic}/"),
                _ => format!("./{}", query.to_search()),
            },
            Self::Story(slug, query) => format!("article/{slug}/{}", query.to_search()),
            Self::About => "about/".to_owned(),
            Self::Yours => "yours/".to_owned(),
            Self::Missing(path) => path.clone(),
        }
    }

    /// The question behind the page: of a list, or of the list a story was opened from.
    pub fn query(&self) -> Query {
        match self {
            Self::List(query) | Self::Story(_, query) => query.clone(),
            Self::About | Self::Yours | Self::Missing(_) => Query::default(),
        }
    }
}
