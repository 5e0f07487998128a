//! Reads the data that folders and files of an Eleventy site add to front matter
//! (<https://www.11ty.dev/docs/data-template-dir/>).

use std::{collections::BTreeMap, path::Path};

use walkdir::WalkDir;

use super::super::{PACKAGES_FOLDER, normalize_folder, program, settings};
use crate::import::syntax::node::{MapEntry, Node, NodeValue};

/// The literals in data files written in JavaScript that decide who sees a record.
const LITERALS: &[(&str, &str)] = &[
    ("permalink", "false"),
    ("eleventyExcludeFromCollections", "true"),
    ("draft", "true"),
];

/// The data files of a site.
#[derive(Debug)]
pub struct FolderData {
    /// The data by the path of the folder, or of the file without its extension, below the site.
    data: BTreeMap<String, Node>,
}

impl FolderData {
    /// Reads the data files below the input folder.
    pub fn new(root: &Path, input: &str) -> Self {
        let mut data = BTreeMap::new();
        let walk = WalkDir::new(root.join(input))
            .sort_by_file_name()
            .into_iter();
        let walk = walk.filter_entry(|entry| entry.file_name() != PACKAGES_FOLDER);
        for file in walk.filter_map(Result::ok) {
            let path = file.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            let programs = [
                ".11tydata.js",
                ".11tydata.cjs",
                ".11tydata.mjs",
                ".11tydata.ts",
            ];
            let node = if name.ends_with(".json") {
                settings::read(path)
            } else if programs.iter().any(|extension| name.ends_with(extension)) {
                settings::read_text(path).map(|text| literals(&text))
            } else {
                continue;
            };
            let stem = name.split('.').next().unwrap_or_default();
            let parent = path.strip_prefix(root).ok().and_then(Path::parent);
            let parent = parent
                .map(|parent| normalize_folder(&parent.to_string_lossy()))
                .unwrap_or_default();
            // `posts/posts.json` is for the folder, `posts/late.json` for one file.
            let is_of_folder = parent.rsplit('/').next() == Some(stem);
            let key = if is_of_folder {
                parent
            } else {
                join(&parent, stem)
            };
            if let Some(node) = node {
                match data.get_mut(&key) {
                    Some(other) => settings::merge(other, node),
                    None => {
                        data.insert(key, node);
                    }
                }
            }
        }
        Self { data }
    }

    /// Returns the data for a record, the nearest first.
    pub fn of(&self, path: &str) -> Vec<MapEntry> {
        let nodes = self.nodes(path);
        nodes.flat_map(|node| node.entries().to_vec()).collect()
    }

    /// Returns the tags from the data, which are added to those of the record.
    pub fn tags(&self, path: &str) -> Vec<Node> {
        let tags = self.nodes(path).filter_map(|node| node.get("tags"));
        tags.flat_map(|tags| tags.items().to_vec()).collect()
    }

    fn nodes(&self, path: &str) -> impl Iterator<Item = &Node> {
        let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
        let file_key = join(parent, name.split('.').next().unwrap_or_default());
        let ends: Vec<usize> = parent.match_indices('/').map(|(end, _)| end).collect();
        let folders = ends
            .into_iter()
            .filter_map(|end| parent.get(..end))
            .map(str::to_owned);
        let mut keys: Vec<String> = folders.chain([parent.to_owned(), file_key]).collect();
        keys.reverse();
        keys.into_iter().filter_map(|key| self.data.get(&key))
    }
}

/// Removes the prefix of fields that replace inherited values (`override:tags`), and returns their names.
pub fn take_overrides(front_matter: &mut [MapEntry]) -> Vec<String> {
    let overrides = front_matter.iter_mut().filter_map(|entry| {
        entry.key = entry.key.strip_prefix("override:")?.to_owned();
        Some(entry.key.clone())
    });
    overrides.collect()
}

/// Adds tags to those that the front matter has.
pub fn add_tags(front_matter: &mut Vec<MapEntry>, tags: Vec<Node>) {
    match front_matter.iter_mut().find(|entry| entry.key == "tags") {
        Some(entry) => {
            let line = entry.node.line;
            let mut all = entry.node.items().to_vec();
            all.extend(tags);
            entry.node = Node::list(line, all);
        }
        None => front_matter.push(MapEntry::new("tags", Node::list(1, tags))),
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        return name.to_owned();
    }
    format!("{folder}/{name}")
}

/// Extracts data from a program without running it.
fn literals(text: &str) -> Node {
    let program = program::without_comments(text);
    let literals = LITERALS
        .iter()
        .filter(|(name, word)| program::has_value(&program, name, word));
    let entries = literals.map(|(name, word)| {
        let value = NodeValue::Scalar {
            text: (*word).to_owned(),
            plain: true,
        };
        MapEntry::new(*name, Node { line: 1, value })
    });
    Node::map(1, entries.collect())
}
