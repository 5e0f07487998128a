//! Reads the collections of a Jekyll site (<https://jekyllrb.com/docs/collections/>).

use crate::import::{
    generators::SiteOptions,
    syntax::node::{Node, NodeValue},
};

/// A collection.
#[derive(Debug)]
pub struct Collection {
    /// The name; the folder is `_` and the name.
    pub name: String,
    /// Whether Jekyll writes pages for its documents.
    pub has_output: bool,
    /// Whether the owner selects it as records.
    pub is_selected: bool,
}

/// Returns the collections of the settings, with those marked that the owner selects.
pub fn of(settings: &Node, site_options: &SiteOptions) -> Vec<Collection> {
    let Some(node) = settings.get("collections") else {
        return Vec::new();
    };
    let is_selected = |name: &str| {
        site_options
            .collections
            .iter()
            .any(|selected| selected == name)
    };
    let collection = |name: &str, options: Option<&Node>| Collection {
        name: name.to_owned(),
        has_output: options
            .and_then(|options| options.get("output"))
            .and_then(Node::as_boolean)
            == Some(true),
        is_selected: is_selected(name),
    };
    match &node.value {
        NodeValue::Map(entries) => entries
            .iter()
            .map(|entry| collection(&entry.key, Some(&entry.node)))
            .collect(),
        // A plain list of names sets no `output`.
        _ => node
            .texts()
            .into_iter()
            .map(|name| collection(name, None))
            .collect(),
    }
}
