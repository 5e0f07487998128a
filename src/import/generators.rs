//! The sites of other generators: which of their files are posts, and what their settings say of them.
//!
//! Each generator is a file that reads its settings once ([`find`]) and then answers for every path of the site
//! ([`Generator`]). Paths are those below the top folder of the site, with `/` between folders. The documents of the
//! generators are the specification; each file names the part that it follows. Settings that are programs are looked
//! through, never run.

mod astro;
mod docusaurus;
mod eleventy;
mod git;
mod hexo;
mod hugo;
mod jekyll;
mod patterns;
mod pelican;
mod program;
mod python;
pub mod schedule;
mod settings;
mod zola;

use std::{fmt, path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    dialect::Dialect,
    node::{MapEntry, Node},
    visibility::{Visibility, Withheld},
};
use schedule::PublicationDates;

/// What a generator makes of the files of one site.
pub trait Generator: fmt::Debug + Send + Sync {
    /// Returns what the file at this path is, by its name and its folders. It is asked only for files whose ending is
    /// that of a record.
    fn role(&self, path: &str) -> Role;

    /// Returns the front matter of the record at this path with the values that settings and folders add to it.
    fn complete(&self, path: &str, front: Vec<MapEntry>) -> Vec<MapEntry> {
        let _ = path;
        front
    }

    /// Returns why the generator publishes or lists a record with this front matter at no time.
    fn withheld(&self, path: &str, front: &Node) -> Option<Withheld> {
        let _ = (path, front);
        None
    }

    /// Returns when a record with this front matter is published and removed. `publishDate` and `expiryDate` are words
    /// of Hugo; somebody who writes them elsewhere means the same.
    fn schedule(&self, front: &Node) -> PublicationDates {
        schedule::read(front, &[], &self.time_zone())
    }

    /// Returns the time zone of times that name none, as far as it decides when a record is public.
    fn time_zone(&self) -> TimeZone {
        TimeZone::UTC
    }

    /// Returns the settings that templates call `site`, if they are known.
    fn site_values(&self) -> Option<&Node> {
        None
    }

    /// Whether the generator holds a record back whose date is to come.
    fn holds_future_back(&self) -> bool {
        false
    }

    /// Whether the settings publish drafts.
    fn shows_drafts(&self) -> bool {
        false
    }

    /// Whether a record at this path that has no date is a story all the same.
    fn shows_undated(&self, path: &str) -> bool {
        let _ = path;
        false
    }
}

/// What a file of a site is, as far as its path says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A record.
    Record,
    /// A file that is no record for the public, and why.
    Withheld(Withheld),
    /// Nothing that anybody looks for: it is made by the generator, or is one of its templates.
    Nothing,
}

impl Role {
    /// A page, a part of another record, or anything else that is no post.
    pub fn not_a_post(reason: impl Into<String>) -> Self {
        Self::Withheld(Withheld {
            visibility: Visibility::NotAPost,
            reason: reason.into(),
        })
    }

    /// A draft.
    pub fn draft(reason: impl Into<String>) -> Self {
        Self::Withheld(Withheld {
            visibility: Visibility::Draft,
            reason: reason.into(),
        })
    }
}

/// What the settings of a generator say of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteDescription {
    /// What it calls itself.
    pub title: Option<String>,
    /// The line that describes it.
    pub tagline: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The address that it is published at, as it stands there.
    pub address: Option<String>,
}

/// A site of a generator.
#[derive(Clone, Debug)]
pub struct DetectedSite {
    /// In whose words its records are.
    pub dialect: Dialect,
    /// Folders from which addresses of pictures lead that begin with `/`, the top one aside.
    pub statics: Vec<String>,
    /// What its settings say of it.
    pub description: SiteDescription,
    /// What the generator makes of its files.
    pub generator: Arc<dyn Generator>,
}

/// Options of the owner for the site of a generator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// Collections of Jekyll whose documents are stories, too.
    pub collections: Vec<String>,
}

/// Looks whether the folder is the top folder of a site, by the settings of its generator.
pub fn find(root: &Path, site_options: &SiteOptions) -> Option<DetectedSite> {
    pelican::site(root)
        .or_else(|| docusaurus::site(root))
        .or_else(|| eleventy::site(root))
        .or_else(|| astro::site(root))
        .or_else(|| hexo::site(root))
        .or_else(|| jekyll::site(root, site_options))
        .or_else(|| hugo::site(root))
        .or_else(|| zola::site(root))
}

/// The folders above a file, without its name.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').filter(|folder| !folder.is_empty())
}

/// The part of a path below a folder; all of it below the empty one.
fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// A folder as settings write it (`./content/`), in the form of paths (`content`).
fn folder(text: &str) -> String {
    let parts = text
        .split(['/', '\\'])
        .filter(|part| !part.is_empty() && *part != ".");
    parts.collect::<Vec<_>>().join("/")
}

/// The name of the folder of installed packages, in which no generator looks for posts.
const PACKAGES_FOLDER: &str = "node_modules";
