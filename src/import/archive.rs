//! What can be said of records only when all of them are read: their order, names that clash,
//! parts of collections, links from
//! text to text, one logo for one publisher.

mod logos;
mod mentions;
mod parts;

use std::collections::{HashMap, HashSet, hash_map::Entry};

use rayon::prelude::*;

use super::{
    report::{Problem, ProblemKind, Severity},
    slugs,
};
use crate::model::{Slug, StoredArticle};

/// A published record and the path it came from.
#[derive(Debug)]
pub struct ImportedStory {
    /// The path below the imported folder.
    pub path: String,
    /// The record. What is settled here is all in its outline.
    pub filed: StoredArticle,
}

/// Settles everything between the records, and puts them into the archive's order: undated ones
/// first, by falling slug, then by time and path, oldest first.
pub fn settle(mut stories: Vec<ImportedStory>, problems: &mut Vec<Problem>) -> Vec<StoredArticle> {
    // Who came first keeps a name or address that two records claim; undated ones come last.
    stories.sort_by(|a, b| {
        let time = |story: &ImportedStory| story.filed.outline.published;
        let key = |story| (time(story).is_none(), time(story));
        (key(a), &a.path).cmp(&(key(b), &b.path))
    });
    name(&mut stories, problems);
    find_doubles(&stories, problems);
    parts::resolve(&mut stories, problems);
    mentions::resolve(&mut stories, problems);
    logos::share(&mut stories);
    let undated = stories.partition_point(|story| story.filed.outline.published.is_some());
    let mut filed: Vec<_> = stories.into_iter().map(|story| story.filed).collect();
    if let Some(undated) = filed.get_mut(undated..) {
        // The newest row is shown first, so a list has them in rising order.
        undated.sort_by(|a, b| b.outline.slug.cmp(&a.outline.slug));
    }
    filed.rotate_left(undated);
    filed
}

/// Gives every story a name of its own.
fn name(stories: &mut [ImportedStory], problems: &mut Vec<Problem>) {
    let mut first: HashMap<&Slug, usize> = HashMap::with_capacity(stories.len());
    let mut later = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        match first.entry(&story.filed.outline.slug) {
            Entry::Vacant(place) => {
                place.insert(index);
            }
            Entry::Occupied(other) => later.push((index, *other.get())),
        }
    }
    if later.is_empty() {
        return;
    }
    // All plain names are taken before the first number is given out.
    let mut taken: HashSet<Slug> = first.into_keys().cloned().collect();
    // Files whose names are not Unicode may look the same. A number tells them apart, so that the
    // search for a free name is not begun anew for each.
    let mut paths: HashMap<String, usize> = HashMap::new();
    for (index, other) in later {
        let other = stories.get(other).map(|other| other.path.clone());
        let Some(story) = stories.get_mut(index) else {
            continue;
        };
        let wanted = story.filed.outline.slug.clone();
        let count = paths.entry(story.path.clone()).or_default();
        *count += 1;
        let path = match *count {
            1 => story.path.clone(),
            count => format!("{} {count}", story.path),
        };
        let slug = slugs::distinct(wanted.clone(), &path, &taken);
        let other = other.unwrap_or_default();
        let expected = format!("a name other than that of {other}; called {slug}");
        problems.push(Problem::new(
            ProblemKind::DoubledSlug,
            Severity::Warning,
            (&story.path, None),
            "slug",
            wanted.as_str(),
            &expected,
        ));
        taken.insert(slug.clone());
        story.filed.outline.slug = slug;
    }
}

/// Warns of stories with one address.
fn find_doubles<'a>(stories: &'a [ImportedStory], problems: &mut Vec<Problem>) {
    let main = |story: &'a ImportedStory| {
        let address = story.filed.outline.links.main()?;
        Some((story, address, address.key()))
    };
    let addresses: Vec<_> = stories.par_iter().filter_map(main).collect();
    let mut seen: HashMap<String, &str> = HashMap::with_capacity(addresses.len());
    for (story, address, key) in addresses {
        match seen.entry(key) {
            Entry::Vacant(place) => {
                place.insert(&story.path);
            }
            Entry::Occupied(other) => {
                let expected = format!("an address other than that of {}; both kept", other.get());
                problems.push(Problem::new(
                    ProblemKind::DoubledAddress,
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
