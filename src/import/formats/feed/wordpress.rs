//! Reads exports of WordPress (WXR), a format that Squarespace also writes.
//!
//! An export is RSS with everything that the site contains: drafts, private posts, posts with a password,
//! pages, pictures, menus, comments with addresses of readers. Only a published post without a password is
//! public. An item that does not state its type is not shown.

mod html;
mod paragraphs;
mod shortcodes;

use std::collections::HashMap;

use super::{
    element_html,
    item::{FeedItem, FeedPicture},
    restriction,
};
use crate::{
    import::{
        diagnostics::quote,
        formats::date,
        syntax::xml::{Namespace, XmlElement},
        visibility::{Publication, Visibility},
    },
    model::Instant,
};

/// The data of an export besides its items.
#[derive(Debug, Default)]
pub struct WordPressExport {
    /// The names of authors by their login names.
    authors: HashMap<String, String>,
    /// The addresses of pictures by the numbers of their items.
    pictures: HashMap<String, String>,
    /// The time at which the export was made, if it says so.
    created_at: Option<Instant>,
}

impl WordPressExport {
    /// Detects an export; `None` if the feed is not one.
    pub fn detect(root: &XmlElement, channel: &XmlElement, items: &[&XmlElement]) -> Option<Self> {
        let declares_export = |element: &XmlElement| {
            let mut attributes = element.attributes.iter();
            attributes.any(|(_, value)| value.contains("wordpress.org/export/"))
        };
        let has_wordpress_fields = |element: &XmlElement| {
            let mut elements = element.elements();
            elements.any(|element| {
                // The namespace does not matter: a post must not be shown because of its prefix.
                let names = ["post_type", "post_password", "wxr_version"];
                element.space == Namespace::WordPress || names.contains(&element.name.as_str())
            })
        };
        let is_export = declares_export(root)
            || declares_export(channel)
            || has_wordpress_fields(channel)
            || items
                .iter()
                .any(|item| has_wordpress_fields(item) || declares_export(item));
        if !is_export {
            return None;
        }
        let export_date = ["pubDate", "lastBuildDate"].into_iter();
        let export_date = export_date.flat_map(|name| channel.named(name));
        let mut export = Self {
            created_at: export_date
                .filter_map(|date| date::read(&date.text()).ok())
                .max(),
            ..Self::default()
        };
        for author in channel.of(Namespace::WordPress, "author") {
            let field = |name| text_of(author, name);
            let full = || {
                let names = [field("author_first_name"), field("author_last_name")];
                let names: Vec<_> = names.into_iter().flatten().collect();
                (!names.is_empty()).then(|| names.join(" "))
            };
            let name = field("author_display_name").filter(|name| !name.contains('@'));
            if let (Some(login), Some(name)) = (field("author_login"), name.or_else(full)) {
                export.authors.insert(login, name);
            }
        }
        for item in items {
            let number = text_of(item, "post_id");
            if let (Some(number), Some(url)) = (number, text_of(item, "attachment_url")) {
                export.pictures.insert(number, url);
            }
        }
        Some(export)
    }
}

/// Completes an RSS item with the data of the export.
pub fn apply(export: &WordPressExport, element: &XmlElement, item: &mut FeedItem) {
    let gmt = text_of(element, "post_date_gmt").filter(|date| !is_zero(date));
    let local = text_of(element, "post_date").filter(|date| !is_zero(date));
    // PHP writes `Wed, 30 Nov -0001` for no date.
    let rss = item
        .published
        .take()
        .filter(|date| date::read(date).is_ok());
    let both = gmt.as_deref().zip(local.as_deref());
    let both = both.and_then(|(gmt, local)| date::with_offset(gmt, local));
    item.published = both.or(gmt).or(rss).or(local);
    item.updated = item.published.clone();
    let date = item.published.as_deref();
    let date = date.and_then(|date| date::read(date).ok());
    let publication = publication(element, restriction::scheduled(date, export.created_at));
    if publication != Publication::default() {
        item.publication = publication;
    }
    item.slug = text_of(element, "post_name").map(|name| decoded(&name));
    let excerpt = element
        .of(Namespace::WordPressExcerpt, "encoded")
        .find_map(element_html::html);
    item.summary = excerpt.or(item.summary.take());
    let subjects = element.named("category").filter(|category| {
        let domain = category.attribute("domain").unwrap_or("category");
        matches!(domain, "category" | "post_tag" | "tag")
    });
    item.topics = subjects.filter_map(XmlElement::trimmed).collect();
    let authors = std::mem::take(&mut item.authors).into_iter();
    let authors = authors.map(|login| export.authors.get(&login).cloned().unwrap_or(login));
    item.authors = authors.collect();
    item.pictures.extend(thumbnail(export, element));
    let is_shown = item.publication.withheld.is_none();
    if let Some((text, _)) = item.content.as_mut().filter(|_| is_shown) {
        let has_blocks = text.contains("<!-- wp:");
        let plain = shortcodes::remove(text);
        *text = paragraphs::paragraphs(&plain.text, has_blocks);
        item.dropped_shortcodes = plain.dropped;
    }
    if let Some(summary) = item.summary.as_mut().filter(|_| is_shown) {
        *summary = shortcodes::remove(summary).text;
    }
}

/// Returns the publication of an item.
fn publication(element: &XmlElement, scheduled: Publication) -> Publication {
    use Visibility::{Draft, NotAPost, Private};
    let all = |name| -> Vec<String> {
        let elements = element
            .named(name)
            .filter(|elements| elements.space != Namespace::Media);
        let elements = elements.map(XmlElement::text);
        elements.map(|text| text.trim().to_owned()).collect()
    };
    let named =
        |name: &str, elements: &str| format!("wp:{name}: {}", quote::one_line(elements, 60));
    let kinds = all("post_type");
    if let Some(other) = kinds.iter().find(|kind| *kind != "post") {
        return Publication::withheld(NotAPost, named("post_type", other));
    }
    if kinds.is_empty() {
        return Publication::withheld(NotAPost, "an item without wp:post_type");
    }
    if all("post_password")
        .iter()
        .any(|password| !password.is_empty())
    {
        return Publication::withheld(Private, "wp:post_password");
    }
    let statuses = all("status");
    let other = statuses.iter().find(|status| *status != "publish");
    match other.map(String::as_str) {
        None if statuses.is_empty() => Publication::withheld(Draft, "a post without wp:status"),
        None => Publication::default(),
        Some("future") if statuses.len() == 1 => scheduled,
        Some(status @ ("draft" | "auto-draft" | "pending" | "future" | "")) => {
            Publication::withheld(Draft, named("status", status))
        }
        Some("inherit") => Publication::withheld(NotAPost, "wp:status: inherit"),
        Some(status) => Publication::withheld(Private, named("status", status)),
    }
}

/// Returns the featured picture of a post.
fn thumbnail(export: &WordPressExport, element: &XmlElement) -> Option<FeedPicture> {
    let mut metas = element.of(Namespace::WordPress, "postmeta");
    let meta = metas.find(|meta| text_of(meta, "meta_key").as_deref() == Some("_thumbnail_id"))?;
    let url = export.pictures.get(&text_of(meta, "meta_value")?)?.clone();
    Some(FeedPicture {
        url,
        ..FeedPicture::default()
    })
}

fn text_of(element: &XmlElement, name: &str) -> Option<String> {
    element
        .of(Namespace::WordPress, name)
        .find_map(XmlElement::trimmed)
}

fn is_zero(date: &str) -> bool {
    date.starts_with("0000")
}

/// Decodes a slug, which WordPress stores percent-encoded.
fn decoded(name: &str) -> String {
    let pairs = format!("n={}", name.replace('+', "%2B").replace('&', "%26"));
    let mut pairs = form_urlencoded::parse(pairs.as_bytes());
    pairs
        .next()
        .map_or_else(|| name.to_owned(), |(_, name)| name.into_owned())
}

#[cfg(test)]
mod tests;
