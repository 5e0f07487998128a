//! Reads Pelican sites (<https://docs.getpelican.com/en/latest/settings.html>): paths, excludes,
//! `IGNORE_FILES`, `WITH_FUTURE_DATES`, `DEFAULT_DATE`, `DEFAULT_METADATA`, `USE_FOLDER_AS_CATEGORY`,
//! `FILENAME_METADATA`, `PATH_METADATA`, `SLUGIFY_SOURCE`.

mod addresses;
mod path_metadata;

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    DetectedSite, Dialect, Generator, Role, SiteDescription, normalize_folder, path_below,
    patterns::Globs, python, settings,
};
use crate::{
    import::{
        fields::{date_in_path, dates},
        syntax::node::{MapEntry, Node},
        visibility::{Visibility, Withheld},
    },
    model::slug,
};

use addresses::ArticleAddresses;
use path_metadata::PathMetadata;

#[derive(Debug)]
struct Pelican {
    time_zone: Option<TimeZone>,
    /// The folder of the content (`PATH`).
    content: String,
    /// The folders of articles below it (`ARTICLE_PATHS`).
    articles: Vec<String>,
    /// The excluded folders below it (`ARTICLE_EXCLUDES` and `PAGE_PATHS`).
    excluded: Vec<String>,
    ignored: Globs,
    /// The default metadata (`DEFAULT_METADATA`, `DEFAULT_CATEGORY` and `DEFAULT_DATE`).
    defaults: Vec<MapEntry>,
    path_metadata: PathMetadata,
    addresses: ArticleAddresses,
    /// Whether a name in addresses comes from the title (`SLUGIFY_SOURCE`).
    has_slugs_of_titles: bool,
    holds_future_back: bool,
    /// Whether an article without a date has that of its file (`DEFAULT_DATE = 'fs'`).
    has_dates_of_files: bool,
}

/// Detects whether this folder is a site of Pelican.
pub fn detect(root: &Path) -> Option<DetectedSite> {
    let program = settings::read_text(&root.join("pelicanconf.py"))?;
    let mut settings = python::assignments(&program);
    // Pelican adds these settings when it builds a site for publication.
    if let Some(program) = settings::read_text(&root.join("publishconf.py")) {
        settings::merge(&mut settings, python::assignments(&program));
    }
    let text = |names: &[&str]| settings::text_value(Some(&settings), names);
    let folders = |key: &str, default_folders: &[&str]| -> Vec<String> {
        let configured = settings.get(key).map(Node::texts);
        let folders = configured.unwrap_or_else(|| default_folders.to_vec());
        folders.into_iter().map(normalize_folder).collect()
    };
    let content =
        text(&["PATH"]).map_or_else(|| "content".to_owned(), |path| normalize_folder(&path));
    let mut excluded = folders("ARTICLE_EXCLUDES", &[]);
    excluded.extend(folders("PAGE_PATHS", &["pages"]));
    let ignored = settings.get("IGNORE_FILES").map(Node::texts);
    let truth = |key: &str| settings.get(key).and_then(Node::as_boolean);
    let pelican = Pelican {
        time_zone: text(&["TIMEZONE"]).and_then(|name| dates::time_zone(&name)),
        articles: folders("ARTICLE_PATHS", &[""]),
        excluded: excluded
            .into_iter()
            .filter(|folder| !folder.is_empty())
            .collect(),
        ignored: Globs::of_texts(ignored.unwrap_or_else(|| vec!["**/.*", ".#*"])),
        defaults: defaults(&settings),
        path_metadata: PathMetadata::new(&settings),
        addresses: ArticleAddresses::new(&settings),
        has_slugs_of_titles: text(&["SLUGIFY_SOURCE"]).is_none_or(|source| source == "title"),
        holds_future_back: truth("WITH_FUTURE_DATES") == Some(false),
        has_dates_of_files: text(&["DEFAULT_DATE"]).as_deref() == Some("fs"),
        content: content.clone(),
    };
    Some(DetectedSite {
        dialect: Dialect::Pelican,
        static_folders: vec![content],
        description: SiteDescription {
            title: text(&["SITENAME"]),
            tagline: text(&["SITESUBTITLE"]),
            language: text(&["DEFAULT_LANG"]),
            address: text(&["SITEURL"]),
            author: text(&["AUTHOR"]),
        },
        generator: Arc::new(pelican),
    })
}

/// Returns the default metadata. A `DEFAULT_DATE` of `'fs'` means the timestamp of the file, which is
/// usually that of a copy, so it is ignored.
fn defaults(settings: &Node) -> Vec<MapEntry> {
    let metadata = settings.get("DEFAULT_METADATA").map(Node::entries);
    let mut defaults = metadata.unwrap_or_default().to_vec();
    let category = settings.get("DEFAULT_CATEGORY").cloned();
    defaults.extend(category.map(|node| MapEntry::new("category", node)));
    if let Some(date) = settings.get("DEFAULT_DATE") {
        let parts: Vec<u32> = date
            .texts()
            .iter()
            .filter_map(|part| part.parse().ok())
            .collect();
        if let [year, month, day, time @ ..] = parts.as_slice() {
            let part = |index: usize| time.get(index).copied().unwrap_or_default();
            let mut date = format!("{year:04}-{month:02}-{day:02}");
            // Without a time it is a day, which needs no time zone.
            if !time.is_empty() {
                let time = format!(" {:02}:{:02}:{:02}", part(0), part(1), part(2));
                date.push_str(&time);
            }
            defaults.push(MapEntry::new("date", Node::text(1, date)));
        }
    }
    defaults
}

impl Generator for Pelican {
    fn role(&self, path: &str) -> Role {
        let Some(path) = path_below(path, &self.content) else {
            return match path.split('/').next() {
                Some(super::PACKAGES_FOLDER | "output" | "themes" | "theme" | "plugins") => {
                    Role::Ignored
                }
                _ => Role::not_a_post(format!("a file outside {}", self.content)),
            };
        };
        let name = path.rsplit('/').next().unwrap_or_default();
        let mut parts = path.split('/').chain([path]);
        if let Some(pattern) = parts.find_map(|part| self.ignored.find(part)) {
            return Role::not_a_post(format!("IGNORE_FILES: {pattern}"));
        }
        if name.starts_with('.') {
            return Role::Ignored;
        }
        let is_in = |folder: &String| path == folder || path_below(path, folder).is_some();
        if let Some(folder) = self.excluded.iter().find(|folder| is_in(folder)) {
            return Role::not_a_post(format!("a page, or excluded: {folder}"));
        }
        if !self.articles.iter().any(is_in) {
            return Role::not_a_post("a file outside ARTICLE_PATHS");
        }
        Role::Record
    }

    fn complete(&self, path: &str, mut front_matter: Vec<MapEntry>) -> Vec<MapEntry> {
        let of_path = path_below(path, &self.content).map(|path| self.path_metadata.of(path));
        settings::add_defaults(&mut front_matter, of_path.unwrap_or_default());
        // A date in the file name takes precedence over the default date.
        let name = path.rsplit('/').next().unwrap_or_default();
        let has_date_in_name = date_in_path::dated_name(name).is_some();
        let defaults = self
            .defaults
            .iter()
            .filter(|entry| entry.key != "date" || !has_date_in_name);
        settings::add_defaults(&mut front_matter, defaults.cloned());
        if self.has_slugs_of_titles {
            let title = front_matter
                .iter()
                .find(|entry| entry.key.eq_ignore_ascii_case("title"));
            let slug = title.and_then(|title| slug::from_text(title.node.as_text()?));
            let slug = slug.map(|slug| MapEntry::new("slug", Node::text(1, slug.as_str())));
            settings::add_defaults(&mut front_matter, slug);
        }
        front_matter
    }

    fn date_without_field(&self, _front_matter: &Node) -> Option<&'static str> {
        self.has_dates_of_files.then_some(super::DATE_OF_FILE)
    }

    fn shows_undated(&self, _path: &str) -> bool {
        self.has_dates_of_files
    }

    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        self.addresses.of(path, front_matter)
    }

    fn withheld(&self, _path: &str, front_matter: &Node) -> Option<Withheld> {
        // Pelican reports an error and goes on without the article.
        let has_title = front_matter.get("title").is_some();
        let reason = || Withheld::new(Visibility::NotAPost, "no title: Pelican skips it");
        (!has_title).then(reason)
    }

    fn assumed_zone(&self) -> Option<TimeZone> {
        self.time_zone.clone()
    }

    fn hides_future(&self) -> bool {
        self.holds_future_back
    }
}
