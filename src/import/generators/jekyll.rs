//! Reads Jekyll sites (<https://jekyllrb.com/docs/>): posts, drafts and collections, `exclude`, `include`,
//! `defaults`, `future`.
//!
//! The rules for posts follow `Jekyll::PostReader` and `Jekyll::EntryFilter`. The rules for `defaults`
//! follow <https://jekyllrb.com/docs/configuration/front-matter-defaults/>.

mod categories;
mod collections;
mod dates_of_posts;
mod defaults;
mod filter;
mod permalink;

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    DetectedSite, Dialect, Generator, Role, SiteDescription, SiteOptions, path_below, settings,
    site_values::SiteValues,
};
use crate::import::{
    fields::dates,
    syntax::node::{MapEntry, Node},
};

use collections::Collection;
use defaults::{DocumentKind, FrontMatterDefaults};
use filter::EntryFilter;
use permalink::JekyllDocument;

#[derive(Debug)]
struct Jekyll {
    time_zone: Option<TimeZone>,
    /// The source folder, below the folder of the settings.
    source: String,
    /// The folder of posts and collections, below the source.
    collections_folder: String,
    collections: Vec<Collection>,
    filter: EntryFilter,
    defaults: FrontMatterDefaults,
    settings: Node,
    values: SiteValues,
    shows_future: bool,
    shows_unpublished: bool,
    shows_drafts: bool,
}

/// Detects whether this folder is a site of Jekyll.
pub fn detect(root: &Path, site_options: &SiteOptions) -> Option<DetectedSite> {
    let settings = settings::read_first(root, &["_config.yml", "_config.yaml", "_config.toml"]);
    if settings.is_none() && !root.join("_posts").is_dir() {
        return None;
    }
    let settings = settings.unwrap_or_else(|| Node::map(1, Vec::new()));
    let text = |names: &[&str]| settings::text_value(Some(&settings), names);
    let is_true = |key: &str| settings.get(key).and_then(Node::as_boolean) == Some(true);
    let folder =
        |key: &'static str| text(&[key]).map_or_else(String::new, |f| super::normalize_folder(&f));
    let data_folder = text(&["data_dir"]).unwrap_or_else(|| "_data".to_owned());
    let jekyll = Jekyll {
        values: SiteValues::new(root, &settings, data_path(&folder("source"), &data_folder)),
        time_zone: text(&["timezone"]).and_then(|name| dates::time_zone(&name)),
        source: folder("source"),
        collections_folder: folder("collections_dir"),
        collections: collections::of(&settings, site_options),
        filter: EntryFilter::new(&settings),
        defaults: FrontMatterDefaults::new(&settings),
        shows_future: is_true("future"),
        shows_unpublished: is_true("unpublished"),
        shows_drafts: is_true("show_drafts"),
        settings: settings.clone(),
    };
    Some(DetectedSite {
        dialect: Dialect::Jekyll,
        static_folders: Some(jekyll.source.clone())
            .into_iter()
            .filter(|folder| !folder.is_empty())
            .collect(),
        description: SiteDescription {
            title: text(&["title", "name"]),
            tagline: text(&["description", "tagline"]),
            language: text(&["lang", "locale", "language"]),
            address: address(text(&["url"]), text(&["baseurl"])),
            author: settings.get("author").and_then(settings::person),
        },
        generator: Arc::new(jekyll),
    })
}

/// Returns the path of the data folder below the site. Jekyll reads no data outside of its source.
fn data_path(source: &str, data_folder: &str) -> String {
    let folders = [source, data_folder].join("/");
    let folder = super::normalize_folder(&folders);
    let names = folder.split('/').filter(|name| *name != "..");
    names.collect::<Vec<_>>().join("/")
}

/// Returns the address of the site with the folder that it is in (`baseurl`).
fn address(url: Option<String>, folder: Option<String>) -> Option<String> {
    let url = url?;
    let folder = super::normalize_folder(&folder.unwrap_or_default());
    let separator = if folder.is_empty() { "" } else { "/" };
    Some([url.trim_end_matches('/'), separator, &folder].concat())
}

/// Returns whether a file name is that of a post: a date, whose parts may be short, a `-`, a title and an
/// extension (`Jekyll::Document::DATE_FILENAME_MATCHER`).
fn is_post_name(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let mut parts = name.splitn(4, '-');
    let mut is_number = |lengths: std::ops::RangeInclusive<usize>| {
        let part = parts.next().unwrap_or_default();
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    is_number(2..=4)
        && is_number(1..=2)
        && is_number(1..=2)
        && parts.next().is_some_and(|title| title.contains('.'))
}

/// The kind of folder that a file is in, with the path below that folder.
enum SourceKind<'a> {
    Posts(&'a str),
    Drafts,
    Collection(&'a Collection, &'a str),
    Elsewhere,
}

impl Jekyll {
    /// Returns the kind of folder that a file is in, by its path below the source.
    fn source_kind<'a>(&'a self, path: &'a str) -> SourceKind<'a> {
        if let Some(path) = path_below(path, &self.collections_folder) {
            for collection in &self.collections {
                let folder = path
                    .strip_prefix('_')
                    .and_then(|p| path_below(p, &collection.name));
                if let Some(document) = folder
                    && !matches!(collection.name.as_str(), "posts" | "drafts")
                {
                    return SourceKind::Collection(collection, document);
                }
            }
        } else if !self.collections_folder.is_empty() {
            // Posts and drafts are also below that folder.
            return SourceKind::Elsewhere;
        }
        let mut rest = path;
        while let Some((folder, inner)) = rest.split_once('/') {
            match folder {
                "_posts" => return SourceKind::Posts(inner),
                "_drafts" => return SourceKind::Drafts,
                _ => rest = inner,
            }
        }
        SourceKind::Elsewhere
    }
}

impl Generator for Jekyll {
    fn role(&self, path: &str) -> Role {
        let Some(path) = path_below(path, &self.source) else {
            return Role::not_a_post("a file outside the source of the site");
        };
        let top = path.split('/').next().unwrap_or_default();
        if matches!(
            top,
            super::PACKAGES_FOLDER | "_site" | "vendor" | "_layouts" | "_includes" | "_sass"
        ) {
            return Role::Ignored;
        }
        if let Some(pattern) = self.filter.excluded(path) {
            return Role::not_a_post(format!("exclude: {pattern}"));
        }
        match self.source_kind(path) {
            SourceKind::Posts(post) => {
                let parent = path.strip_suffix(post).unwrap_or(path);
                let parent = parent.trim_end_matches('/').trim_end_matches("_posts");
                if super::parent_folders(parent).any(|folder| self.filter.is_special(folder))
                    || self.filter.is_special(post)
                {
                    return Role::not_a_post("a name or folder that Jekyll skips");
                }
                if !is_post_name(post) {
                    return Role::not_a_post("a name in _posts that does not begin with a date");
                }
                Role::Record
            }
            SourceKind::Drafts if self.shows_drafts => Role::Record,
            SourceKind::Drafts => Role::draft("the folder _drafts"),
            SourceKind::Collection(collection, document) => {
                let name = &collection.name;
                if !collection.is_selected {
                    return Role::not_a_post(format!("the collection {name}"));
                }
                if !collection.has_output {
                    return Role::not_a_post(format!(
                        "the collection {name}, which has no output: true"
                    ));
                }
                if self.filter.is_special(document) {
                    return Role::not_a_post("a name that Jekyll skips");
                }
                Role::Record
            }
            SourceKind::Elsewhere => Role::not_a_post("a page"),
        }
    }

    fn complete(&self, path: &str, mut front_matter: Vec<MapEntry>) -> Vec<MapEntry> {
        let Some(path) = path_below(path, &self.source) else {
            return front_matter;
        };
        let kind_of_path = self.source_kind(path);
        let kind = match &kind_of_path {
            SourceKind::Posts(_) => DocumentKind::Posts,
            SourceKind::Drafts => DocumentKind::Drafts,
            SourceKind::Collection(collection, _) => DocumentKind::Collection(&collection.name),
            SourceKind::Elsewhere => DocumentKind::Pages,
        };
        let defaults = self.defaults.of(path, &kind);
        settings::add_defaults(&mut front_matter, defaults);
        if let SourceKind::Posts(post) = kind_of_path {
            settings::add_defaults(&mut front_matter, dates_of_posts::of_short_year(post));
            let above = path.strip_suffix(post).unwrap_or_default();
            categories::add_folders(&mut front_matter, above, &self.collections_folder);
        }
        if self.shows_unpublished {
            front_matter.retain(|entry| entry.key != "published");
        }
        front_matter
    }

    fn section(&self, path: &str) -> Option<String> {
        match self.source_kind(path_below(path, &self.source)?) {
            SourceKind::Collection(collection, _) => Some(collection.name.clone()),
            SourceKind::Posts(_) | SourceKind::Drafts | SourceKind::Elsewhere => None,
        }
    }

    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let Some(path) = path_below(path, &self.source) else {
            return Vec::new();
        };
        let (collection, path) = match self.source_kind(path) {
            SourceKind::Posts(post) => ("posts", post),
            SourceKind::Drafts => ("posts", path),
            SourceKind::Collection(collection, document) => (collection.name.as_str(), document),
            SourceKind::Elsewhere => return Vec::new(),
        };
        let document = JekyllDocument {
            collection,
            path,
            front_matter,
        };
        permalink::addresses(&document, &self.settings, &self.time_zone())
    }

    fn site_values(&self) -> Option<&SiteValues> {
        Some(&self.values)
    }

    fn excerpt_separator(&self) -> Option<&str> {
        self.settings.get("excerpt_separator")?.as_text()
    }

    fn has_emoji_names(&self) -> bool {
        let plugins = ["plugins", "gems", "whitelist"].into_iter();
        let mut plugins = plugins.filter_map(|key| self.settings.get(key));
        plugins.any(|plugins| plugins.texts().contains(&"jemoji"))
    }

    fn shown_zone(&self) -> Option<TimeZone> {
        self.time_zone.clone()
    }

    fn assumed_zone(&self) -> Option<TimeZone> {
        self.time_zone.clone()
    }

    fn zone_of_date(&self, date: &Node) -> Option<TimeZone> {
        if dates_of_posts::is_yaml_timestamp(date) {
            return None;
        }
        self.assumed_zone()
    }

    fn hides_future(&self) -> bool {
        !self.shows_future
    }

    fn shows_drafts(&self) -> bool {
        self.shows_drafts
    }

    fn shows_undated(&self, path: &str) -> bool {
        let path = path_below(path, &self.source);
        path.is_some_and(|path| matches!(self.source_kind(path), SourceKind::Collection(..)))
    }
}
