//! Reads the front matter that sections and settings pass down
//! (<https://gohugo.io/content-management/front-matter/#cascade>).

use std::path::Path;

use walkdir::WalkDir;

use super::{
    super::{PACKAGES_FOLDER, normalize_folder, path_below, patterns::Globs},
    content::{Content, HugoPage},
    settings,
};
use crate::import::syntax::node::{MapEntry, Node};

/// The cascades of a site.
#[derive(Debug)]
pub struct Cascades {
    /// The cascades, the deepest section first and the settings of the site last.
    cascades: Vec<Cascade>,
}

#[derive(Debug)]
struct Cascade {
    /// The section, as a path within the content; empty for the whole content.
    section: String,
    /// The language of the section's page; `None` for the settings.
    language: Option<String>,
    target: CascadeTarget,
    values: Vec<MapEntry>,
}

/// The pages that a cascade applies to. Conditions that are not supported here count as met.
#[derive(Debug)]
struct CascadeTarget {
    paths: Option<Globs>,
    languages: Option<Globs>,
    /// Whether the cascade applies to pages in production.
    is_for_pages: bool,
}

impl Cascades {
    /// Reads the cascades of the settings and of all sections.
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
                let path = path.map(|path| normalize_folder(&path.to_string_lossy()));
                let page = path.ok().and_then(|path| content.page(&path).ok());
                let front_matter = settings::front_matter(file.path());
                if let (Some(page), Some(front_matter)) = (page, front_matter)
                    && let Some(cascade) = front_matter.get("cascade")
                {
                    let section = page.logical_path.rsplit_once('/').map_or("", |(s, _)| s);
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

    /// Returns the values for a page, those of the nearest section first.
    pub fn of(&self, page: &HugoPage) -> Vec<MapEntry> {
        let cascades = self.cascades.iter().filter(|cascade| cascade.matches(page));
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
            target: CascadeTarget::new(target),
            values: item.entries().iter().filter(is_value).cloned().collect(),
        });
    }
}

impl Cascade {
    fn matches(&self, page: &HugoPage) -> bool {
        let is_below =
            self.section.is_empty() || path_below(&page.logical_path, &self.section).is_some();
        let is_language = self.language.as_ref().is_none_or(|l| *l == page.language);
        is_below && is_language && self.target.matches(page)
    }
}

impl CascadeTarget {
    fn new(node: Option<&Node>) -> Self {
        let texts = |key: &str| node.and_then(|node| node.get(key)).map(Node::texts);
        let lower = |key: &str| {
            let texts: Vec<String> = texts(key)?.into_iter().map(str::to_lowercase).collect();
            Some(Globs::of_paths(texts.iter().map(String::as_str)))
        };
        // Hugo 0.153 renamed `lang`.
        let matrix = node.and_then(|node| node.get("sites")?.get("matrix"));
        let matrix_languages = matrix.and_then(|matrix| Some(matrix.get("languages")?.texts()));
        let is = |key: &str, name: &str| {
            let Some(texts) = texts(key) else { return true };
            Globs::of_paths(texts).find(name).is_some()
        };
        Self {
            paths: lower("path"),
            languages: matrix_languages
                .map(Globs::of_paths)
                .or_else(|| lower("lang")),
            is_for_pages: is("kind", "page") && is("environment", "production"),
        }
    }

    fn matches(&self, page: &HugoPage) -> bool {
        // Logical paths are in lower case and begin with a slash; a bundle has the path of its folder.
        let path = format!("/{}", page.logical_path.to_lowercase());
        let path = path.strip_suffix("/index").unwrap_or(&path);
        let is_in = |globs: &Option<Globs>, text: &str| {
            globs
                .as_ref()
                .is_none_or(|globs| globs.find(text).is_some())
        };
        self.is_for_pages && is_in(&self.paths, path) && is_in(&self.languages, &page.language)
    }
}
