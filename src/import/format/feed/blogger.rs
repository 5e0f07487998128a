//! Exports of Blogger: the archive of old, in the words of Google's data protocol, and that of Takeout.
//!
//! Both are Atom, and hold drafts, pages, comments and the settings and template of the blog beside
//! its posts.

use super::{item::FeedItem, restriction};
use crate::import::{
    format::date,
    slugs,
    visibility::{Publication, Visibility},
    xml::{Namespace, XmlElement},
};

/// The scheme of the category that says what sort of thing an entry is.
pub const KIND_SCHEME: &str = "http://schemas.google.com/g/2005#kind";

/// Which export a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BloggerExport {
    /// The archive of old: entries have a kind.
    Archive,
    /// That of Takeout: entries have a type and a status.
    Takeout,
}

/// The export that entries are those of; `None` if they are of a feed.
pub fn export(entries: &[&XmlElement]) -> Option<BloggerExport> {
    let has = |test: fn(&XmlElement) -> bool| entries.iter().any(|entry| test(entry));
    if has(|entry| said(entry, "type").is_some() || said(entry, "status").is_some()) {
        return Some(BloggerExport::Takeout);
    }
    has(|entry| kinds(entry).next().is_some()).then_some(BloggerExport::Archive)
}

/// Gives an entry of an export what only Blogger says of it. `made` is when the export was made.
pub fn apply(
    entry: &XmlElement,
    export: Option<BloggerExport>,
    made: Option<&str>,
    item: &mut FeedItem,
) {
    let Some(export) = export else {
        return;
    };
    let name = said(entry, "filename");
    item.slug = name.and_then(|name| Some(slugs::named(&name)?.as_str().to_owned()));
    let own = match export {
        BloggerExport::Archive => archive(entry, item),
        BloggerExport::Takeout => takeout(entry, made, item),
    };
    // A draft that is a page is no post first of all.
    if own.withheld.is_some() || item.publication.withheld.is_none() {
        item.publication = own;
    }
}

/// Only posts are for the public; those of tomorrow will be.
fn archive(entry: &XmlElement, item: &FeedItem) -> Publication {
    let mut kinds = kinds(entry).peekable();
    if kinds.peek().is_none() {
        return Publication::withheld(Visibility::NotAPost, "an entry without a kind");
    }
    match kinds.find(|kind| *kind != "post") {
        Some(other) => Publication::withheld(Visibility::NotAPost, format!("kind: {other}")),
        None => from(item),
    }
}

fn takeout(entry: &XmlElement, made: Option<&str>, item: &FeedItem) -> Publication {
    use Visibility::{Draft, NotAPost, Private};
    let kind = said(entry, "type").unwrap_or_default();
    let status = said(entry, "status").unwrap_or_default();
    let said_kind = format!("blogger:type: {kind}");
    let said_status = format!("blogger:status: {status}");
    match (kind.as_str(), status.as_str()) {
        ("POST", "LIVE") if said(entry, "trashed").is_some() => {
            Publication::withheld(Private, "blogger:trashed")
        }
        ("POST", "LIVE") => from(item),
        ("POST", "SCHEDULED") => {
            let made = made.and_then(|made| date::read(made).ok());
            restriction::scheduled(from(item).from, made)
        }
        ("POST", "DRAFT") => Publication::withheld(Draft, said_status),
        ("POST", "") => Publication::withheld(Draft, "a post without blogger:status"),
        ("POST", _) => Publication::withheld(Private, said_status),
        ("", _) => Publication::withheld(NotAPost, "an entry without blogger:type"),
        _ => Publication::withheld(NotAPost, said_kind),
    }
}

/// Public from the day that it has: Blogger publishes nothing before.
fn from(item: &FeedItem) -> Publication {
    let date = item.published.as_deref();
    Publication {
        from: date.and_then(|date| date::read(date).ok()),
        ..Publication::default()
    }
}

/// The kinds of an entry, without their address.
fn kinds(entry: &XmlElement) -> impl Iterator<Item = &str> {
    let categories = entry.named("category");
    let kinds = categories.filter(|category| category.attribute("scheme") == Some(KIND_SCHEME));
    kinds.map(|kind| {
        let term = kind.attribute("term").unwrap_or_default().trim();
        term.rsplit('#').next().unwrap_or(term)
    })
}

fn said(entry: &XmlElement, name: &str) -> Option<String> {
    entry
        .of(Namespace::Blogger, name)
        .find_map(XmlElement::trimmed)
}
