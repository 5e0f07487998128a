//! What can be said of records only when all of them are read: their order, names that clash,
//! parts of collections, one logo for one publisher.

mod logos;
mod parts;

use std::collections::{HashMap, HashSet, hash_map::Entry};

use super::{
    report::{Problem, Severity},
    slugs,
};
use crate::model::{Article, Slug};

/// A published record and the path it came from.
#[derive(Debug)]
pub struct Story {
    /// The path below the imported folder.
    pub path: String,
    /// The record.
    pub article: Article,
}

/// Settles everything between the records, and puts them into the archive's order: undated ones
/// first, by falling slug, then by time and path, oldest first.
pub fn settle(mut stories: Vec<Story>, problems: &mut Vec<Problem>) -> Vec<Article> {
    // Who came first keeps a name or address that two records claim; undated ones come last.
    stories.sort_by(|a, b| {
        let key = |story: &Story| (story.article.published.is_none(), story.article.published);
        (key(a), &a.path).cmp(&(key(b), &b.path))
    });
    name(&mut stories, problems);
    find_doubles(&stories, problems);
    parts::resolve(&mut stories, problems);
    logos::share(&mut stories);
    let undated = stories.partition_point(|story| story.article.published.is_some());
    let mut articles: Vec<_> = stories.into_iter().map(|story| story.article).collect();
    if let Some(undated) = articles.get_mut(undated..) {
        // The newest row is shown first, so a list has them in rising order.
        undated.sort_by(|a, b| b.slug.cmp(&a.slug));
    }
    articles.rotate_left(undated);
    articles
}

/// Gives every story a name of its own.
fn name(stories: &mut [Story], problems: &mut Vec<Problem>) {
    let mut first: HashMap<Slug, usize> = HashMap::new();
    let mut later = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        match first.entry(story.article.slug.clone()) {
            Entry::Vacant(place) => {
                place.insert(index);
            }
            Entry::Occupied(other) => later.push((index, *other.get())),
        }
    }
    // All plain names are taken before the first number is given out.
    let mut taken: HashSet<Slug> = first.into_keys().collect();
    for (index, other) in later {
        let other = stories.get(other).map(|other| other.path.clone());
        let Some(story) = stories.get_mut(index) else {
            continue;
        };
        let wanted = story.article.slug.clone();
        let slug = slugs::distinct(wanted.clone(), &story.path, &taken);
        let other = other.unwrap_or_default();
        let expected = format!("a name other than that of {other}; called {slug}");
        problems.push(Problem::new(
            Severity::Warning,
            (&story.path, None),
            "slug",
            wanted.as_str(),
            &expected,
        ));
        taken.insert(slug.clone());
        story.article.slug = slug;
    }
}

/// Warns of stories with one address.
fn find_doubles(stories: &[Story], problems: &mut Vec<Problem>) {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for story in stories {
        let Some(address) = story.article.links.main() else {
            continue;
        };
        match seen.entry(address.key()) {
            Entry::Vacant(place) => {
                place.insert(&story.path);
            }
            Entry::Occupied(other) => {
                let expected = format!("an address other than that of {}; both kept", other.get());
                problems.push(Problem::new(
                    Severity::Warning,
                    (&story.path, None),
                    "webUrl",
                    address.as_str(),
                    &expected,
                ));
            }
        }
    }
}
