//! Reads the settings of Hugo from one file or from a folder of several
//! (<https://gohugo.io/configuration/introduction/>).

use std::path::Path;

use super::settings;
use crate::import::syntax::node::{MapEntry, Node};

/// The names of settings files that only Hugo uses, and those that other generators share.
const OWN_FILES: &[&str] = &["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"];
const SHARED_FILES: &[&str] = &["config.toml", "config.yaml", "config.yml", "config.json"];
/// The folders of settings: the common ones, and those for production.
const FOLDERS: &[&str] = &["config/_default", "config/production"];

/// Reads all settings of a site; `None` if it is not a site of Hugo.
pub fn read(root: &Path) -> Option<Node> {
    let own_settings = settings::read_first(root, OWN_FILES);
    let shared_settings = || {
        let node = settings::read_first(root, SHARED_FILES)?;
        node.get("baseURL").is_some().then_some(node)
    };
    let mut merged = own_settings.or_else(shared_settings);
    for folder in FOLDERS {
        for (name, node) in files(&root.join(folder)) {
            let node = match name.as_str() {
                "hugo" | "config" => node,
                // `languages.de.toml` are the settings of languages.de.
                name => name.rsplit('.').fold(node, |node, key| {
                    Node::map(1, vec![MapEntry::new(key, node)])
                }),
            };
            match &mut merged {
                Some(merged) => settings::merge(merged, node),
                None => merged = Some(node),
            }
        }
    }
    merged
}

/// Reads the settings in a folder, by the names of their files without the extension.
fn files(folder: &Path) -> Vec<(String, Node)> {
    let Ok(entries) = folder.read_dir() else {
        return Vec::new();
    };
    let files = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        let extension = path.extension()?.to_str()?;
        let name = path.file_stem()?.to_str()?.to_owned();
        let is_settings = matches!(extension, "toml" | "yaml" | "yml" | "json");
        is_settings.then(|| Some((name, settings::read(&path)?)))?
    });
    let mut files: Vec<_> = files.collect();
    // The root of all settings comes first, regardless of its name.
    files.sort_by(|(a, _), (b, _)| {
        let is_part = |name: &str| !matches!(name, "hugo" | "config");
        (is_part(a), a).cmp(&(is_part(b), b))
    });
    files
}
