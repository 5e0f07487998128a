//! Reads the sites of other generators: which files are posts, and what the settings say.
//!
//! Each generator has a module. It detects a site by its settings ([`detect_site`]), reads them once, and
//! then answers questions about each path ([`Generator`]). Paths are relative to the top folder of the
//! site, with `/` between folders. Each module follows the documentation of its generator and links to it.
//! Settings that are programs are searched for literals, never run.

mod astro;
pub mod description;
mod dialect;
mod docusaurus;
mod eleventy;
mod git;
mod hexo;
mod hugo;
mod index_page;
mod jekyll;
pub mod layout;
mod package;
mod patterns;
mod pelican;
pub mod permalink;
mod program;
mod python;
mod record_origin;
pub mod schedule;
mod section;
mod settings;
mod site_description;
pub mod site_values;
pub mod source_folder;
pub mod template_extensions;
mod zola;

use std::{fmt, path::Path, sync::Arc};

use jiff::tz::TimeZone;

use crate::import::{
    syntax::node::{MapEntry, Node},
    visibility::{Visibility, Withheld},
};

pub use self::{
    dialect::{DefaultPublisher, Dialect},
    record_origin::RecordOrigin,
    site_description::SiteDescription,
};
use schedule::PublicationDates;
use site_values::SiteValues;

/// A generator and its settings for one site.
pub trait Generator: fmt::Debug + Send + Sync {
    /// Returns the role of the file at this path, judged by its name and folders. It is called only for
    /// files that have the extension of a record.
    fn role(&self, path: &str) -> Role;

    /// Returns the front matter of the record at this path, completed by the values that settings and
    /// folders add.
    fn complete(&self, path: &str, front_matter: Vec<MapEntry>) -> Vec<MapEntry> {
        let _ = path;
        front_matter
    }

    /// Returns the reason if the generator never publishes or lists a record with this front matter.
    fn withheld(&self, path: &str, front_matter: &Node) -> Option<Withheld> {
        let _ = (path, front_matter);
        None
    }

    /// Returns when a record with this front matter is published and removed. `publishDate` and
    /// `expiryDate` are Hugo's names; they are read for every generator.
    fn schedule(&self, front_matter: &Node) -> PublicationDates {
        schedule::read(front_matter, &[], &self.time_zone())
    }

    /// Returns the time zone of the site, for decisions on whether a record is public.
    fn time_zone(&self) -> TimeZone {
        self.assumed_zone().unwrap_or(TimeZone::UTC)
    }

    /// Returns the time zone in which the generator reads times without a zone, if the settings name one.
    fn assumed_zone(&self) -> Option<TimeZone> {
        None
    }

    /// Returns the time zone in which the generator shows every time, if the settings name one. Others show a time in the
    /// zone that its record writes.
    fn shown_zone(&self) -> Option<TimeZone> {
        None
    }

    /// Returns the time zone in which the generator reads this date, a time without a zone.
    fn zone_of_date(&self, date: &Node) -> Option<TimeZone> {
        let _ = date;
        self.assumed_zone()
    }

    /// Splits the language off the end of a file name without extension, as in `story.de`, if the settings name that
    /// language.
    fn split_language<'n>(&self, name: &'n str) -> (&'n str, Option<&'n str>) {
        (name, None)
    }

    /// Returns the language of the folder of a record, if it is not that of the site.
    fn folder_language(&self, path: &str) -> Option<String> {
        let _ = path;
        None
    }

    /// Returns the section of the record at this path: its part of the site.
    fn section(&self, path: &str) -> Option<String> {
        let _ = path;
        None
    }

    /// Returns the values that templates call `site`, if they are known.
    fn site_values(&self) -> Option<&SiteValues> {
        None
    }

    /// Returns the addresses that the page of the record at this path may have, below that of the site, the most
    /// probable one first. The front matter is that of [`complete`](Self::complete). Addresses with parts that only
    /// the program knows are left out.
    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let _ = (path, front_matter);
        Vec::new()
    }

    /// Returns the text that ends the excerpt of a record, according to the settings.
    fn excerpt_separator(&self) -> Option<&str> {
        None
    }

    /// Returns whether `:tada:` is an emoji in its texts.
    fn has_emoji_names(&self) -> bool {
        false
    }

    /// Returns the format of a file that the generator makes a post of, though no record is in it: a template, a program
    /// or data. The file is asked for only if its extension is not that of a record.
    fn unread_post(&self, file: &Path) -> Option<&'static str> {
        let _ = file;
        None
    }

    /// Returns the words for the date that the generator gives to a post without one, such as “that of the file”.
    fn date_without_field(&self, front_matter: &Node) -> Option<&'static str> {
        let _ = front_matter;
        None
    }

    /// Returns whether the generator hides records with a date in the future.
    fn hides_future(&self) -> bool {
        false
    }

    /// Returns whether the settings publish drafts.
    fn shows_drafts(&self) -> bool {
        false
    }

    /// Returns whether a record at this path is a story even without a date.
    fn shows_undated(&self, path: &str) -> bool {
        let _ = path;
        false
    }
}

/// The role of a file in a site, judged by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A record.
    Record,
    /// A file that is not a public record, with the reason.
    Withheld(Withheld),
    /// A file that is ignored silently, such as a template or output of the generator.
    Ignored,
}

impl Role {
    /// Returns the role of a page, a part of another record, or anything else that is not a post.
    pub fn not_a_post(reason: impl Into<String>) -> Self {
        Self::Withheld(Withheld {
            visibility: Visibility::NotAPost,
            reason: reason.into(),
        })
    }

    /// Returns the role of a draft.
    pub fn draft(reason: impl Into<String>) -> Self {
        Self::Withheld(Withheld {
            visibility: Visibility::Draft,
            reason: reason.into(),
        })
    }
}

/// A site whose generator was detected.
#[derive(Clone, Debug)]
pub struct DetectedSite {
    /// The dialect of its records.
    pub dialect: Dialect,
    /// The folders, besides the top one, that picture addresses with a leading `/` are relative to.
    pub static_folders: Vec<String>,
    /// The description in its settings.
    pub description: SiteDescription,
    /// The generator, which judges its files.
    pub generator: Arc<dyn Generator>,
}

/// The owner's options for the site of a generator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// Collections of Jekyll whose documents are also stories.
    pub collections: Vec<String>,
}

/// Detects whether the folder is the top folder of a site, by the settings of its generator.
pub fn detect_site(root: &Path, site_options: &SiteOptions) -> Option<DetectedSite> {
    pelican::detect(root)
        .or_else(|| docusaurus::detect(root))
        .or_else(|| eleventy::detect(root))
        .or_else(|| astro::detect(root))
        .or_else(|| hexo::detect(root))
        .or_else(|| jekyll::detect(root, site_options))
        .or_else(|| hugo::detect(root))
        .or_else(|| zola::detect(root))
}

/// Returns the folders of a path, without the file name.
fn parent_folders(path: &str) -> impl Iterator<Item = &str> {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').filter(|folder| !folder.is_empty())
}

/// Returns the path relative to a folder, or the whole path if the folder is empty.
fn path_below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// Normalizes a folder from settings, such as `./content/`, to the form of paths, such as `content`.
fn normalize_folder(text: &str) -> String {
    let parts = text
        .split(['/', '\\'])
        .filter(|part| !part.is_empty() && *part != ".");
    parts.collect::<Vec<_>>().join("/")
}

/// The words for the date that some generators give to a post without one.
const DATE_OF_FILE: &str = "that of the file";

/// The folder of installed packages; no generator looks for posts there.
const PACKAGES_FOLDER: &str = "node_modules";
