//! The addresses of entries of Astro's collections (<https://docs.astro.build/en/guides/routing/#dynamic-routes>).
//!
//! The pages of a site are programs. The folder of a page with a dynamic name (`src/pages/blog/[...slug].astro`) tells
//! where entries are.

use std::path::Path;

use walkdir::WalkDir;

use super::super::{normalize_folder, path_below, permalink::push_new};
use crate::import::syntax::node::Node;

/// The folder of pages.
const PAGES_FOLDER: &str = "src/pages";

/// The largest number of files that are searched for routes.
const MAX_ROUTE_FILES: usize = 10_000;

/// The folders of dynamic pages.
#[derive(Debug)]
pub struct Routes {
    folders: Vec<String>,
}

impl Routes {
    /// Finds the dynamic pages of a site.
    pub fn new(root: &Path) -> Self {
        let pages = root.join(PAGES_FOLDER);
        let walk = WalkDir::new(&pages).sort_by_file_name().into_iter();
        let mut folders = Vec::new();
        let files = walk.filter_map(Result::ok).take(MAX_ROUTE_FILES);
        for file in files.filter(|file| file.file_type().is_file()) {
            let name = file.file_name().to_string_lossy();
            let below = file.path().strip_prefix(&pages).ok();
            let folder = below.and_then(Path::parent);
            if let (true, Some(folder)) = (name.starts_with('['), folder) {
                let folder = normalize_folder(&folder.to_string_lossy());
                // The languages or pages of a folder with a dynamic name are not known.
                if !folder.contains('[') {
                    push_new(&mut folders, folder);
                }
            }
        }
        Self { folders }
    }

    /// Returns the addresses that the record at this path may have.
    pub fn addresses(
        &self,
        path: &str,
        collections: &[String],
        front_matter: &Node,
    ) -> Vec<String> {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let stem = stem.strip_suffix("/index").unwrap_or(stem);
        if let Some(page) = path_below(stem, PAGES_FOLDER) {
            return vec![format!("{page}/")];
        }
        let in_content = path_below(stem, "src/content").and_then(|path| path.split_once('/'));
        let of_loader = || {
            let mut folders = collections.iter();
            let folder = folders.find(|folder| path_below(stem, folder).is_some())?;
            let name = folder.rsplit('/').next()?;
            Some((name, path_below(stem, folder)?))
        };
        let Some((collection, id)) = in_content.or_else(of_loader) else {
            return Vec::new();
        };
        let own = front_matter.get("slug").and_then(Node::as_text);
        let id = own.map_or_else(
            || slug_of_path(id),
            |slug| slug.trim_matches('/').to_owned(),
        );
        let mut addresses = Vec::new();
        // The page of the same name as the collection is the most probable one.
        let is_same = |folder: &&String| folder.rsplit('/').next() == Some(collection);
        let same = self.folders.iter().filter(is_same);
        for folder in same.chain(&self.folders) {
            push_new(&mut addresses, format!("{folder}/{id}/"));
        }
        push_new(&mut addresses, format!("{collection}/{id}/"));
        addresses
    }
}

/// Returns a path as github-slugger writes each of its names.
fn slug_of_path(path: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '/');
    let kept: String = path.to_lowercase().chars().filter(is_kept).collect();
    kept.replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn dynamic_pages_tell_where_entries_are() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "posts/[...slug].astro",
            "notes/[id].astro",
            "[lang]/x/[a].astro",
        ] {
            let file = folder.path().join(PAGES_FOLDER).join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "").unwrap();
        }
        let routes = Routes::new(folder.path());
        let node = yaml::parse("a: b").unwrap().root;
        let collections = ["data/notes".to_owned()];
        let found = |path: &str| routes.addresses(path, &collections, &node);
        assert_eq!(
            found("src/content/blog/First Light.md"),
            [
                "notes/first-light/",
                "posts/first-light/",
                "blog/first-light/"
            ]
        );
        assert_eq!(found("data/notes/a/index.md"), ["notes/a/", "posts/a/"]);
        assert_eq!(found("src/pages/log/one.md"), ["log/one/"]);
        assert!(found("elsewhere/a.md").is_empty());
    }
}
