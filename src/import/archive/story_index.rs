//! Finds the stories that links and parts of collections refer to.

use std::collections::{HashMap, HashSet};

use super::ImportedStory;
use crate::{
    import::fields::{date_in_path, relative_path, slugs},
    model::{Slug, slug},
};

/// The stories that records refer to, by path and by name. Contains only names that some reference
/// has, because few stories are referred to.
#[derive(Default)]
pub struct StoryIndex {
    /// By the path of the record, without extension and in lower case.
    paths: HashMap<String, ReferredStory>,
    /// By name; `None` if several stories share it.
    names: HashMap<Slug, Option<ReferredStory>>,
}

/// A story that is referred to.
#[derive(Clone, Debug)]
pub struct ReferredStory {
    /// The slug.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// The identity of its publisher.
    pub publisher: String,
}

/// A reference to a story.
#[derive(Clone, Debug)]
pub struct NamedReference<'a> {
    /// The path as the record has it.
    pub path: &'a str,
    /// The name at the end of the path.
    pub name: Slug,
}

impl ReferredStory {
    fn of(story: &ImportedStory) -> Self {
        let outline = &story.article.outline;
        Self {
            slug: outline.slug.clone(),
            title: outline.title.clone(),
            publisher: outline.provider.identity().to_owned(),
        }
    }
}

impl StoryIndex {
    /// Indexes the stories for these references.
    pub fn of<'a>(
        stories: &[ImportedStory],
        references: impl Iterator<Item = NamedReference<'a>>,
    ) -> Self {
        let mut referred_names = HashSet::new();
        for reference in references {
            referred_names.extend(without_day(&reference.name));
            referred_names.insert(reference.name);
        }
        let mut index = Self::default();
        if referred_names.is_empty() {
            return index;
        }
        for story in stories {
            let outline = &story.article.outline;
            let file = slug::from_text(slugs::stem(&story.path));
            let is_referred = |name: &Slug| referred_names.contains(name);
            let names: HashSet<Slug> = [Some(&outline.slug), file.as_ref()]
                .into_iter()
                .flatten()
                .flat_map(|name| [Some(name.clone()), without_day(name)])
                .flatten()
                .filter(is_referred)
                .collect();
            if names.is_empty() {
                continue;
            }
            let referred = ReferredStory::of(story);
            let path = path_key(&story.path);
            index.paths.entry(path).or_insert_with(|| referred.clone());
            for name in names {
                let entry = index.names.entry(name);
                let other = entry.or_insert_with(|| Some(referred.clone()));
                if other.as_ref().map(|other| &other.slug) != Some(&referred.slug) {
                    *other = None;
                }
            }
        }
        index.prefer_slugs(stories);
        index
    }

    /// Lets every slug mean its own story, since only one has it, also if files have that name.
    fn prefer_slugs(&mut self, stories: &[ImportedStory]) {
        for story in stories {
            if let Some(entry) = self.names.get_mut(&story.article.outline.slug) {
                *entry = Some(ReferredStory::of(story));
            }
        }
    }

    /// Returns the story that the record at the path `from` refers to. It is the record at that path,
    /// relative to the folder of `from` or else to the top folder. If there is none, it is the only
    /// story of that name: the end of its address or its file name, with or without the leading
    /// day. Extensions do not count, nor do capital letters.
    pub fn find(&self, reference: &NamedReference, from: &str) -> Option<&ReferredStory> {
        let path = reference.path.split(['?', '#']).next()?;
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = (!path.starts_with('/')).then_some(folder);
        let by_path = |folder| {
            self.paths
                .get(&path_key(&relative_path::join(folder, path)?))
        };
        let by_name = |name: &Slug| self.names.get(name)?.as_ref();
        beside
            .into_iter()
            .chain([""])
            .find_map(by_path)
            .or_else(|| by_name(&reference.name))
            .or_else(|| by_name(&without_day(&reference.name)?))
    }
}

/// Returns a name without its leading day, if it has one.
fn without_day(name: &Slug) -> Option<Slug> {
    Slug::parse(date_in_path::dated_name(name.as_str())?.after_day)
}

/// Returns the path of a record without extension and without `/index`, in lower case.
fn path_key(path: &str) -> String {
    let path = path.to_lowercase();
    let path = slugs::without_page_extension(&path).unwrap_or(&path);
    path.strip_suffix("/index").unwrap_or(path).to_owned()
}
