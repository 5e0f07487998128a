//! Finds the stories that collections are made of.

use std::collections::HashMap;

use super::Story;
use crate::{
    import::{
        report::{Problem, Severity},
        slugs,
    },
    model::part::PartStory,
};

/// Links every part to its story: the record at that path (without its ending, in any case), else
/// the only record of that name. A part of which the archive has no record keeps its path alone.
pub fn resolve(stories: &mut [Story], problems: &mut Vec<Problem>) {
    let mut paths: HashMap<String, usize> = HashMap::new();
    let mut names: HashMap<String, Option<usize>> = HashMap::new();
    for (index, story) in stories.iter().enumerate() {
        paths
            .entry(key(without_ending(&story.path)))
            .or_insert(index);
        names
            .entry(key(slugs::stem(&story.path)))
            .and_modify(|only| *only = None)
            .or_insert(Some(index));
    }
    let known: Vec<PartStory> = stories
        .iter()
        .map(|story| PartStory {
            slug: story.article.slug.clone(),
            title: story.article.title.clone(),
        })
        .collect();
    let find = |path: &str| {
        let path = path.trim_matches('/');
        let path = if is_markdown(path) {
            without_ending(path)
        } else {
            path
        };
        let name = path.rsplit('/').next().unwrap_or_default();
        let by_path = paths.get(&key(path)).copied();
        let index = by_path.or_else(|| names.get(&key(name)).copied().flatten())?;
        known.get(index)
    };
    for story in stories.iter_mut() {
        for (position, part) in story.article.items.iter_mut().enumerate() {
            part.story = find(&part.path).cloned();
            if part.story.is_none() {
                problems.push(Problem::new(
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
