//! Categories of Jekyll by folder (<https://jekyllrb.com/docs/posts/#categories>).

use super::super::{parent_folders, path_below};
use crate::import::syntax::node::{MapEntry, Node, NodeValue};

/// The names of categories in front matter. A text of the plural is split at blanks.
const FIELDS: [&str; 2] = ["categories", "category"];

/// Adds the folders above `_posts` to the categories of a post, before its own. `above` is the path of `_posts`.
pub fn add_folders(front_matter: &mut Vec<MapEntry>, above: &str, collections_folder: &str) {
    let above = path_below(above, collections_folder).unwrap_or(above);
    let folders = parent_folders(above).filter(|folder| *folder != "_posts");
    let mut categories: Vec<Node> = folders.map(|folder| Node::text(1, folder)).collect();
    if categories.is_empty() {
        return;
    }
    let is_category = |entry: &MapEntry| FIELDS.contains(&entry.key.as_str());
    for entry in front_matter.iter().filter(|entry| is_category(entry)) {
        categories.extend(own(entry));
    }
    front_matter.retain(|entry| !is_category(entry));
    front_matter.push(MapEntry::new("categories", Node::list(1, categories)));
}

fn own(entry: &MapEntry) -> Vec<Node> {
    let node = &entry.node;
    match &node.value {
        NodeValue::List(items) => items.clone(),
        NodeValue::Scalar { text, .. } if entry.key == "categories" => {
            let words = text.split_whitespace();
            words.map(|word| Node::text(node.line, word)).collect()
        }
        _ => vec![node.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn categories(front_matter: Vec<MapEntry>, above: &str) -> Vec<String> {
        let mut front_matter = front_matter;
        add_folders(&mut front_matter, above, "");
        let entries = front_matter.iter();
        let texts = entries.flat_map(|entry| entry.node.texts());
        texts.map(str::to_owned).collect()
    }

    #[test]
    fn folders_above_posts_come_before_own_categories() {
        assert!(categories(Vec::new(), "_posts/").is_empty());
        assert_eq!(
            categories(Vec::new(), "harbour/ferries/_posts/"),
            ["harbour", "ferries"]
        );
        let own = vec![MapEntry::new("categories", Node::text(1, "a b"))];
        assert_eq!(categories(own, "harbour/_posts/"), ["harbour", "a", "b"]);
        let one = vec![MapEntry::new("category", Node::text(1, "a b"))];
        assert_eq!(categories(one, "harbour/_posts/"), ["harbour", "a b"]);
    }
}
