//! Reads the names of authors and tags that posts call by keys
//! (<https://docusaurus.io/docs/blog#global-authors>, <https://docusaurus.io/docs/blog#blog-post-tags>).

use std::path::Path;

use super::settings;
use crate::import::syntax::node::{MapEntry, Node};

/// The names in the files of a blog.
#[derive(Debug)]
pub struct Labels {
    authors: Option<Node>,
    tags: Option<Node>,
}

impl Labels {
    /// Reads the files beside the posts of a blog.
    pub fn new(blog: &Path) -> Self {
        Self {
            authors: settings::read_first(blog, &["authors.yml", "authors.yaml", "authors.json"]),
            tags: settings::read_first(blog, &["tags.yml", "tags.yaml", "tags.json"]),
        }
    }

    /// Replaces keys and maps by names.
    pub fn apply(&self, front_matter: &mut [MapEntry]) {
        for entry in front_matter {
            let names = match entry.key.as_str() {
                "authors" => names(&entry.node, self.authors.as_ref(), "name"),
                "tags" => names(&entry.node, self.tags.as_ref(), "label"),
                _ => continue,
            };
            entry.node = Node::list(entry.node.line, names);
        }
    }
}

/// Returns the names of items. An item is a key of the file, a map with the name or with a key, or a name.
fn names(items: &Node, file: Option<&Node>, field: &str) -> Vec<Node> {
    let of_key = |key: &Node| file?.get(key.as_text()?)?.get(field).cloned();
    let name = |item: &Node| {
        let in_map = || item.get(field).cloned();
        let by_key = || of_key(item.get("key")?);
        in_map().or_else(by_key).or_else(|| of_key(item))
    };
    let items = items.items().iter();
    items
        .map(|item| name(item).unwrap_or_else(|| item.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn keys_and_maps_become_names() {
        let node = |text: &str| yaml::parse(text).unwrap().root;
        let file = node("ada: {name: Ada Quill}\nbo: {title: Keeper}");
        for (items, expected) in [
            ("a: ada", vec!["Ada Quill"]),
            ("a: [ada, bo, finn]", vec!["Ada Quill", "bo", "finn"]),
            ("a: [{key: ada}, {name: Finn}]", vec!["Ada Quill", "Finn"]),
        ] {
            let items = node(items);
            let names = names(items.get("a").unwrap(), Some(&file), "name");
            let names: Vec<&str> = names.iter().filter_map(Node::as_text).collect();
            assert_eq!(names, expected);
        }
    }
}
