//! Reads from front matter who may see a record.
//!
//! The fields of all generators and common themes are honored in every record. An author who writes
//! `password`, `unlisted` or `permalink: false` does not want everybody to see the record.

use jiff::tz::TimeZone;

use crate::import::{
    generators::{Dialect, Generator, schedule},
    syntax::node::Node,
    visibility::{Publication, Visibility, Withheld},
};

/// The maps of front matter that contain fields of themes.
const THEME_MAPS: &[&str] = &["extra", "params"];

/// The fields that withhold a record if they are true.
const WITHHELD_IF_TRUE: &[(&str, Visibility)] = &[
    ("private", Visibility::Private),
    ("protected", Visibility::Private),
    ("hidden", Visibility::Unlisted),
    ("unlisted", Visibility::Unlisted),
    ("headless", Visibility::Unlisted),
];

/// The fields that withhold a record if they are false.
const WITHHELD_IF_FALSE: &[(&str, Visibility)] = &[
    ("listed", Visibility::Unlisted),
    ("public", Visibility::Private),
    ("render", Visibility::Unlisted),
    ("permalink", Visibility::NotAPost),
];

/// Returns the publication of a record with this front matter, which is complete but not translated.
pub fn publication(
    front_matter: &Node,
    dialect: Dialect,
    generator: Option<&dyn Generator>,
    path: &str,
) -> Publication {
    let shows_drafts = generator.is_some_and(Generator::shows_drafts);
    let withheld = words(front_matter, shows_drafts)
        .or_else(|| folder(path, shows_drafts))
        .or_else(|| generator?.withheld(path, front_matter));
    if dialect == Dialect::Broadsheet {
        return Publication {
            withheld,
            ..Publication::default()
        };
    }
    // Zola ignores the current time. Without settings, dates are read as Hugo reads them.
    let schedule = match (dialect, generator) {
        (Dialect::Zola, _) => schedule::PublicationDates::default(),
        (_, Some(generator)) => generator.schedule(front_matter),
        (_, None) => schedule::read(front_matter, schedule::HUGO_DATE_FIELDS, &TimeZone::UTC),
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

/// Withholds records in a folder of drafts, for every generator.
fn folder(path: &str, shows_drafts: bool) -> Option<Withheld> {
    let mut folders = path.split('/');
    if !shows_drafts && folders.any(|folder| folder == "_drafts") {
        return withheld(Visibility::Draft, "the folder _drafts");
    }
    None
}

fn words(front_matter: &Node, shows_drafts: bool) -> Option<Withheld> {
    let maps = THEME_MAPS.iter().filter_map(|name| front_matter.get(name));
    let maps: Vec<&Node> = std::iter::once(front_matter).chain(maps).collect();
    // The reason quotes the record, since the record may say `draft: yes` and not `draft: true`.
    let reason = |name: &str, truth: bool| {
        let mut nodes = maps.iter().filter_map(|map| map.get(name));
        let node = nodes.find(|node| node.as_boolean() == Some(truth))?;
        Some(format!("{name}: {}", node.describe()))
    };
    if let Some(node) = front_matter
        .get("published")
        .filter(|node| node.as_boolean() == Some(false))
    {
        return withheld(Visibility::Draft, format!("published: {}", node.describe()));
    }
    if !shows_drafts && let Some(reason) = reason("draft", true) {
        return withheld(Visibility::Draft, reason);
    }
    for (name, visibility) in WITHHELD_IF_TRUE {
        if let Some(reason) = reason(name, true) {
            return withheld(*visibility, reason);
        }
    }
    for (name, visibility) in WITHHELD_IF_FALSE {
        if let Some(reason) = reason(name, false) {
            return withheld(*visibility, reason);
        }
    }
    let has_password = |node: &Node| !node.is_null() && node.as_boolean() != Some(false);
    let mut passwords = maps.iter().filter_map(|map| map.get("password"));
    // The password is a secret, so the report does not quote it.
    if passwords.any(|node| has_password(node) && node.as_text() != Some("")) {
        return withheld(Visibility::Private, "a password");
    }
    status(front_matter, shows_drafts).or_else(|| build_options(front_matter))
}

/// Reads `status` and `visibility` with the values of Pelican, WordPress and Ghost. Unknown values are
/// refused with the record.
fn status(front_matter: &Node, shows_drafts: bool) -> Option<Withheld> {
    for name in ["status", "visibility"] {
        let text = front_matter
            .get(name)
            .and_then(Node::as_text)
            .unwrap_or_default();
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

/// Reads `build` of Hugo (<https://gohugo.io/content-management/build-options/>) and
/// `eleventyExcludeFromCollections`.
fn build_options(front_matter: &Node) -> Option<Withheld> {
    if let Some(build) = front_matter
        .get("build")
        .or_else(|| front_matter.get("_build"))
    {
        for name in ["render", "list"] {
            let option = build.get(name).and_then(Node::as_text);
            // Older versions use true and false.
            if option.is_some_and(|text| !matches!(text, "always" | "true")) {
                return withheld(Visibility::Unlisted, format!("build: {name}"));
            }
        }
    }
    let excluded = front_matter.get("eleventyExcludeFromCollections")?;
    if excluded.is_null() || excluded.as_boolean() == Some(false) {
        return None;
    }
    withheld(Visibility::Unlisted, "eleventyExcludeFromCollections")
}

/// Returns whether a value of `status` or `visibility` is known.
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
    use crate::{import::syntax::yaml, model::Instant};

    #[test]
    fn words_that_withhold() {
        for (front_matter, expected) in [
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
            let front_matter = yaml::parse(front_matter).unwrap().root;
            let publication = publication(&front_matter, Dialect::Hugo, None, "posts/a.md");
            let as_of = Instant::from_seconds(1_780_000_000);
            assert_eq!(
                publication.visibility(Some(as_of)),
                expected,
                "{front_matter:?}"
            );
        }
    }

    #[test]
    fn a_password_is_never_quoted() {
        let front_matter = yaml::parse("password: hunter2").unwrap().root;
        let publication = publication(&front_matter, Dialect::Hexo, None, "a.md");
        assert!(!publication.withheld.unwrap().reason.contains("hunter2"));
    }

    #[test]
    fn a_folder_of_drafts_withholds() {
        let front_matter = yaml::parse("title: x").unwrap().root;
        let publication = publication(&front_matter, Dialect::Jekyll, None, "_drafts/a.md");
        assert_eq!(publication.withheld.unwrap().visibility, Visibility::Draft);
    }
}
