//! Front matter that sections and settings hand down (<https://gohugo.io/content-management/front-matter/#cascade>).

use std::path::Path;

use walkdir::WalkDir;

use super::{
    super::{PACKAGES_FOLDER, below, folder, patterns::Globs},
    content::{Content, HugoPage},
    settings,
};
use crate::import::node::{MapEntry, Node};

/// All that is handed down in a site.
#[derive(Debug)]
pub struct Cascades {
    /// The deepest section first, the settings of the site last.
    cascades: Vec<Cascade>,
}

#[derive(Debug)]
struct Cascade {
    /// The section, as a path in the content; empty for all of it.
    section: String,
    /// The language of the section's page; `None` for the settings.
    language: Option<String>,
    target: Target,
    values: Vec<MapEntry>,
}

/// Which pages a cascade is for. What it asks besides is not known here, and holds.
#[derive(Debug)]
struct Target {
    paths: Option<Globs>,
    languages: Option<Globs>,
    /// Whether it is for pages at all, on a site that is published.
    is_for_pages: bool,
}

impl Cascades {
    /// Reads the settings and the pages of all sections.
    pub fn new(root: &Path, settings: &Node, content: &Content) -> Self {
        let mut cascades = Vec::new();
        for top in content.folders() {
            let walk = WalkDir::new(root.join(top)).sort_by_file_name().into_iter();
            let walk = walk.filter_entry(|entry| entry.file_name() != PACKAGES_FOLDER);
            for file in walk.filter_map(Result::ok) {
                if !file.file_name().to_string_lossy().starts_with("_index.") {
                    continue;
                }
                let path = file.path().strip_prefix(root);
                let path = path.map(|path| folder(&path.to_string_lossy()));
                let page = path.ok().and_then(|path| content.page(&path).ok());
                let front = settings::front_matter(file.path());
                if let (Some(page), Some(front)) = (page, front)
                    && let Some(cascade) = front.get("cascade")
                {
                    let section = page.logical.rsplit_once('/').map_or("", |(s, _)| s);
                    read(cascade, section, Some(&page.language), &mut cascades);
                }
            }
        }
        cascades.sort_by_key(|cascade| std::cmp::Reverse(depth(&cascade.section)));
        if let Some(cascade) = settings.get("cascade") {
            read(cascade, "", None, &mut cascades);
        }
        Self { cascades }
    }

    /// Returns the values for a page, the nearest first.
    pub fn of(&self, page: &HugoPage) -> Vec<MapEntry> {
        let cascades = self.cascades.iter().filter(|cascade| cascade.holds(page));
        cascades
            .flat_map(|cascade| cascade.values.clone())
            .collect()
    }
}

fn depth(section: &str) -> usize {
    section.split('/').filter(|part| !part.is_empty()).count()
}

fn read(node: &Node, section: &str, language: Option<&str>, cascades: &mut Vec<Cascade>) {
    for item in node.items() {
        let target = item.get("target").or_else(|| item.get("_target"));
        let is_value = |entry: &&MapEntry| !matches!(entry.key.as_str(), "target" | "_target");
        cascades.push(Cascade {
            section: section.to_owned(),
            language: language.map(str::to_owned),
            target: Target::new(target),
            values: item.entries().iter().filter(is_value).cloned().collect(),
        });
    }
}

impl Cascade {
    fn holds(&self, page: &HugoPage) -> bool {
        let is_below = self.section.is_empty() || below(&page.logical, &self.section).is_some();
        let is_language = self.language.as_ref().is_none_or(|l| *l == page.language);
        is_below && is_language && self.target.holds(page)
    }
}

impl Target {
    fn new(node: Option<&Node>) -> Self {
        let texts = |key: &str| node.and_then(|node| node.get(key)).map(Node::texts);
        let lower = |key: &str| {
            let texts: Vec<String> = texts(key)?.into_iter().map(str::to_lowercase).collect();
            Some(Globs::of_paths(texts.iter().map(String::as_str)))
        };
        let is = |key: &str, name: &str| {
            let Some(texts) = texts(key) else { return true };
            Globs::of_paths(texts).find(name).is_some()
        };
        Self {
            paths: lower("path"),
            languages: lower("lang"),
            is_for_pages: is("kind", "page") && is("environment", "production"),
        }
    }

    fn holds(&self, page: &HugoPage) -> bool {
        // Logical paths are in lower case and begin with a slash; a bundle is called by its folder.
        let path = format!("/{}", page.logical.to_lowercase());
        let path = path.strip_suffix("/index").unwrap_or(&path);
        let is_in = |globs: &Option<Globs>, text: &str| {
            globs
                .as_ref()
                .is_none_or(|globs| globs.find(text).is_some())
        };
        self.is_for_pages && is_in(&self.paths, path) && is_in(&self.languages, &page.language)
    }
}
