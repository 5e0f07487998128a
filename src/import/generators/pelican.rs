//! Pelican (<https://docs.getpelican.com/en/latest/settings.html>): paths, excludes, `IGNORE_FILES`,
//! `WITH_FUTURE_DATES`, `DEFAULT_DATE`, `DEFAULT_METADATA`.

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    DetectedSite, Generator, Role, SiteDescription, below, folder, patterns::Globs, python,
    settings,
};
use crate::import::{
    dates,
    dialect::Dialect,
    node::{MapEntry, Node},
};

#[derive(Debug)]
struct Pelican {
    time_zone: TimeZone,
    /// `PATH`.
    content: String,
    /// `ARTICLE_PATHS`, below it.
    articles: Vec<String>,
    /// `ARTICLE_EXCLUDES` and `PAGE_PATHS`, below it.
    excluded: Vec<String>,
    ignored: Globs,
    /// `DEFAULT_METADATA` and `DEFAULT_DATE`.
    defaults: Vec<MapEntry>,
    holds_future_back: bool,
}

/// The site of this folder, if it is one of Pelican's.
pub fn site(root: &Path) -> Option<DetectedSite> {
    let program = settings::text(&root.join("pelicanconf.py"))?;
    let mut settings = python::assignments(&program);
    // What is published is made with these settings besides.
    if let Some(program) = settings::text(&root.join("publishconf.py")) {
        settings::merge(&mut settings, python::assignments(&program));
    }
    let text = |names: &[&str]| settings::text_of(Some(&settings), names);
    let folders = |key: &str, usual: &[&str]| -> Vec<String> {
        let named = settings.get(key).map(Node::texts);
        let folders = named.unwrap_or_else(|| usual.to_vec());
        folders.into_iter().map(folder).collect()
    };
    let content = text(&["PATH"]).map_or_else(|| "content".to_owned(), |path| folder(&path));
    let mut excluded = folders("ARTICLE_EXCLUDES", &[]);
    excluded.extend(folders("PAGE_PATHS", &["pages"]));
    let ignored = settings.get("IGNORE_FILES").map(Node::texts);
    let truth = |key: &str| settings.get(key).and_then(Node::truth);
    let pelican = Pelican {
        time_zone: dates::time_zone(text(&["TIMEZONE"]).as_deref()),
        articles: folders("ARTICLE_PATHS", &[""]),
        excluded: excluded
            .into_iter()
            .filter(|folder| !folder.is_empty())
            .collect(),
        ignored: Globs::of_texts(ignored.unwrap_or_else(|| vec!["**/.*", ".#*"])),
        defaults: defaults(&settings),
        holds_future_back: truth("WITH_FUTURE_DATES") == Some(false),
        content: content.clone(),
    };
    Some(DetectedSite {
        dialect: Dialect::Pelican,
        statics: vec![content],
        description: SiteDescription {
            title: text(&["SITENAME"]),
            tagline: text(&["SITESUBTITLE"]),
            language: text(&["DEFAULT_LANG"]),
            address: text(&["SITEURL"]),
        },
        generator: Arc::new(pelican),
    })
}

/// The metadata of an article that does not say it. A `DEFAULT_DATE` of `'fs'` is the time of the file, which is that
/// of a copy as a rule, and no date here.
fn defaults(settings: &Node) -> Vec<MapEntry> {
    let metadata = settings.get("DEFAULT_METADATA").map(Node::entries);
    let mut defaults = metadata.unwrap_or_default().to_vec();
    if let Some(date) = settings.get("DEFAULT_DATE") {
        let parts: Vec<u32> = date
            .texts()
            .iter()
            .filter_map(|part| part.parse().ok())
            .collect();
        if let [year, month, day, time @ ..] = parts.as_slice() {
            let part = |place: usize| time.get(place).copied().unwrap_or_default();
            let date = format!(
                "{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}",
                part(0),
                part(1),
                part(2)
            );
            defaults.push(MapEntry::new("date", Node::text(1, date)));
        }
    }
    defaults
}

impl Generator for Pelican {
    fn role(&self, path: &str) -> Role {
        let Some(path) = below(path, &self.content) else {
            return match path.split('/').next() {
                Some(super::PACKAGES_FOLDER | "output" | "themes" | "theme" | "plugins") => {
                    Role::Nothing
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
            return Role::Nothing;
        }
        let is_in = |folder: &String| path == folder || below(path, folder).is_some();
        if let Some(folder) = self.excluded.iter().find(|folder| is_in(folder)) {
            return Role::not_a_post(format!("a page, or excluded: {folder}"));
        }
        if !self.articles.iter().any(is_in) {
            return Role::not_a_post("a file outside ARTICLE_PATHS");
        }
        Role::Record
    }

    fn complete(&self, path: &str, mut front: Vec<MapEntry>) -> Vec<MapEntry> {
        // A date in the name of the file counts before the one of all others.
        let name = path.rsplit('/').next().unwrap_or_default();
        let has_own = crate::import::dialect::begins_with_day(name);
        let defaults = self
            .defaults
            .iter()
            .filter(|entry| entry.key != "date" || !has_own);
        settings::add_defaults(&mut front, defaults.cloned());
        front
    }

    fn time_zone(&self) -> TimeZone {
        self.time_zone.clone()
    }

    fn holds_future_back(&self) -> bool {
        self.holds_future_back
    }
}
