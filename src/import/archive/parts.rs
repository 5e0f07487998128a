//! Finds the stories that collections are made of.

use std::collections::{HashMap, HashSet};

use super::ImportedStory;
use crate::{
    import::{
        report::{Problem, ProblemKind, Severity},
        slugs,
    },
    model::part::PartStory,
};

/// Links every part to its story: the record at that path (without its ending, in any case), else
/// the only record of that name. A part of which the archive has no record keeps its path alone.
pub fn resolve(stories: &mut [ImportedStory], problems: &mut Vec<Problem>) {
    let named = NamedStories::of(stories);
    for story in stories.iter_mut() {
        for (position, part) in story.filed.outline.items.iter_mut().enumerate() {
            part.story = named.find(&part.path).cloned();
            if part.story.is_none() {
                problems.push(Problem::new(
                    ProblemKind::PartNotFound,
                    Severity::Note,
                    (&story.path, None),
                    &format!("items[{position}]"),
                    &part.path,
                    "a published record of this folder; kept without a link",
                ));
            }
        }
    }
}

/// The stories that a part may mean. Of a large archive few are parts of anything, so only names that
/// some part has are looked at.
#[derive(Default)]
struct NamedStories {
    /// By path.
    paths: HashMap<String, PartStory>,
    /// By the last segment of a path; `None` where several records have it.
    names: HashMap<String, Option<PartStory>>,
}

impl NamedStories {
    fn of(stories: &[ImportedStory]) -> Self {
        let items = stories.iter().flat_map(|story| &story.filed.outline.items);
        let wanted: HashSet<String> = items.map(|part| key(last(asked(&part.path)))).collect();
        let mut named = Self::default();
        if wanted.is_empty() {
            return named;
        }
        for story in stories {
            let name = key(slugs::stem(&story.path));
            if !wanted.contains(&name) {
                continue;
            }
            let outline = &story.filed.outline;
            let part = PartStory {
                slug: outline.slug.clone(),
                title: outline.title.clone(),
            };
            let path = key(without_ending(&story.path));
            named.paths.entry(path).or_insert_with(|| part.clone());
            named
                .names
                .entry(name)
                .and_modify(|only| *only = None)
                .or_insert(Some(part));
        }
        named
    }

    fn find(&self, path: &str) -> Option<&PartStory> {
        let path = asked(path);
        let by_name = || self.names.get(&key(last(path)))?.as_ref();
        self.paths.get(&key(path)).or_else(by_name)
    }
}

/// The path that a part names, without its ending.
fn asked(path: &str) -> &str {
    let path = path.trim_matches('/');
    if is_markdown(path) {
        without_ending(path)
    } else {
        path
    }
}

/// The last segment of a path.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn key(path: &str) -> String {
    path.to_lowercase()
}

fn is_markdown(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
}

/// A record's path without `.md`, and without `/index`.
fn without_ending(path: &str) -> &str {
    let path = path.rsplit_once('.').map_or(path, |(path, _)| path);
    let folder = path.rsplit_once('/');
    folder.map_or(path, |(folder, name)| {
        if name.eq_ignore_ascii_case("index") {
            folder
        } else {
            path
        }
    })
}
