//! Finds pages by their titles and canonical links, for records whose address is not known.

use std::{collections::HashMap, path::Path};

use walkdir::WalkDir;

use super::{
    PageHash, files,
    links::{self, PageLinkTarget, PageLinks},
    page::Page,
    words,
};

/// The largest number of pages that are read.
const MAX_PAGES: usize = 100_000;

/// The pages of a built site by title and by canonical link.
#[derive(Debug, Default)]
pub struct PageIndex {
    /// The path of the page with a title; `None` if there are several.
    titles: HashMap<String, Option<String>>,
    /// The path of the page with a canonical path.
    canonicals: HashMap<String, Option<String>>,
    hash: PageHash,
}

impl PageIndex {
    /// Reads all pages below a folder. Links are not followed. Pages that only lead to other pages are skipped.
    pub fn of(folder: &Path, site: Option<&str>) -> Self {
        let mut index = Self::default();
        let site_folder = links::folder_of(site);
        let mut hasher = blake3::Hasher::new();
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        let entries = walk.filter_map(Result::ok);
        let files = entries.filter(|entry| entry.file_type().is_file());
        let paths = files.filter_map(|entry| {
            let path = entry.path().strip_prefix(folder).ok()?;
            let names = path.components().map(|part| part.as_os_str().to_str());
            Some(names.collect::<Option<Vec<_>>>()?.join("/"))
        });
        for path in paths.filter(|path| files::is_page(path)).take(MAX_PAGES) {
            let file = files::page_file(folder, &path);
            let Some(bytes) = file.and_then(|file| file.read()) else {
                continue;
            };
            hasher.update(&(path.len() as u64).to_le_bytes());
            hasher.update(path.as_bytes());
            hasher.update(blake3::hash(&bytes).as_bytes());
            let page = Page::parse(&String::from_utf8_lossy(&bytes));
            if page.is_redirect() {
                continue;
            }
            let links = PageLinks::new(site, &path);
            if let Some(PageLinkTarget::Other(address)) =
                page.canonical().map(|address| links.target(address))
            {
                let key = canonical_key(&address);
                let below_site = key.strip_prefix(&*site_folder).unwrap_or(&key);
                add(&mut index.canonicals, canonical_key(below_site), &path);
            }
            for title in page.titles() {
                add(&mut index.titles, title, &path);
            }
        }
        index.hash = *hasher.finalize().as_bytes();
        index
    }

    /// Returns the hash of all pages.
    pub fn hash(&self) -> PageHash {
        self.hash
    }

    /// Returns the path of the only page with this title.
    pub fn of_title(&self, title: &str) -> Option<&str> {
        let title = words::key(title);
        let path = self.titles.get(&title)?.as_deref();
        path.filter(|_| !title.is_empty())
    }

    /// Returns the path of the page whose canonical link is one of these paths.
    pub fn of_canonical(&self, paths: &[String]) -> Option<&str> {
        let mut keys = paths.iter().map(|path| canonical_key(path));
        keys.find_map(|key| self.canonicals.get(&key)?.as_deref())
    }
}

/// Returns an address or path in one spelling.
fn canonical_key(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_suffix("index.html").unwrap_or(path);
    path.trim_matches('/').to_owned()
}

/// Adds a page under a key. A key of several pages means none of them.
fn add(pages: &mut HashMap<String, Option<String>>, key: String, path: &str) {
    let entry = pages.entry(key).or_insert_with(|| Some(path.to_owned()));
    if entry.as_deref() != Some(path) {
        *entry = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_by_titles_and_canonical_links() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let link = |path: &str| format!("<link rel=canonical href=https://a.example/log/{path}>");
        for (name, html) in [
            ("a.html", format!("{}<h1>First Light</h1>", link("a/"))),
            ("b/index.html", "<h1>Twin</h1>".to_owned()),
            ("c/index.html", "<h1>Twin</h1>".to_owned()),
            (
                "d.html",
                "<meta http-equiv=refresh><h1>Moved</h1>".to_owned(),
            ),
            ("e.txt", "<h1>Text</h1>".to_owned()),
        ] {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, html).unwrap();
        }
        let index = PageIndex::of(&root, Some("https://a.example/log"));
        assert_eq!(index.of_title("first light!"), Some("a.html"));
        for title in ["Twin", "Moved", "Text", "", "…"] {
            assert_eq!(index.of_title(title), None, "{title}");
        }
        let paths = ["a/".to_owned()];
        assert_eq!(index.of_canonical(&paths), Some("a.html"));
        std::fs::write(root.join("c/index.html"), "<h1>Other</h1>").unwrap();
        let changed = PageIndex::of(&root, None);
        assert_ne!(changed.hash(), index.hash());
        assert_eq!(changed.of_title("Twin"), Some("b/index.html"));
    }
}
