//! Detects the layout of a folder: records of our own, or the site of a generator.

use std::{path::Path, sync::Arc};

use super::{Dialect, Generator, Role, SiteDescription, SiteOptions};
use crate::import::generators;

/// The layout of a folder of articles, known before any record is read.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The dialect of its records; if `None`, each record is detected by itself.
    pub dialect: Option<Dialect>,
    /// The folders, besides the top one, that picture addresses with a leading `/` are relative to.
    pub static_folders: Vec<String>,
    /// The description of the site in the settings of its generator.
    pub description: SiteDescription,
    /// The path of this folder below the top folder of the site; empty if it is the top folder.
    pub prefix: String,
    generator: Option<Arc<dyn Generator>>,
    /// Subfolders that are sites and are read as sources of their own.
    sites: Vec<String>,
}

/// The maximum number of subfolders that are searched for sites.
const MAX_SUBFOLDERS: usize = 500;

/// The maximum number of parent folders that are searched for the settings of a site.
const MAX_PARENT_FOLDERS: usize = 6;

/// Folders of generated files and of installed packages.
const IGNORED_FOLDERS: &[&str] = &["node_modules", "_site", "vendor"];

impl Layout {
    /// Detects whether a folder is the top folder of a site.
    pub fn detect(root: &Path) -> Self {
        Self::with_options(root, &SiteOptions::default())
    }

    /// Detects the layout of a folder, with the owner's options for the site.
    pub fn with_options(root: &Path, site_options: &SiteOptions) -> Self {
        let Some(site) = generators::detect_site(root, site_options) else {
            return Self::default();
        };
        Self {
            dialect: Some(site.dialect),
            static_folders: site.static_folders,
            description: site.description,
            prefix: String::new(),
            generator: Some(site.generator),
            sites: Vec::new(),
        }
    }

    /// Detects the layout of a folder, also by the settings in the folders above it, up to `top`. A folder
    /// of posts must follow the settings of its site; otherwise a draft of that site would become public.
    pub fn detect_with_parents(
        folder: &Path,
        top: Option<&Path>,
        site_options: &SiteOptions,
    ) -> Self {
        let layout = Self::with_options(folder, site_options);
        if layout.generator.is_some() {
            return layout;
        }
        let Ok(folder) = folder.canonicalize() else {
            return layout;
        };
        let top = top.and_then(|top| top.canonicalize().ok());
        let parents = folder.ancestors().skip(1).take(MAX_PARENT_FOLDERS);
        for site in parents {
            if top.as_ref().is_some_and(|top| !site.starts_with(top)) {
                break;
            }
            let site_layout = Self::with_options(site, site_options);
            let Some(generator) = &site_layout.generator else {
                continue;
            };
            let below = folder.strip_prefix(site).unwrap_or(&folder);
            let names = below
                .components()
                .map(|part| part.as_os_str().to_string_lossy());
            let prefix = names.collect::<Vec<_>>().join("/");
            // The settings do not apply to a folder in which the generator looks for no posts.
            let example_post = format!("{prefix}/2000-01-01-a.md");
            if generator.role(&example_post) == Role::Record {
                return Self {
                    prefix,
                    ..site_layout
                };
            }
            break;
        }
        layout
    }

    /// Returns the subfolders that are sites. A repository often has its site in one folder.
    pub fn sites_in(folder: &Path, site_options: &SiteOptions) -> Vec<String> {
        let Ok(entries) = folder.read_dir() else {
            return Vec::new();
        };
        let names = entries.filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            let is_ignored = name.starts_with('.') || IGNORED_FOLDERS.contains(&name.as_str());
            (!is_ignored && folder.join(&name).is_dir()).then_some(name)
        });
        let mut names: Vec<String> = names.take(MAX_SUBFOLDERS).collect();
        names.retain(|name| generators::detect_site(&folder.join(name), site_options).is_some());
        names.sort();
        names
    }

    /// Excludes these subfolders, which are sites. Outside of them, a record without a date is a page and
    /// not a story.
    pub fn without_sites(mut self, sites: Vec<String>) -> Self {
        self.sites = sites;
        self
    }

    /// Sets the dialect, for a site that the folder does not identify.
    pub fn with_dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = Some(dialect);
        self
    }

    /// Returns the generator of the site, if it is known.
    pub fn generator(&self) -> Option<&dyn Generator> {
        self.generator.as_deref()
    }

    /// Returns the path of a file below the top folder of its site.
    pub fn path_in_site(&self, path: &str) -> String {
        if self.prefix.is_empty() {
            return path.to_owned();
        }
        format!("{}/{path}", self.prefix)
    }

    /// Returns the role of the file at this path below the folder. The file must have the extension of a
    /// record.
    pub fn role(&self, path: &str) -> Role {
        if let Some(generator) = &self.generator {
            return generator.role(&self.path_in_site(path));
        }
        let is_below = |site: &String| {
            path.strip_prefix(site.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        };
        if self.sites.iter().any(is_below) {
            return Role::Ignored;
        }
        let mut names: Vec<&str> = path.split('/').collect();
        let name = names.pop().unwrap_or_default();
        if names.iter().any(|folder| IGNORED_FOLDERS.contains(folder)) {
            return Role::Ignored;
        }
        // Hugo and Zola call the page of a section `_index`.
        if name.split('.').next() == Some("_index") {
            return Role::not_a_post("the page of a section");
        }
        Role::Record
    }

    /// Returns whether a record without a date is a page of the site and not a story. `path` is relative to
    /// the folder.
    pub fn is_page_without_date(&self, path: &str) -> bool {
        let Some(generator) = &self.generator else {
            return !self.sites.is_empty();
        };
        !generator.shows_undated(&self.path_in_site(path))
    }
}

#[cfg(test)]
mod tests;
