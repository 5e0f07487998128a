//! Exports of WordPress (WXR), and of those who write the same (Squarespace).
//!
//! An export is RSS with all that the site has in it: drafts, private posts, posts with a password,
//! pages, pictures, menus, comments with addresses of readers. A post that is published and has no
//! password is for the public, and nothing else is. Of an item that does not say what it is, nobody
//! knows, so it is not shown.

mod html;
mod paragraphs;
mod shortcodes;

use std::collections::HashMap;

use super::{
    item::{FeedItem, FeedPicture},
    restriction, rss,
};
use crate::{
    import::{
        format::date,
        quote,
        visibility::{Publication, Visibility},
        xml::{Namespace, XmlElement},
    },
    model::Instant,
};

/// What an export says beside its items.
#[derive(Debug, Default)]
pub struct WordPressExport {
    /// Names of authors by what they log in with.
    authors: HashMap<String, String>,
    /// Addresses of pictures by the numbers of their items.
    pictures: HashMap<String, String>,
    /// When it was made, if it says.
    made: Option<Instant>,
}

impl WordPressExport {
    /// Looks at a feed; `None` if it is no export.
    pub fn of(root: &XmlElement, channel: &XmlElement, items: &[&XmlElement]) -> Option<Self> {
        let is_declared = |element: &XmlElement| {
            let mut attributes = element.attributes.iter();
            attributes.any(|(_, value)| value.contains("wordpress.org/export/"))
        };
        let has_own = |element: &XmlElement| {
            let mut elements = element.elements();
            elements.any(|element| {
                // Whatever their vocabulary is: a post must not be shown because of its prefix.
                let names = ["post_type", "post_password", "wxr_version"];
                element.space == Namespace::WordPress || names.contains(&element.name.as_str())
            })
        };
        let is_export = is_declared(root)
            || is_declared(channel)
            || has_own(channel)
            || items.iter().any(|item| has_own(item) || is_declared(item));
        if !is_export {
            return None;
        }
        let made = ["pubDate", "lastBuildDate"].into_iter();
        let made = made.flat_map(|name| channel.named(name));
        let mut export = Self {
            made: made.filter_map(|date| date::read(&date.text()).ok()).max(),
            ..Self::default()
        };
        for author in channel.of(Namespace::WordPress, "author") {
            let said = |name| said(author, name);
            let full = || {
                let names = [said("author_first_name"), said("author_last_name")];
                let names: Vec<_> = names.into_iter().flatten().collect();
                (!names.is_empty()).then(|| names.join(" "))
            };
            let name = said("author_display_name").filter(|name| !name.contains('@'));
            if let (Some(login), Some(name)) = (said("author_login"), name.or_else(full)) {
                export.authors.insert(login, name);
            }
        }
        for item in items {
            let number = said(item, "post_id");
            if let (Some(number), Some(url)) = (number, said(item, "attachment_url")) {
                export.pictures.insert(number, url);
            }
        }
        Some(export)
    }
}

/// Makes an item of an export of one of RSS.
pub fn apply(export: &WordPressExport, element: &XmlElement, item: &mut FeedItem) {
    let gmt = said(element, "post_date_gmt").filter(|date| !is_zero(date));
    let local = said(element, "post_date").filter(|date| !is_zero(date));
    // `Wed, 30 Nov -0001` is how PHP writes no date.
    let rss = item
        .published
        .take()
        .filter(|date| date::read(date).is_ok());
    item.published = gmt.or(rss).or(local);
    item.updated = item.published.clone();
    let date = item.published.as_deref();
    let date = date.and_then(|date| date::read(date).ok());
    let own = publication(element, restriction::scheduled(date, export.made));
    if own != Publication::default() {
        item.publication = own;
    }
    item.slug = said(element, "post_name").map(|name| decoded(&name));
    let excerpt = element
        .of(Namespace::WordPressExcerpt, "encoded")
        .find_map(rss::html);
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
        item.lost = plain.lost;
    }
    if let Some(summary) = item.summary.as_mut().filter(|_| is_shown) {
        *summary = shortcodes::remove(summary).text;
    }
}

/// Who may see an item.
fn publication(element: &XmlElement, scheduled: Publication) -> Publication {
    use Visibility::{Draft, NotAPost, Private};
    let all = |name| -> Vec<String> {
        let said = element
            .named(name)
            .filter(|said| said.space != Namespace::Media);
        let said = said.map(XmlElement::text);
        said.map(|text| text.trim().to_owned()).collect()
    };
    let named = |name: &str, said: &str| format!("wp:{name}: {}", quote::one_line(said, 60));
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

/// The picture that stands above a post.
fn thumbnail(export: &WordPressExport, element: &XmlElement) -> Option<FeedPicture> {
    let mut metas = element.of(Namespace::WordPress, "postmeta");
    let meta = metas.find(|meta| said(meta, "meta_key").as_deref() == Some("_thumbnail_id"))?;
    let url = export.pictures.get(&said(meta, "meta_value")?)?.clone();
    Some(FeedPicture {
        url,
        ..FeedPicture::default()
    })
}

fn said(element: &XmlElement, name: &str) -> Option<String> {
    element
        .of(Namespace::WordPress, name)
        .find_map(XmlElement::trimmed)
}

fn is_zero(date: &str) -> bool {
    date.starts_with("0000")
}

/// A name in addresses, which WordPress keeps as browsers send it.
fn decoded(name: &str) -> String {
    let pairs = format!("n={}", name.replace('+', "%2B").replace('&', "%26"));
    let mut pairs = form_urlencoded::parse(pairs.as_bytes());
    pairs
        .next()
        .map_or_else(|| name.to_owned(), |(_, name)| name.into_owned())
}

#[cfg(test)]
mod tests;
