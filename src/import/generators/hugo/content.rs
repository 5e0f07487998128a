//! Finds the pages of a Hugo site: content folders, languages, page bundles.

use std::{collections::BTreeSet, path::Path};

use walkdir::WalkDir;

use super::super::{PACKAGES_FOLDER, normalize_folder, path_below, patterns::Globs};
use crate::import::syntax::node::Node;

/// The content folders, languages and bundles of a site.
#[derive(Debug)]
pub struct Content {
    folders: Vec<ContentFolder>,
    /// The languages of the settings; empty if they name none.
    languages: Vec<HugoLanguage>,
    default_language: String,
    /// The folders of leaf bundles, below the site.
    bundles: BTreeSet<String>,
}

#[derive(Debug)]
struct ContentFolder {
    /// The path below the site.
    path: String,
    /// The path of its files within the content, for a mount that puts them deeper.
    target: String,
    /// The language of its files, if the folder has one.
    language: Option<String>,
    excluded: Globs,
}

#[derive(Debug)]
struct HugoLanguage {
    name: String,
    is_disabled: bool,
}

/// A page of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HugoPage {
    /// The path below the site.
    pub path: String,
    /// The path within the content, without language and extension: `posts/night/index`.
    pub logical_path: String,
    /// The language.
    pub language: String,
    /// Whether the page is that of a section (`_index`).
    pub is_section: bool,
}

impl Content {
    /// Reads the settings and finds the page bundles.
    pub fn new(root: &Path, settings: &Node) -> Self {
        let text =
            |node: &Node, key: &str| node.get(key).and_then(Node::as_text).map(normalize_folder);
        let default_folder = text(settings, "contentDir").unwrap_or_else(|| "content".to_owned());
        let disabled = settings.get("disableLanguages").map(Node::texts);
        let disabled = disabled.unwrap_or_default();
        let mut languages = Vec::new();
        let mut folders: Vec<ContentFolder> = Vec::new();
        let language_entries = settings.get("languages").map(Node::entries);
        for entry in language_entries.unwrap_or_default() {
            let is_disabled = disabled.contains(&entry.key.as_str())
                || entry.node.get("disabled").and_then(Node::as_boolean) == Some(true);
            let content_folder = text(&entry.node, "contentDir");
            let path = content_folder.unwrap_or_else(|| default_folder.clone());
            match folders.iter_mut().find(|folder| folder.path == path) {
                // A folder that several languages share has no language.
                Some(folder) => folder.language = None,
                None => folders.push(ContentFolder {
                    path,
                    target: String::new(),
                    language: Some(entry.key.to_lowercase()),
                    excluded: Globs::default(),
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
                path: default_folder,
                target: String::new(),
                language: None,
                excluded: Globs::default(),
            });
        }
        // The deepest folder that contains a file counts.
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

    /// Returns the content folders of the default language, below the site.
    pub fn default_folders(&self) -> impl Iterator<Item = &str> {
        let folders = self.folders.iter().filter(|folder| {
            let language = folder.language.as_ref();
            folder.target.is_empty() && language.is_none_or(|l| *l == self.default_language)
        });
        folders.map(|folder| folder.path.as_str())
    }

    /// Returns the content folders, below the site.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(|folder| folder.path.as_str())
    }

    /// Returns the page of a file, or the reason that it is not part of the content.
    ///
    /// # Errors
    /// Returns the reason in words for a report.
    pub fn page(&self, path: &str) -> Result<HugoPage, String> {
        let mut folders = self.folders.iter();
        let Some((folder, inner)) =
            folders.find_map(|folder| Some((folder, path_below(path, &folder.path)?)))
        else {
            return Err("a file outside the content folder".to_owned());
        };
        if let Some(pattern) = folder.excluded.find(inner) {
            return Err(format!("excluded by a mount: {pattern}"));
        }
        let is_disabled = |name: &str| {
            let mut languages = self.languages.iter();
            languages.any(|language| language.name == name && language.is_disabled)
        };
        let (parent, name) = inner.rsplit_once('/').unwrap_or(("", inner));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let (stem, suffix) = self.split_language(stem);
        let language = suffix
            .map(str::to_lowercase)
            .or_else(|| folder.language.clone())
            .unwrap_or_else(|| self.default_language.clone());
        if is_disabled(&language) {
            return Err(format!(
                "the language {language}, which the settings disable"
            ));
        }
        let parts = [folder.target.as_str(), parent, stem];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        Ok(HugoPage {
            path: path.to_owned(),
            logical_path: parts.collect::<Vec<_>>().join("/"),
            language,
            // A name such as `_index.xx.md` counts even if the settings do not have the language `xx`.
            is_section: stem.split('.').next() == Some("_index"),
        })
    }

    /// Returns the leaf bundle that contains a file, unless the file is the page of the bundle.
    pub fn parent_bundle(&self, page: &HugoPage) -> Option<&str> {
        let (folder, _) = page.path.rsplit_once('/')?;
        let is_index = page.logical_path.rsplit('/').next() == Some("index");
        let mut folders = folder
            .match_indices('/')
            .map(|(end, _)| end)
            .collect::<Vec<_>>();
        if !is_index {
            folders.push(folder.len());
        }
        let mut folders = folders.into_iter().filter_map(|end| folder.get(..end));
        folders.find_map(|folder| self.bundles.get(folder).map(String::as_str))
    }

    /// Splits a language of the settings off the end of a file name without extension.
    pub fn split_language<'n>(&self, name: &'n str) -> (&'n str, Option<&'n str>) {
        match name.rsplit_once('.') {
            Some((name, suffix)) if self.is_language(suffix) => (name, Some(suffix)),
            _ => (name, None),
        }
    }

    /// Returns the language of the folder of a file, unless it is the default one.
    pub fn folder_language(&self, path: &str) -> Option<String> {
        let mut folders = self.folders.iter();
        let folder = folders.find(|folder| path_below(path, &folder.path).is_some())?;
        let language = folder.language.clone()?;
        (language != self.default_language).then_some(language)
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
                let path = normalize_folder(&path.to_string_lossy());
                let Some((parent, name)) = path.rsplit_once('/') else {
                    continue;
                };
                let is_top = parent == content.path;
                if !is_top && is_page(name) && self.is_index(&path) {
                    bundles.insert(parent.to_owned());
                }
            }
        }
        bundles
    }

    fn is_index(&self, path: &str) -> bool {
        let page = self.page(path);
        page.is_ok_and(|page| page.logical_path.rsplit('/').next() == Some("index"))
    }
}

/// Returns whether Hugo renders a file of this name as a page.
fn is_page(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    matches!(
        extension.to_ascii_lowercase().as_str(),
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

/// Returns the content folders that module mounts define
/// (<https://gohugo.io/configuration/module/#mounts>).
fn mounts(settings: &Node) -> Vec<ContentFolder> {
    let mounts = settings
        .get("module")
        .and_then(|module| module.get("mounts"));
    let mounts = mounts.map(Node::items).unwrap_or_default().iter();
    let folders = mounts.filter_map(|mount| {
        let text = |key: &str| mount.get(key).and_then(Node::as_text);
        let target = normalize_folder(text("target")?);
        let target = match target.as_str() {
            "content" => "",
            target => path_below(target, "content")?,
        };
        let excluded = mount.get("excludeFiles").map(Node::texts);
        Some(ContentFolder {
            path: normalize_folder(text("source")?),
            target: target.to_owned(),
            language: text("lang").map(str::to_lowercase),
            excluded: Globs::of_paths(excluded.unwrap_or_default()),
        })
    });
    folders.collect()
}
