//! Reads Atom 1.0 (RFC 4287) and 0.3.

use base64::Engine;
use url::Url;

use super::{
    base, blogger, element_html,
    item::{FeedItem, SourceChannel},
    media,
    person::person,
    restriction,
};
use crate::import::{
    body::Markup,
    formats::plain_text,
    syntax::xml::{self, Namespace, XmlElement},
};

/// Reads a feed and its entries. An incomplete last entry is left out.
pub fn read(root: &XmlElement, address: Option<&str>) -> (SourceChannel, Vec<FeedItem>) {
    let fields = AtomFields { space: root.space };
    let address = address.and_then(base::parse_base);
    let is_entry = root.name.eq_ignore_ascii_case("entry");
    let single_entry = is_entry.then_some(root).into_iter();
    let entries = single_entry.chain(root.named("entry"));
    let entries: Vec<_> = entries.filter(|entry| entry.is_complete).collect();
    // A feed in a file has no address of its own, but it links to its site.
    let origin = || {
        let links = ["self", "alternate"].into_iter();
        let mut links = links.filter_map(|rel| fields.link(root, rel, None));
        links.find_map(|link| base::parse_base(&link))
    };
    let address = address.or_else(origin);
    let link = fields.link(root, "alternate", address.as_ref());
    let base = base::base_of(root, address.as_ref());
    let export = blogger::detect(&entries);
    let updated = fields
        .text(root, "updated")
        .or_else(|| fields.text(root, "modified"));
    let items = entries.iter().map(|entry| {
        let mut item = item(entry, &fields, base.as_ref());
        blogger::apply(entry, export, updated.as_deref(), &mut item);
        item
    });
    let items = items.collect();
    let logo = fields
        .text(root, "icon")
        .or_else(|| fields.text(root, "logo"));
    let title = if is_entry {
        fields
            .all(root, "source")
            .find_map(|source| fields.title(source))
    } else {
        fields.title(root)
    };
    let channel = SourceChannel {
        title,
        logo: logo.map(|logo| base::join(&logo, base.as_ref())),
        link,
        language: root.attribute("xml:lang").map(str::to_owned),
        authors: fields.authors(root),
        updated,
    };
    (channel, items)
}

/// The feed's own vocabulary.
struct AtomFields {
    space: Namespace,
}

impl AtomFields {
    /// Returns the child elements of this name in the feed's own vocabulary.
    fn all<'a>(
        &'a self,
        element: &'a XmlElement,
        name: &'a str,
    ) -> impl Iterator<Item = &'a XmlElement> {
        let is_own =
            |space| matches!(space, Namespace::None | Namespace::Atom) || space == self.space;
        let entry = element.space;
        element
            .named(name)
            .filter(move |child| is_own(child.space) || child.space == entry)
    }

    fn text(&self, element: &XmlElement, name: &str) -> Option<String> {
        self.all(element, name).find_map(XmlElement::trimmed)
    }

    fn title(&self, element: &XmlElement) -> Option<String> {
        let mut titles = self.all(element, "title").filter_map(construct);
        titles.find(|title| !title.trim().is_empty())
    }

    /// Returns the address of a page; among several links, that of HTML counts. `parent_base` is the
    /// base of the element's parent.
    fn link(&self, element: &XmlElement, rel: &str, parent_base: Option<&Url>) -> Option<String> {
        let is_rel = |link: &&XmlElement| {
            let value = link.attribute("rel").unwrap_or("alternate").trim();
            let value = value.rsplit('/').next().unwrap_or(value);
            value.eq_ignore_ascii_case(rel) && link.attribute("href").is_some()
        };
        let is_page = |link: &&XmlElement| {
            let kind = link.attribute("type").unwrap_or("text/html");
            rel != "alternate" || kind.contains("html")
        };
        let mut links = self.all(element, "link").filter(is_rel).filter(is_page);
        let link = links.next()?;
        let base = base::base_of(element, parent_base);
        let base = base::base_of(link, base.as_ref());
        let href = link.attribute("href")?.trim();
        (!href.is_empty()).then(|| base::join(href, base.as_ref()))
    }

    fn authors(&self, element: &XmlElement) -> Vec<String> {
        let authors = self.all(element, "author");
        let names = authors.filter_map(|author| {
            let name = author.named("name").find_map(XmlElement::trimmed);
            let bare = || author.trimmed().filter(|_| !author.has_elements());
            person(&name.or_else(bare)?)
        });
        names.collect()
    }
}

fn item(entry: &XmlElement, fields: &AtomFields, parent_base: Option<&Url>) -> FeedItem {
    let base = base::base_of(entry, parent_base);
    let dublin_core = |name| {
        entry
            .of(Namespace::DublinCore, name)
            .find_map(XmlElement::trimmed)
    };
    let media = |name| {
        let groups = entry.of(Namespace::Media, "group").chain(Some(entry));
        let mut elements = groups.flat_map(move |group| group.of(Namespace::Media, name));
        elements.find_map(element_html::html)
    };
    let content = fields.all(entry, "content").find(|content| {
        // The text of an element with `src` is at another address.
        content.attribute("src").is_none() || content.trimmed().is_some()
    });
    let summary = fields.all(entry, "summary").next();
    // Some entries have their text in the element of RSS.
    let encoded = || {
        entry
            .of(Namespace::Content, "encoded")
            .find_map(element_html::html)
    };
    let text = content.and_then(|content| text(content, base.as_ref()));
    let text = text.or_else(|| encoded().map(|html| (html, Markup::Html)));
    let below = content.or(summary);
    let base = below.map_or_else(|| base.clone(), |below| base::base_of(below, base.as_ref()));
    let entry_base = base::base_of(entry, parent_base);
    // FeedBurner replaces links by its own, and keeps the original ones.
    let mut original_links = entry.named("origLink").filter_map(XmlElement::trimmed);
    let original_link = original_links.find(|link| base::parse_base(link).is_some());
    let published = fields
        .text(entry, "published")
        .or_else(|| fields.text(entry, "issued"))
        .or_else(|| fields.text(entry, "created"))
        .or_else(|| dublin_core("date"));
    let updated = fields
        .text(entry, "updated")
        .or_else(|| fields.text(entry, "modified"));
    let authors = fields.authors(entry);
    let source = fields.all(entry, "source").next();
    let subjects = entry
        .of(Namespace::DublinCore, "subject")
        .filter_map(XmlElement::trimmed);
    let categories = fields.all(entry, "category").filter(|category| {
        // This category states the kind of the entry, not a topic.
        category.attribute("scheme") != Some(blogger::KIND_SCHEME)
    });
    let categories = categories.filter_map(|category| {
        let value = ["label", "term"]
            .iter()
            .filter_map(|name| category.attribute(name));
        let value = value.map(str::trim).find(|value| !value.is_empty());
        value.map(str::to_owned).or_else(|| category.trimmed())
    });
    FeedItem {
        line: entry.line,
        id: fields.text(entry, "id").unwrap_or_default(),
        title: fields.title(entry).or_else(|| media("title")),
        summary: summary.and_then(construct).or_else(|| media("description")),
        content: text,
        link: original_link.or_else(|| fields.link(entry, "alternate", parent_base)),
        published: published.or_else(|| updated.clone()),
        updated,
        language: entry.attribute("xml:lang").map(str::to_owned),
        topics: categories.chain(subjects).collect(),
        pictures: media::pictures(entry, entry_base.as_ref()),
        authors: match source {
            Some(source) if authors.is_empty() => fields.authors(source),
            _ => authors,
        },
        publication: restriction::publication(entry),
        base,
        ..FeedItem::default()
    }
}

/// The kind of text in an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextKind {
    Plain,
    Html,
    Xhtml,
    Markdown,
    /// A picture, a video, or other XML.
    Other,
}

/// Returns the kind of text of an element, in the attributes of 1.0 (`type`) or 0.3 (`type` and `mode`).
fn kind(element: &XmlElement) -> TextKind {
    let value = element
        .attribute("type")
        .unwrap_or("text")
        .trim()
        .to_ascii_lowercase();
    let media = value.split(';').next().unwrap_or_default().trim();
    match media {
        "text" | "text/plain" | "" => {
            // In 0.3 the mode decides, and elements in plain text are still markup.
            if element.has_elements() {
                TextKind::Xhtml
            } else {
                TextKind::Plain
            }
        }
        "html" | "text/html" | "escaped" => TextKind::Html,
        "xhtml" | "application/xhtml+xml" => TextKind::Xhtml,
        "text/markdown" | "text/x-markdown" => TextKind::Markdown,
        _ if media.starts_with("text/") => TextKind::Plain,
        _ => TextKind::Other,
    }
}

/// Returns a short text as HTML; `None` if it is empty.
fn construct(element: &XmlElement) -> Option<String> {
    let text = match kind(element) {
        TextKind::Plain | TextKind::Markdown => {
            let mut html = String::new();
            xml::escape(&characters(element), &mut html);
            html
        }
        TextKind::Html | TextKind::Other => return html(element),
        TextKind::Xhtml => return xhtml(element),
    };
    (!text.trim().is_empty()).then_some(text)
}

/// Returns the text of an entry, and its markup. `base` is the base of the entry.
fn text(content: &XmlElement, base: Option<&Url>) -> Option<(String, Markup)> {
    // A text in elements may have more bases inside.
    let resolved = base::resolve_nested(content, base);
    let content = resolved.as_ref().unwrap_or(content);

    match kind(content) {
        TextKind::Plain => {
            let html = plain_text::to_html(&characters(content));
            (!html.is_empty()).then_some((html, Markup::Html))
        }
        TextKind::Markdown => {
            let text = characters(content);
            (!text.trim().is_empty()).then_some((text, Markup::Markdown))
        }
        TextKind::Html => html(content).map(|html| (html, Markup::Html)),
        TextKind::Xhtml => xhtml(content).map(|html| (html, Markup::Html)),
        TextKind::Other => None,
    }
}

fn html(element: &XmlElement) -> Option<String> {
    // Many feeds contain elements instead of escaped markup.
    if element.has_elements() {
        return xhtml(element);
    }
    let text = characters(element);
    (!text.trim().is_empty()).then_some(text)
}

/// Returns the markup in an element. The `div` that Atom requires around it stays; it is harmless.
fn xhtml(element: &XmlElement) -> Option<String> {
    let html = if element.has_elements() {
        element.inner_markup()
    } else {
        // The markup is escaped, although the type says otherwise.
        characters(element)
    };
    (!html.trim().is_empty()).then_some(html)
}

/// Returns the characters in an element; in Atom 0.3 they may be Base64.
fn characters(element: &XmlElement) -> String {
    let text = element.text();
    if element.attribute("mode") != Some("base64") {
        return text;
    }
    let digits: String = text.split_whitespace().collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(digits);
    bytes.map_or(text, |bytes| String::from_utf8_lossy(&bytes).into_owned())
}
