//! Reads Hugo sites (<https://gohugo.io/documentation/>): content folders, languages, page bundles,
//! `cascade`, `build`, `ignoreFiles`, `publishDate` and `expiryDate`.

mod cascade;
mod configuration;
mod content;
mod permalinks;

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    DetectedSite, Dialect, Generator, Role, SiteDescription,
    git::GitTimes,
    index_page,
    patterns::Expressions,
    schedule::{self, PublicationDates},
    section, settings,
};
use crate::import::{
    fields::{date_in_path, dates},
    syntax::node::{MapEntry, Node},
};

use cascade::Cascades;
use content::Content;
use permalinks::Permalinks;

#[derive(Debug)]
struct Hugo {
    content: Content,
    ignored: Expressions,
    cascades: Cascades,
    permalinks: Permalinks,
    /// The fields that the date is taken from (`[frontmatter] date`).
    date_fields: Vec<String>,
    git: GitTimes,
    time_zone: Option<TimeZone>,
    has_emoji_names: bool,
    builds_drafts: bool,
    builds_future: bool,
    builds_expired: bool,
}

/// Detects whether this folder is a site of Hugo.
pub fn detect(root: &Path) -> Option<DetectedSite> {
    let settings = configuration::read(root)?;
    let text = |names: &[&str]| settings::text_value(Some(&settings), names);
    let truth = |key: &str| settings.get(key).and_then(Node::as_boolean) == Some(true);
    let content = Content::new(root, &settings);
    let date_fields = settings.get("frontmatter").and_then(|f| f.get("date"));
    let static_folder = |key, default_folder: &str| {
        text(&[key]).map_or_else(
            || default_folder.to_owned(),
            |folder| super::normalize_folder(&folder),
        )
    };
    let mut statics = vec![
        static_folder("staticDir", "static"),
        static_folder("assetDir", "assets"),
    ];
    statics.extend(content.folders().map(str::to_owned));
    let ignored = settings.get("ignoreFiles").map(Node::texts);
    let hugo = Hugo {
        cascades: Cascades::new(root, &settings, &content),
        permalinks: Permalinks::new(&settings),
        ignored: Expressions::new(ignored.unwrap_or_default()),
        date_fields: date_fields
            .map(|fields| fields.texts().into_iter().map(str::to_owned).collect())
            .unwrap_or_default(),
        time_zone: text(&["timeZone"]).and_then(|name| dates::time_zone(&name)),
        git: GitTimes::new(root),
        has_emoji_names: truth("enableEmoji"),
        builds_drafts: truth("buildDrafts"),
        builds_future: truth("buildFuture"),
        builds_expired: truth("buildExpired"),
        content,
    };
    let root_page = index_page::description(root, hugo.content.default_folders().chain([""]));
    Some(DetectedSite {
        dialect: Dialect::Hugo,
        static_folders: statics,
        description: description(&settings).or(root_page),
        generator: Arc::new(hugo),
    })
}

/// Describes the site: by the settings of its default language, then by those of all languages, then by the parameters
/// of its theme.
fn description(settings: &Node) -> SiteDescription {
    let language = settings::text_value(Some(settings), &["defaultContentLanguage"]);
    let code = language.as_deref().unwrap_or("en");
    let own = settings
        .get("languages")
        .and_then(|languages| languages.get(code));
    let tables = [own, Some(settings)];
    let with_params = tables.map(|table| table.and_then(|table| table.get("params")));
    let text = |names: &[&str], param_names: &[&str]| {
        let in_tables = tables
            .into_iter()
            .find_map(|t| settings::text_value(t, names));
        let mut params = with_params.into_iter();
        in_tables.or_else(|| params.find_map(|params| settings::text_value(params, param_names)))
    };
    let author = || {
        let mut maps = tables.into_iter().chain(with_params).flatten();
        maps.find_map(|table| settings::person(table.get("author")?))
    };
    SiteDescription {
        title: text(&["title"], &["title"]),
        tagline: text(&["description"], &["description", "subtitle"]),
        language: text(&["languageCode", "locale"], &[]).or(language),
        address: text(&["baseURL"], &[]),
        author: author(),
    }
}

impl Generator for Hugo {
    fn role(&self, path: &str) -> Role {
        let top = path.split('/').next().unwrap_or_default();
        if matches!(
            top,
            super::PACKAGES_FOLDER | "public" | "resources" | "layouts" | "themes" | "_vendor"
        ) {
            return Role::Ignored;
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        if name.starts_with(['.', '#']) || name.ends_with('~') {
            return Role::Ignored;
        }
        let page = match self.content.page(path) {
            Ok(page) => page,
            Err(reason) => return Role::not_a_post(reason),
        };
        let whole = format!("/{path}");
        if let Some(expression) = self
            .ignored
            .find(&whole)
            .or_else(|| self.ignored.find(path))
        {
            return Role::not_a_post(format!("ignoreFiles: {expression}"));
        }
        if let Some(bundle) = self.content.parent_bundle(&page) {
            return Role::not_a_post(format!("a part of the page bundle {bundle}"));
        }
        if page.is_section {
            return Role::not_a_post("the page of a section");
        }
        Role::Record
    }

    fn unread_post(&self, file: &Path) -> Option<&'static str> {
        let is_adapter = file
            .file_name()
            .is_some_and(|name| name == "_content.gotmpl");
        is_adapter.then_some("a content adapter of Hugo")
    }

    fn complete(&self, path: &str, mut front_matter: Vec<MapEntry>) -> Vec<MapEntry> {
        if let Ok(page) = self.content.page(path) {
            settings::add_defaults(&mut front_matter, self.cascades.of(&page));
        }
        self.choose_date(path, &mut front_matter);
        front_matter
    }

    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let page = self.content.page(path);
        page.map(|page| self.permalinks.addresses(&page, front_matter))
            .unwrap_or_default()
    }

    fn schedule(&self, front_matter: &Node) -> PublicationDates {
        let mut schedule =
            schedule::read(front_matter, schedule::HUGO_DATE_FIELDS, &self.time_zone());
        schedule.from = schedule.from.filter(|_| !self.builds_future);
        schedule.until = schedule.until.filter(|_| !self.builds_expired);
        schedule
    }

    fn has_emoji_names(&self) -> bool {
        self.has_emoji_names
    }

    fn assumed_zone(&self) -> Option<TimeZone> {
        self.time_zone.clone()
    }

    fn split_language<'n>(&self, name: &'n str) -> (&'n str, Option<&'n str>) {
        self.content.split_language(name)
    }

    fn folder_language(&self, path: &str) -> Option<String> {
        self.content.folder_language(path)
    }

    fn section(&self, path: &str) -> Option<String> {
        section::of_path(&self.content.page(path).ok()?.logical_path)
    }

    fn hides_future(&self) -> bool {
        !self.builds_future
    }

    fn shows_drafts(&self) -> bool {
        self.builds_drafts
    }
}

impl Hugo {
    /// Replaces `date` with the date that the settings choose: the first of their fields that the record
    /// has, the date in the file name (`:filename`), or the date of the last commit (`:git`).
    fn choose_date(&self, path: &str, front_matter: &mut Vec<MapEntry>) {
        let from_field = |front_matter: &[MapEntry], name: &str| {
            let entry = front_matter.iter().find(|entry| is_set(entry, name))?;
            Some(entry.clone().renamed("date"))
        };
        let added = |date: String| MapEntry::new("date", Node::text(1, date));
        let chosen = self
            .date_fields
            .iter()
            .find_map(|field| match field.as_str() {
                ":filename" => date_in_path::find(path, &[]).map(added),
                ":git" => self.git.modified(path).map(added),
                ":default" => from_field(front_matter, "date"),
                name => from_field(front_matter, name),
            });
        if let Some(chosen) = chosen {
            front_matter.retain(|entry| !entry.key.eq_ignore_ascii_case("date"));
            front_matter.push(chosen);
        }
    }
}

fn is_set(entry: &MapEntry, name: &str) -> bool {
    entry.key.eq_ignore_ascii_case(name) && entry.node.as_text().is_some()
}
