//! Resolves the parts of collections.

use std::collections::{HashMap, HashSet};

use super::ImportedStory;
use crate::{
    import::{
        diagnostics::report::{Problem, ProblemKind, Severity},
        fields::slugs,
    },
    model::part::PartStory,
};

/// Links every part to its story: the record at that path (without extension, in any case), else
/// the only record of that name. If there is no such record, the part keeps its path alone.
pub fn resolve(stories: &mut [ImportedStory], problems: &mut Vec<Problem>) {
    let named = NamedStories::of(stories);
    for story in stories.iter_mut() {
        for (position, part) in story.article.outline.items.iter_mut().enumerate() {
            part.story = named.find(&part.path).cloned();
            if part.story.is_none() {
                problems.push(Problem::new(
                    ProblemKind::PartNotFound,
                    Severity::Note,
                    (&story.path, None),
                    &format!("items[{position}]"),
                    &part.path,
                    "a published record of this folder; the part is listed without a link",
                ));
            }
        }
    }
}

/// The stories that a part may refer to. Contains only names that some part has, because few
/// stories are parts.
#[derive(Default)]
struct NamedStories {
    /// By path.
    paths: HashMap<String, PartStory>,
    /// By the last segment of a path; `None` if several records share it.
    names: HashMap<String, Option<PartStory>>,
}

impl NamedStories {
    fn of(stories: &[ImportedStory]) -> Self {
        let items = stories
            .iter()
            .flat_map(|story| &story.article.outline.items);
        let part_names: HashSet<String> = items
            .map(|part| key(last_segment(part_path(&part.path))))
            .collect();
        let mut named = Self::default();
        if part_names.is_empty() {
            return named;
        }
        for story in stories {
            let name = key(slugs::stem(&story.path));
            if !part_names.contains(&name) {
                continue;
            }
            let outline = &story.article.outline;
            let part = PartStory {
                slug: outline.slug.clone(),
                title: outline.title.clone(),
            };
            let path = key(without_extension(&story.path));
            named.paths.entry(path).or_insert_with(|| part.clone());
            named
                .names
                .entry(name)
                .and_modify(|story| *story = None)
                .or_insert(Some(part));
        }
        named
    }

    fn find(&self, path: &str) -> Option<&PartStory> {
        let path = part_path(path);
        let by_name = || self.names.get(&key(last_segment(path)))?.as_ref();
        self.paths.get(&key(path)).or_else(by_name)
    }
}

/// Returns the path of a part, without extension.
fn part_path(path: &str) -> &str {
    let path = path.trim_matches('/');
    if is_markdown(path) {
        without_extension(path)
    } else {
        path
    }
}

/// Returns the last segment of a path.
fn last_segment(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn key(path: &str) -> String {
    path.to_lowercase()
}

fn is_markdown(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown")
}

/// Returns a record's path without `.md` and without `/index`.
fn without_extension(path: &str) -> &str {
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
