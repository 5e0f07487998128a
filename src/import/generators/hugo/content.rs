//! Where the pages of a Hugo site are: content folders, languages, page bundles.

use std::{collections::BTreeSet, path::Path};

use walkdir::WalkDir;

use super::super::{PACKAGES_FOLDER, below, folder, patterns::Globs};
use crate::import::node::Node;

/// The content of a site.
#[derive(Debug)]
pub struct Content {
    folders: Vec<ContentFolder>,
    /// Every language of the settings; empty where they name none.
    languages: Vec<HugoLanguage>,
    default_language: String,
    /// Folders of leaf bundles, below the site.
    bundles: BTreeSet<String>,
}

#[derive(Debug)]
struct ContentFolder {
    /// Below the site.
    path: String,
    /// Where its files are in the content, for a mount that puts them deeper.
    target: String,
    /// The language of its files, if it has one of its own.
    language: Option<String>,
    left_out: Globs,
}

#[derive(Debug)]
struct HugoLanguage {
    name: String,
    is_disabled: bool,
}

/// A file of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HugoPage {
    /// Its path below the site.
    pub path: String,
    /// Its path in the content, without language and ending: `posts/night/index`.
    pub logical: String,
    /// Its language.
    pub language: String,
    /// Whether it is the page of a section (`_index`).
    pub is_section: bool,
}

impl Content {
    /// Reads the settings, and looks for page bundles.
    pub fn new(root: &Path, settings: &Node) -> Self {
        let text = |node: &Node, key: &str| node.get(key).and_then(Node::as_text).map(folder);
        let top = text(settings, "contentDir").unwrap_or_else(|| "content".to_owned());
        let disabled = settings.get("disableLanguages").map(Node::texts);
        let disabled = disabled.unwrap_or_default();
        let mut languages = Vec::new();
        let mut folders: Vec<ContentFolder> = Vec::new();
        let named = settings.get("languages").map(Node::entries);
        for entry in named.unwrap_or_default() {
            let is_disabled = disabled.contains(&entry.key.as_str())
                || entry.node.get("disabled").and_then(Node::truth) == Some(true);
            let own = text(&entry.node, "contentDir");
            let path = own.unwrap_or_else(|| top.clone());
            match folders.iter_mut().find(|folder| folder.path == path) {
                // A folder of several languages has none of its own.
                Some(folder) => folder.language = None,
                None => folders.push(ContentFolder {
                    path,
                    target: String::new(),
                    language: Some(entry.key.to_lowercase()),
                    left_out: Globs::default(),
                }),
            }
            languages.push(HugoLanguage {
                name: entry.key.to_lowercase(),
                is_disabled,
            });
        }
        let mounts = mounts(settings);
        if !mounts.is_empty() {
            folders = mounts;
        }
        if folders.is_empty() {
            folders.push(ContentFolder {
                path: top,
                target: String::new(),
                language: None,
                left_out: Globs::default(),
            });
        }
        // The deepest folder that holds a file counts.
        folders.sort_by_key(|folder| std::cmp::Reverse(folder.path.len()));
        let default_language = settings
            .get("defaultContentLanguage")
            .and_then(Node::as_text);
        let mut content = Self {
            folders,
            languages,
            default_language: default_language.unwrap_or("en").to_lowercase(),
            bundles: BTreeSet::new(),
        };
        content.bundles = content.find_bundles(root);
        content
    }

    /// The folders of the content, below the site.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(|folder| folder.path.as_str())
    }

    /// Returns what a file is in the content, or why it is no part of it.
    ///
    /// # Errors
    /// A reason in words for a report.
    pub fn page(&self, path: &str) -> Result<HugoPage, String> {
        let mut folders = self.folders.iter();
        let Some((folder, inner)) =
            folders.find_map(|folder| Some((folder, below(path, &folder.path)?)))
        else {
            return Err("a file outside the content folder".to_owned());
        };
        if let Some(pattern) = folder.left_out.find(inner) {
            return Err(format!("a mount leaves out {pattern}"));
        }
        let is_disabled = |name: &str| {
            let mut languages = self.languages.iter();
            languages.any(|language| language.name == name && language.is_disabled)
        };
        let (above, name) = inner.rsplit_once('/').unwrap_or(("", inner));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let (stem, suffix) = match stem.rsplit_once('.') {
            Some((stem, suffix)) if self.is_language(suffix) => (stem, Some(suffix.to_lowercase())),
            _ => (stem, None),
        };
        let language = suffix
            .or_else(|| folder.language.clone())
            .unwrap_or_else(|| self.default_language.clone());
        if is_disabled(&language) {
            return Err(format!(
                "the language {language}, which the settings disable"
            ));
        }
        let parts = [folder.target.as_str(), above, stem];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        Ok(HugoPage {
            path: path.to_owned(),
            logical: parts.collect::<Vec<_>>().join("/"),
            language,
            // Of a language that the settings do not have, it is one all the same.
            is_section: stem.split('.').next() == Some("_index"),
        })
    }

    /// The leaf bundle that a file is a part of, if it is not its page.
    pub fn bundle_above(&self, page: &HugoPage) -> Option<&str> {
        let (own, _) = page.path.rsplit_once('/')?;
        let is_index = page.logical.rsplit('/').next() == Some("index");
        let mut folders = own
            .match_indices('/')
            .map(|(end, _)| end)
            .collect::<Vec<_>>();
        if !is_index {
            folders.push(own.len());
        }
        let mut folders = folders.into_iter().filter_map(|end| own.get(..end));
        folders.find_map(|folder| self.bundles.get(folder).map(String::as_str))
    }

    fn is_language(&self, name: &str) -> bool {
        let mut languages = self.languages.iter();
        languages.any(|language| language.name.eq_ignore_ascii_case(name))
    }

    fn find_bundles(&self, root: &Path) -> BTreeSet<String> {
        let mut bundles = BTreeSet::new();
        for content in &self.folders {
            let walk = WalkDir::new(root.join(&content.path)).into_iter();
            let walk = walk.filter_entry(|entry| entry.file_name() != PACKAGES_FOLDER);
            for file in walk.filter_map(Result::ok) {
                let Ok(path) = file.path().strip_prefix(root) else {
                    continue;
                };
                let path = folder(&path.to_string_lossy());
                let Some((above, name)) = path.rsplit_once('/') else {
                    continue;
                };
                let is_top = above == content.path;
                if !is_top && is_page(name) && self.is_index(&path) {
                    bundles.insert(above.to_owned());
                }
            }
        }
        bundles
    }

    fn is_index(&self, path: &str) -> bool {
        let page = self.page(path);
        page.is_ok_and(|page| page.logical.rsplit('/').next() == Some("index"))
    }
}

/// Whether Hugo makes a page of a file of this name.
fn is_page(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    matches!(
        ending.to_ascii_lowercase().as_str(),
        "md" | "markdown"
            | "mdown"
            | "html"
            | "htm"
            | "adoc"
            | "asciidoc"
            | "ad"
            | "rst"
            | "org"
            | "pandoc"
            | "pdc"
    )
}

/// The content folders that module mounts make (<https://gohugo.io/configuration/module/#mounts>).
fn mounts(settings: &Node) -> Vec<ContentFolder> {
    let mounts = settings
        .get("module")
        .and_then(|module| module.get("mounts"));
    let mounts = mounts.map(Node::items).unwrap_or_default().iter();
    let folders = mounts.filter_map(|mount| {
        let text = |key: &str| mount.get(key).and_then(Node::as_text);
        let target = folder(text("target")?);
        let target = match target.as_str() {
            "content" => "",
            target => below(target, "content")?,
        };
        let excluded = mount.get("excludeFiles").map(Node::texts);
        Some(ContentFolder {
            path: folder(text("source")?),
            target: target.to_owned(),
            language: text("lang").map(str::to_lowercase),
            left_out: Globs::of_paths(excluded.unwrap_or_default()),
        })
    });
    folders.collect()
}
