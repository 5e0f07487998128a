//! The settings of Hugo, which may be in one file or in a folder of several
//! (<https://gohugo.io/configuration/introduction/>).

use std::path::Path;

use super::settings;
use crate::import::node::{MapEntry, Node};

/// Names of the file at the top of a site that only Hugo has, and those that others have, too.
const OWN_FILES: &[&str] = &["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"];
const SHARED_FILES: &[&str] = &["config.toml", "config.yaml", "config.yml", "config.json"];
/// Folders of settings: the common ones, and what a site that is published adds.
const FOLDERS: &[&str] = &["config/_default", "config/production"];

/// Reads all settings of a site; `None` if it is none of Hugo's.
pub fn read(root: &Path) -> Option<Node> {
    let own = settings::first(root, OWN_FILES);
    let shared = || {
        let node = settings::first(root, SHARED_FILES)?;
        node.get("baseURL").is_some().then_some(node)
    };
    let mut all = own.or_else(shared);
    for folder in FOLDERS {
        for (name, node) in files(&root.join(folder)) {
            let node = match name.as_str() {
                "hugo" | "config" => node,
                // `languages.de.toml` are the settings of languages.de.
                name => name.rsplit('.').fold(node, |node, key| {
                    Node::map(1, vec![MapEntry::new(key, node)])
                }),
            };
            match &mut all {
                Some(all) => settings::merge(all, node),
                None => all = Some(node),
            }
        }
    }
    all
}

/// The settings of a folder, by the names of their files without the ending.
fn files(folder: &Path) -> Vec<(String, Node)> {
    let Ok(entries) = folder.read_dir() else {
        return Vec::new();
    };
    let files = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        let ending = path.extension()?.to_str()?;
        let name = path.file_stem()?.to_str()?.to_owned();
        let is_settings = matches!(ending, "toml" | "yaml" | "yml" | "json");
        is_settings.then(|| Some((name, settings::read(&path)?)))?
    });
    let mut files: Vec<_> = files.collect();
    // The root of all settings comes first, whatever its name.
    files.sort_by(|(a, _), (b, _)| {
        let is_part = |name: &str| !matches!(name, "hugo" | "config");
        (is_part(a), a).cmp(&(is_part(b), b))
    });
    files
}
