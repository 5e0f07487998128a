//! Everything that depends on several records: order, slugs, parts of collections, links between
//! texts, one spelling per topic and publisher, and one logo per publisher.

pub mod edits;
mod logos;
mod mentions;
mod names;
mod parts;
pub mod selection;
mod story_index;

use std::collections::{HashMap, HashSet, hash_map::Entry};

use rayon::prelude::*;

use self::story_index::StoryIndex;
use crate::{
    import::{
        diagnostics::report::{Problem, ProblemKind, Severity},
        fields::slugs,
    },
    model::{Slug, StoredArticle},
};

/// A published record and the path it came from.
#[derive(Debug)]
pub struct ImportedStory {
    /// The path below the imported folder.
    pub path: String,
    /// The story. All changes made here are in its outline.
    pub article: StoredArticle,
}

/// Resolves everything between the stories, and sorts them: undated ones first, by falling slug,
/// then oldest first by day, time and path.
pub fn resolve(mut stories: Vec<ImportedStory>, problems: &mut Vec<Problem>) -> Vec<StoredArticle> {
    // If two records claim a slug or address, the older one keeps it; undated records come last.
    stories.sort_by(|a, b| {
        let key = |story: &ImportedStory| {
            let outline = &story.article.outline;
            (
                outline.published.is_none(),
                outline.day(),
                outline.published,
            )
        };
        (key(a), &a.path).cmp(&(key(b), &b.path))
    });
    names::unify(&mut stories);
    assign_slugs(&mut stories, problems);
    warn_about_shared_addresses(&stories, problems);
    let references = parts::references(&stories).chain(mentions::references(&stories));
    let index = StoryIndex::of(&stories, references);
    parts::resolve(&mut stories, &index, problems);
    mentions::resolve(&mut stories, &index, problems);
    logos::share(&mut stories);
    let undated = stories.partition_point(|story| story.article.outline.published.is_some());
    let mut articles: Vec<_> = stories.into_iter().map(|story| story.article).collect();
    if let Some(undated) = articles.get_mut(undated..) {
        // Lists show the last row first, so undated slugs fall here and rise on the screen.
        undated.sort_by(|a, b| b.outline.slug.cmp(&a.outline.slug));
    }
    articles.rotate_left(undated);
    articles
}

/// Gives every story a slug of its own.
fn assign_slugs(stories: &mut [ImportedStory], problems: &mut Vec<Problem>) {
    let mut first: HashMap<&Slug, usize> = HashMap::with_capacity(stories.len());
    let mut duplicates = Vec::new();
    for (index, story) in stories.iter().enumerate() {
        match first.entry(&story.article.outline.slug) {
            Entry::Vacant(free) => {
                free.insert(index);
            }
            Entry::Occupied(other) => duplicates.push((index, *other.get())),
        }
    }
    if duplicates.is_empty() {
        return;
    }
    // Assign all plain slugs before any numbered one.
    let mut used_slugs: HashSet<Slug> = first.into_keys().cloned().collect();
    // Paths that are not valid Unicode may look the same. A number tells them apart, so that the
    // search for a free slug does not start anew.
    let mut paths: HashMap<String, usize> = HashMap::new();
    for (index, other) in duplicates {
        let other = stories.get(other).map(|other| other.path.clone());
        let Some(story) = stories.get_mut(index) else {
            continue;
        };
        let slug_of_path = story.article.outline.slug.clone();
        let count = paths.entry(story.path.clone()).or_default();
        *count += 1;
        let path = match *count {
            1 => story.path.clone(),
            count => format!("{} {count}", story.path),
        };
        let slug = slugs::unique(slug_of_path.clone(), &path, &used_slugs);
        let other = other.unwrap_or_default();
        let expected =
            format!("a slug that {other} does not have; the story is published as {slug}");
        problems.push(Problem::new(
            ProblemKind::DoubledSlug,
            Severity::Warning,
            (&story.path, None),
            "slug",
            slug_of_path.as_str(),
            &expected,
        ));
        used_slugs.insert(slug.clone());
        story.article.outline.slug = slug;
    }
}

/// Warns about stories that share an address.
fn warn_about_shared_addresses<'a>(stories: &'a [ImportedStory], problems: &mut Vec<Problem>) {
    let address_of = |story: &'a ImportedStory| {
        let address = story.article.outline.links.main()?;
        Some((story, address, address.key()))
    };
    let addresses: Vec<_> = stories.par_iter().filter_map(address_of).collect();
    let mut seen: HashMap<String, &str> = HashMap::with_capacity(addresses.len());
    for (story, address, key) in addresses {
        match seen.entry(key) {
            Entry::Vacant(free) => {
                free.insert(&story.path);
            }
            Entry::Occupied(other) => {
                let expected = format!(
                    "an address that {} does not have; both stories are kept",
                    other.get()
                );
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
