//! Reads exports of Blogger: the older archive, in Google's data protocol, and that of Takeout.
//!
//! Both are Atom, and contain drafts, pages, comments, and the settings and template of the blog beside its
//! posts.

use super::{item::FeedItem, restriction};
use crate::import::{
    fields::slugs,
    formats::date,
    syntax::xml::{Namespace, XmlElement},
    visibility::{Publication, Visibility},
};

/// The scheme of the category that states the kind of an entry.
pub const KIND_SCHEME: &str = "http://schemas.google.com/g/2005#kind";

/// The format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BloggerExport {
    /// The older archive: entries have a kind.
    Archive,
    /// The export of Takeout: entries have a type and a status.
    Takeout,
}

/// Detects the export format of entries; `None` if they are from a feed.
pub fn detect(entries: &[&XmlElement]) -> Option<BloggerExport> {
    let has = |test: fn(&XmlElement) -> bool| entries.iter().any(|entry| test(entry));
    if has(|entry| text_of(entry, "type").is_some() || text_of(entry, "status").is_some()) {
        return Some(BloggerExport::Takeout);
    }
    has(|entry| kinds(entry).next().is_some()).then_some(BloggerExport::Archive)
}

/// Completes an entry with the fields of Blogger. `export_date` is the time at which the export was made.
pub fn apply(
    entry: &XmlElement,
    export: Option<BloggerExport>,
    export_date: Option<&str>,
    item: &mut FeedItem,
) {
    let Some(export) = export else {
        return;
    };
    let name = text_of(entry, "filename");
    item.slug = name.and_then(|name| Some(slugs::linked_slug(&name)?.as_str().to_owned()));
    let publication = match export {
        BloggerExport::Archive => archive(entry, item),
        BloggerExport::Takeout => takeout(entry, export_date, item),
    };
    // A draft of a page counts as a page.
    if publication.withheld.is_some() || item.publication.withheld.is_none() {
        item.publication = publication;
    }
}

/// Returns the publication in an archive: only posts are public, from their date on.
fn archive(entry: &XmlElement, item: &FeedItem) -> Publication {
    let mut kinds = kinds(entry).peekable();
    if kinds.peek().is_none() {
        return Publication::withheld(Visibility::NotAPost, "an entry without a kind");
    }
    match kinds.find(|kind| *kind != "post") {
        Some(other) => Publication::withheld(Visibility::NotAPost, format!("kind: {other}")),
        None => public_from_date(item),
    }
}

fn takeout(entry: &XmlElement, export_date: Option<&str>, item: &FeedItem) -> Publication {
    use Visibility::{Draft, NotAPost, Private};
    let kind = text_of(entry, "type").unwrap_or_default();
    let status = text_of(entry, "status").unwrap_or_default();
    let kind_reason = format!("blogger:type: {kind}");
    let status_reason = format!("blogger:status: {status}");
    match (kind.as_str(), status.as_str()) {
        ("POST", "LIVE") if text_of(entry, "trashed").is_some() => {
            Publication::withheld(Private, "blogger:trashed")
        }
        ("POST", "LIVE") => public_from_date(item),
        ("POST", "SCHEDULED") => {
            let export_date = export_date.and_then(|export_date| date::read(export_date).ok());
            restriction::scheduled(public_from_date(item).from, export_date)
        }
        ("POST", "DRAFT") => Publication::withheld(Draft, status_reason),
        ("POST", "") => Publication::withheld(Draft, "a post without blogger:status"),
        ("POST", _) => Publication::withheld(Private, status_reason),
        ("", _) => Publication::withheld(NotAPost, "an entry without blogger:type"),
        _ => Publication::withheld(NotAPost, kind_reason),
    }
}

/// Returns a publication from the date of the item on: Blogger publishes nothing before its date.
fn public_from_date(item: &FeedItem) -> Publication {
    let date = item.published.as_deref();
    Publication {
        from: date.and_then(|date| date::read(date).ok()),
        ..Publication::default()
    }
}

/// Returns the kinds of an entry, without their address.
fn kinds(entry: &XmlElement) -> impl Iterator<Item = &str> {
    let categories = entry.named("category");
    let kinds = categories.filter(|category| category.attribute("scheme") == Some(KIND_SCHEME));
    kinds.map(|kind| {
        let term = kind.attribute("term").unwrap_or_default().trim();
        term.rsplit('#').next().unwrap_or(term)
    })
}

fn text_of(entry: &XmlElement, name: &str) -> Option<String> {
    entry
        .of(Namespace::Blogger, name)
        .find_map(XmlElement::trimmed)
}
