//! Hugo (<https://gohugo.io/documentation/>): content folders, languages, page bundles, `cascade`, `build`, `ignoreFiles`,
//! `publishDate` and `expiryDate`.

mod cascade;
mod configuration;
mod content;

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    Generator, Role, Site, SiteDescription,
    patterns::Expressions,
    schedule::{self, Schedule},
    settings,
};
use crate::import::{
    dialect::Dialect,
    moment,
    node::{Entry, Node},
};
use cascade::Cascades;
use content::Content;

#[derive(Debug)]
struct Hugo {
    content: Content,
    ignored: Expressions,
    cascades: Cascades,
    /// `[frontmatter] date`: the fields that the date comes from.
    date_fields: Vec<String>,
    time_zone: TimeZone,
    builds_drafts: bool,
    builds_future: bool,
    builds_expired: bool,
}

/// The site of this folder, if it is one of Hugo's.
pub fn site(root: &Path) -> Option<Site> {
    let settings = configuration::read(root)?;
    let text = |names: &[&str]| settings::text_of(Some(&settings), names);
    let params = settings.get("params");
    let truth = |key: &str| settings.get(key).and_then(Node::truth) == Some(true);
    let content = Content::new(root, &settings);
    let date_fields = settings.get("frontmatter").and_then(|f| f.get("date"));
    let static_folder = |key, usual: &str| {
        text(&[key]).map_or_else(|| usual.to_owned(), |folder| super::folder(&folder))
    };
    let mut statics = vec![
        static_folder("staticDir", "static"),
        static_folder("assetDir", "assets"),
    ];
    statics.extend(content.folders().map(str::to_owned));
    let ignored = settings.get("ignoreFiles").map(Node::texts);
    let hugo = Hugo {
        cascades: Cascades::new(root, &settings, &content),
        ignored: Expressions::new(ignored.unwrap_or_default()),
        date_fields: date_fields
            .map(|fields| fields.texts().into_iter().map(str::to_owned).collect())
            .unwrap_or_default(),
        time_zone: moment::time_zone(text(&["timeZone"]).as_deref()),
        builds_drafts: truth("buildDrafts"),
        builds_future: truth("buildFuture"),
        builds_expired: truth("buildExpired"),
        content,
    };
    Some(Site {
        dialect: Dialect::Hugo,
        statics,
        description: SiteDescription {
            title: text(&["title"]).or_else(|| settings::text_of(params, &["title"])),
            tagline: text(&["description"])
                .or_else(|| settings::text_of(params, &["description", "subtitle"])),
            language: text(&["languageCode", "locale", "defaultContentLanguage"]),
            address: text(&["baseURL"]),
        },
        generator: Arc::new(hugo),
    })
}

impl Generator for Hugo {
    fn role(&self, path: &str) -> Role {
        let top = path.split('/').next().unwrap_or_default();
        if matches!(
            top,
            super::PACKAGES | "public" | "resources" | "layouts" | "themes" | "_vendor"
        ) {
            return Role::Nothing;
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        if name.starts_with(['.', '#']) || name.ends_with('~') {
            return Role::Nothing;
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
        if let Some(bundle) = self.content.bundle_above(&page) {
            return Role::not_a_post(format!("a part of the page bundle {bundle}"));
        }
        if page.is_section {
            return Role::not_a_post("the page of a section");
        }
        Role::Record
    }

    fn complete(&self, path: &str, mut front: Vec<Entry>) -> Vec<Entry> {
        if let Ok(page) = self.content.page(path) {
            settings::add_defaults(&mut front, self.cascades.of(&page));
        }
        self.choose_date(&mut front);
        front
    }

    fn schedule(&self, front: &Node) -> Schedule {
        let mut schedule = schedule::read(front, schedule::DATES_OF_HUGO, &self.time_zone);
        schedule.from = schedule.from.filter(|_| !self.builds_future);
        schedule.until = schedule.until.filter(|_| !self.builds_expired);
        schedule
    }

    fn time_zone(&self) -> TimeZone {
        self.time_zone.clone()
    }

    fn holds_future_back(&self) -> bool {
        !self.builds_future
    }

    fn shows_drafts(&self) -> bool {
        self.builds_drafts
    }
}

impl Hugo {
    /// Puts the field that the settings take the date from in the place of `date`.
    fn choose_date(&self, front: &mut Vec<Entry>) {
        let Some(first) = self
            .date_fields
            .iter()
            .find(|name| !name.starts_with(':') && front.iter().any(|e| is_said(e, name)))
        else {
            return;
        };
        if first.eq_ignore_ascii_case("date") {
            return;
        }
        let Some(chosen) = front.iter().find(|entry| is_said(entry, first)).cloned() else {
            return;
        };
        front.retain(|entry| !entry.key.eq_ignore_ascii_case("date"));
        front.push(chosen.called("date"));
    }
}

fn is_said(entry: &Entry, name: &str) -> bool {
    entry.key.eq_ignore_ascii_case(name) && entry.node.as_text().is_some()
}
