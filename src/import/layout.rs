//! How a folder is laid out: as ours, or as the site of a generator.

use std::{path::Path, sync::Arc};

use super::{
    dialect::Dialect,
    generators::{self, Generator, Role, SiteOptions},
};

/// What a folder of articles is, as far as it can be told before a record is read.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// In whose words its records are; where nothing is said, each tells by itself.
    pub dialect: Option<Dialect>,
    /// Folders of the site from which addresses of pictures lead that begin with `/`, the top one aside.
    pub statics: Vec<String>,
    /// What the site calls itself in the settings of its generator.
    pub title: Option<String>,
    /// The line that describes it there.
    pub tagline: Option<String>,
    /// The language it names there.
    pub language: Option<String>,
    /// The address it is published at, as it stands there.
    pub address: Option<String>,
    /// The path of the folder below the top folder of the site; empty where it is that folder.
    pub prefix: String,
    generator: Option<Arc<dyn Generator>>,
    /// Folders below this one that are sites, and are read as sources of their own.
    sites: Vec<String>,
}

/// So many folders of a folder are looked at for sites in them.
const MAX_FOLDERS_BELOW: usize = 500;

/// So many folders above one of articles are looked at for the settings of a site.
const MAX_FOLDERS_ABOVE: usize = 6;

/// Folders that hold what a generator made or what it is made of.
const IGNORED_FOLDERS: &[&str] = &["node_modules", "_site", "vendor"];

impl Layout {
    /// Looks whether a folder is the top folder of a site.
    pub fn of(root: &Path) -> Self {
        Self::with_options(root, &SiteOptions::default())
    }

    /// Looks at a folder as [`Layout::of`] does, with what the owner's settings say of the site.
    pub fn with_options(root: &Path, site_options: &SiteOptions) -> Self {
        let Some(site) = generators::find(root, site_options) else {
            return Self::default();
        };
        Self {
            dialect: Some(site.dialect),
            statics: site.statics,
            title: site.description.title,
            tagline: site.description.tagline,
            language: site.description.language,
            address: site.description.address,
            prefix: String::new(),
            generator: Some(site.generator),
            sites: Vec::new(),
        }
    }

    /// Looks at a folder, and at those above it: a folder of posts is read by the settings of its site, or a draft of
    /// that site would be public. No folder above `top` is looked at, where there is one.
    pub fn around(folder: &Path, top: Option<&Path>, site_options: &SiteOptions) -> Self {
        let own = Self::with_options(folder, site_options);
        if own.generator.is_some() {
            return own;
        }
        let Ok(folder) = folder.canonicalize() else {
            return own;
        };
        let top = top.and_then(|top| top.canonicalize().ok());
        let above = folder.ancestors().skip(1).take(MAX_FOLDERS_ABOVE);
        for site in above {
            if top.as_ref().is_some_and(|top| !site.starts_with(top)) {
                break;
            }
            let layout = Self::with_options(site, site_options);
            let Some(generator) = &layout.generator else {
                continue;
            };
            let below = folder.strip_prefix(site).unwrap_or(&folder);
            let names = below
                .components()
                .map(|part| part.as_os_str().to_string_lossy());
            let prefix = names.collect::<Vec<_>>().join("/");
            // A folder in which the generator looks for no posts is one of somebody else.
            let post = format!("{prefix}/2000-01-01-a.md");
            if generator.role(&post) == Role::Record {
                return Self { prefix, ..layout };
            }
            break;
        }
        own
    }

    /// The folders in a folder that are sites: the site of a project is often one folder of its repository.
    pub fn sites_in(folder: &Path, site_options: &SiteOptions) -> Vec<String> {
        let Ok(entries) = folder.read_dir() else {
            return Vec::new();
        };
        let names = entries.filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            let is_other = name.starts_with('.') || IGNORED_FOLDERS.contains(&name.as_str());
            (!is_other && folder.join(&name).is_dir()).then_some(name)
        });
        let mut names: Vec<String> = names.take(MAX_FOLDERS_BELOW).collect();
        names.retain(|name| generators::find(&folder.join(name), site_options).is_some());
        names.sort();
        names
    }

    /// The layout of what lies beside these sites: a page of theirs without a date is no story of the archive either.
    pub fn beside(mut self, sites: Vec<String>) -> Self {
        self.sites = sites;
        self
    }

    /// The layout that a site of this generator has, where the folder itself does not show it.
    pub fn with(mut self, dialect: Dialect) -> Self {
        self.dialect = Some(dialect);
        self
    }

    /// What makes the site, where that is known.
    pub fn generator(&self) -> Option<&dyn Generator> {
        self.generator.as_deref()
    }

    /// The path of a file below the top folder of its site.
    pub fn path_in_site(&self, path: &str) -> String {
        if self.prefix.is_empty() {
            return path.to_owned();
        }
        format!("{}/{path}", self.prefix)
    }

    /// What the file at this path below the folder is, if its ending is that of a record.
    pub fn role(&self, path: &str) -> Role {
        if let Some(generator) = &self.generator {
            return generator.role(&self.path_in_site(path));
        }
        let is_of = |site: &String| {
            path.strip_prefix(site.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        };
        if self.sites.iter().any(is_of) {
            return Role::Nothing;
        }
        let mut names: Vec<&str> = path.split('/').collect();
        let name = names.pop().unwrap_or_default();
        if names.iter().any(|folder| IGNORED_FOLDERS.contains(folder)) {
            return Role::Nothing;
        }
        // The page of a section of Hugo's and Zola's.
        if name.split('.').next() == Some("_index") {
            return Role::not_a_post("the page of a section");
        }
        Role::Record
    }

    /// Whether a record without a date is a page of the site and no story. `path` is below the folder.
    pub fn is_page_without_date(&self, path: &str) -> bool {
        let Some(generator) = &self.generator else {
            return !self.sites.is_empty();
        };
        !generator.shows_undated(&self.path_in_site(path))
    }
}

#[cfg(test)]
mod tests;
