//! What the words of front matter say of who may see a record.
//!
//! The words of all generators and of their common themes are heeded in every record, whatever generator it is of:
//! somebody who writes `password`, `unlisted` or `permalink: false` means that not everybody is to see it.

use jiff::tz::TimeZone;

use super::Dialect;
use crate::import::{
    generators::{Generator, schedule},
    node::Node,
    visibility::{Publication, Visibility, Withheld},
};

/// Maps of front matter in which themes have fields of their own.
const THEME_MAPS: &[&str] = &["extra", "params"];

/// Fields that withhold a record when they are true.
const WITHHELD_IF_TRUE: &[(&str, Visibility)] = &[
    ("private", Visibility::Private),
    ("protected", Visibility::Private),
    ("hidden", Visibility::Unlisted),
    ("unlisted", Visibility::Unlisted),
    ("headless", Visibility::Unlisted),
];

/// Fields that withhold a record when they are false.
const WITHHELD_IF_FALSE: &[(&str, Visibility)] = &[
    ("listed", Visibility::Unlisted),
    ("public", Visibility::Private),
    ("render", Visibility::Unlisted),
    ("permalink", Visibility::NotAPost),
];

/// Returns what is known of who may see a record with this front matter, which is complete but still in its own words.
pub fn publication(
    front: &Node,
    dialect: Dialect,
    generator: Option<&dyn Generator>,
    path: &str,
) -> Publication {
    let shows_drafts = generator.is_some_and(Generator::shows_drafts);
    let withheld = words(front, shows_drafts)
        .or_else(|| folder(path, shows_drafts))
        .or_else(|| generator?.withheld(path, front));
    if dialect == Dialect::Broadsheet {
        return Publication {
            withheld,
            ..Publication::default()
        };
    }
    // Zola looks at no clock, and the dates of the others are heeded as Hugo heeds them.
    let schedule = match (dialect, generator) {
        (Dialect::Zola, _) => schedule::PublicationDates::default(),
        (_, Some(generator)) => generator.schedule(front),
        (_, None) => schedule::read(front, schedule::HUGO_DATE_FIELDS, &TimeZone::UTC),
    };
    Publication {
        withheld: withheld.or(schedule.unclear),
        from: schedule.from,
        until: schedule.until,
    }
}

fn withheld(visibility: Visibility, reason: impl Into<String>) -> Option<Withheld> {
    let reason = reason.into();
    Some(Withheld { visibility, reason })
}

/// A folder that holds drafts by its name, in a site of whatever generator.
fn folder(path: &str, shows_drafts: bool) -> Option<Withheld> {
    let mut folders = path.split('/');
    if !shows_drafts && folders.any(|folder| folder == "_drafts") {
        return withheld(Visibility::Draft, "the folder _drafts");
    }
    None
}

fn words(front: &Node, shows_drafts: bool) -> Option<Withheld> {
    let maps = THEME_MAPS.iter().filter_map(|name| front.get(name));
    let maps: Vec<&Node> = std::iter::once(front).chain(maps).collect();
    // The reason as the record says it: `draft: yes` is no `draft: true` to everybody.
    let said = |name: &str, truth: bool| {
        let mut nodes = maps.iter().filter_map(|map| map.get(name));
        let node = nodes.find(|node| node.truth() == Some(truth))?;
        Some(format!("{name}: {}", node.shown()))
    };
    if let Some(node) = front
        .get("published")
        .filter(|node| node.truth() == Some(false))
    {
        return withheld(Visibility::Draft, format!("published: {}", node.shown()));
    }
    if !shows_drafts && let Some(reason) = said("draft", true) {
        return withheld(Visibility::Draft, reason);
    }
    for (name, visibility) in WITHHELD_IF_TRUE {
        if let Some(reason) = said(name, true) {
            return withheld(*visibility, reason);
        }
    }
    for (name, visibility) in WITHHELD_IF_FALSE {
        if let Some(reason) = said(name, false) {
            return withheld(*visibility, reason);
        }
    }
    let has_password = |node: &Node| !node.is_null() && node.truth() != Some(false);
    let mut passwords = maps.iter().filter_map(|map| map.get("password"));
    // The password itself is nobody's business, so the report does not quote it.
    if passwords.any(|node| has_password(node) && node.as_text() != Some("")) {
        return withheld(Visibility::Private, "a password");
    }
    status(front, shows_drafts).or_else(|| build_options(front))
}

/// `status` and `visibility` in the words of Pelican, WordPress and Ghost. Others are refused with the record.
fn status(front: &Node, shows_drafts: bool) -> Option<Withheld> {
    for name in ["status", "visibility"] {
        let text = front.get(name).and_then(Node::as_text).unwrap_or_default();
        let state = match text.trim().to_ascii_lowercase().as_str() {
            "draft" | "drafts" | "auto-draft" | "pending" | "wip" | "unpublished"
                if !shows_drafts =>
            {
                Visibility::Draft
            }
            "hidden" | "unlisted" => Visibility::Unlisted,
            "private" | "members" | "paid" | "password" | "trash" | "archived" => {
                Visibility::Private
            }
            "future" | "scheduled" => Visibility::NotYet,
            "skip" | "inherit" => Visibility::NotAPost,
            _ => continue,
        };
        return withheld(state, format!("{name}: {text}"));
    }
    None
}

/// `build` of Hugo (<https://gohugo.io/content-management/build-options/>) and `eleventyExcludeFromCollections`.
fn build_options(front: &Node) -> Option<Withheld> {
    if let Some(build) = front.get("build").or_else(|| front.get("_build")) {
        for name in ["render", "list"] {
            let option = build.get(name).and_then(Node::as_text);
            // Of older versions the options are true and false.
            if option.is_some_and(|text| !matches!(text, "always" | "true")) {
                return withheld(Visibility::Unlisted, format!("build: {name}"));
            }
        }
    }
    let excluded = front.get("eleventyExcludeFromCollections")?;
    if excluded.is_null() || excluded.truth() == Some(false) {
        return None;
    }
    withheld(Visibility::Unlisted, "eleventyExcludeFromCollections")
}

/// Whether `status` or `visibility` has a word that is known.
pub fn is_known_status(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "publish"
            | "published"
            | "public"
            | "live"
            | "final"
            | "draft"
            | "drafts"
            | "auto-draft"
            | "pending"
            | "wip"
            | "unpublished"
            | "hidden"
            | "unlisted"
            | "private"
            | "members"
            | "paid"
            | "password"
            | "trash"
            | "archived"
            | "future"
            | "scheduled"
            | "skip"
            | "inherit"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{import::yaml, model::Instant};

    #[test]
    fn words_that_withhold() {
        for (front, expected) in [
            ("title: x", Visibility::Public),
            ("draft: true", Visibility::Draft),
            ("draft: no", Visibility::Public),
            ("published: false", Visibility::Draft),
            ("published: 2024-03-02", Visibility::Public),
            ("status: hidden", Visibility::Unlisted),
            ("status: Draft", Visibility::Draft),
            ("status: publish", Visibility::Public),
            ("visibility: members", Visibility::Private),
            ("password: hunter2", Visibility::Private),
            ("password: ''", Visibility::Public),
            ("extra: {hidden: true}", Visibility::Unlisted),
            ("params: {private: yes}", Visibility::Private),
            ("permalink: false", Visibility::NotAPost),
            ("permalink: /false/", Visibility::Public),
            ("headless: true", Visibility::Unlisted),
            ("build: {list: never}", Visibility::Unlisted),
            ("_build: {render: false}", Visibility::Unlisted),
            ("build: {list: always, render: always}", Visibility::Public),
            ("eleventyExcludeFromCollections: true", Visibility::Unlisted),
            (
                "eleventyExcludeFromCollections: [posts]",
                Visibility::Unlisted,
            ),
            ("expiryDate: 2020-01-01", Visibility::NotAnyMore),
            (
                "publishDate: 2099-01-01\ndate: 2020-01-01",
                Visibility::NotYet,
            ),
            (
                "publishDate: 2020-01-01\ndate: 2099-01-01",
                Visibility::Public,
            ),
            ("publishDate: soon", Visibility::NotYet),
            ("scheduled: 2099-01-01", Visibility::NotYet),
            ("scheduled: true", Visibility::NotYet),
            ("scheduled: false", Visibility::Public),
            ("expiryDate: some day", Visibility::NotAnyMore),
        ] {
            let front = yaml::parse(front).unwrap().root;
            let found = publication(&front, Dialect::Hugo, None, "posts/a.md");
            let as_of = Instant::from_seconds(1_780_000_000);
            assert_eq!(found.visibility(Some(as_of)), expected, "{front:?}");
        }
    }

    #[test]
    fn a_password_is_never_quoted() {
        let front = yaml::parse("password: hunter2").unwrap().root;
        let found = publication(&front, Dialect::Hexo, None, "a.md");
        assert!(!found.withheld.unwrap().reason.contains("hunter2"));
    }

    #[test]
    fn a_folder_of_drafts_withholds() {
        let front = yaml::parse("title: x").unwrap().root;
        let found = publication(&front, Dialect::Jekyll, None, "_drafts/a.md");
        assert_eq!(found.withheld.unwrap().visibility, Visibility::Draft);
    }
}
