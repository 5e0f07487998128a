//! Atom 1.0 (RFC 4287) and 0.3.

use base64::Engine;
use url::Url;

use super::{
    base, blogger,
    item::{FeedItem, SourceChannel},
    media,
    person::person,
    restriction, rss,
};
use crate::import::{
    body::Markup,
    xml::{self, Namespace, XmlElement},
};

/// A feed and its entries. One that the text breaks off in is left out.
pub fn read(root: &XmlElement, address: Option<&str>) -> (SourceChannel, Vec<FeedItem>) {
    let own = AtomFields { space: root.space };
    let base = base::below(root, address.and_then(base::absolute).as_ref());
    let is_entry = root.name.eq_ignore_ascii_case("entry");
    let alone = is_entry.then_some(root).into_iter();
    let entries = alone.chain(root.named("entry"));
    let entries: Vec<_> = entries.filter(|entry| entry.is_whole).collect();
    let link = own.link(root, "alternate");
    let link = link.map(|link| base::join(&link, base.as_ref()));
    // A feed in a file does not know where it came from, but it says whose it is.
    let origin = || {
        let own = own.link(root, "self").and_then(|own| base::absolute(&own));
        own.or_else(|| base::absolute(link.as_deref()?))
    };
    let base = base.or_else(origin);
    let export = blogger::export(&entries);
    let made = own
        .text(root, "updated")
        .or_else(|| own.text(root, "modified"));
    let items = entries.iter().map(|entry| {
        let mut item = item(entry, &own, base.as_ref());
        blogger::apply(entry, export, made.as_deref(), &mut item);
        item
    });
    let items = items.collect();
    let logo = own.text(root, "icon").or_else(|| own.text(root, "logo"));
    let title = if is_entry {
        own.all(root, "source").find_map(|source| own.title(source))
    } else {
        own.title(root)
    };
    let channel = SourceChannel {
        title,
        logo: logo.map(|logo| base::join(&logo, base.as_ref())),
        link,
        language: root.attribute("xml:lang").map(str::to_owned),
        authors: own.authors(root),
        updated: made,
    };
    (channel, items)
}

/// The vocabulary that is a feed's own.
struct AtomFields {
    space: Namespace,
}

impl AtomFields {
    /// The elements of this name in an element, of the feed's own vocabulary.
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

    /// The address of a page: of several links, that of HTML counts.
    fn link(&self, element: &XmlElement, rel: &str) -> Option<String> {
        let is_rel = |link: &&XmlElement| {
            let said = link.attribute("rel").unwrap_or("alternate").trim();
            let said = said.rsplit('/').next().unwrap_or(said);
            said.eq_ignore_ascii_case(rel) && link.attribute("href").is_some()
        };
        let is_page = |link: &&XmlElement| {
            let kind = link.attribute("type").unwrap_or("text/html");
            rel != "alternate" || kind.contains("html")
        };
        let mut links = self.all(element, "link").filter(is_rel).filter(is_page);
        let link = links.next()?;
        let base = base::below(link, None);
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

fn item(entry: &XmlElement, own: &AtomFields, around: Option<&Url>) -> FeedItem {
    let base = base::below(entry, around);
    let dublin = |name| {
        entry
            .of(Namespace::DublinCore, name)
            .find_map(XmlElement::trimmed)
    };
    let media = |name| {
        let groups = entry.of(Namespace::Media, "group").chain(Some(entry));
        let mut elements = groups.flat_map(move |group| group.of(Namespace::Media, name));
        elements.find_map(rss::html)
    };
    let content = own.all(entry, "content").find(|content| {
        // A text that is somewhere else is not here.
        content.attribute("src").is_none() || content.trimmed().is_some()
    });
    let summary = own.all(entry, "summary").next();
    // An entry that has its text in RSS's element.
    let encoded = || entry.of(Namespace::Content, "encoded").find_map(rss::html);
    let text = content.and_then(text);
    let text = text.or_else(|| encoded().map(|html| (html, Markup::Html)));
    let below = content.or(summary);
    let base = below.map_or_else(|| base.clone(), |below| base::below(below, base.as_ref()));
    let entry_base = base::below(entry, around);
    let published = own
        .text(entry, "published")
        .or_else(|| own.text(entry, "issued"))
        .or_else(|| own.text(entry, "created"))
        .or_else(|| dublin("date"));
    let updated = own
        .text(entry, "updated")
        .or_else(|| own.text(entry, "modified"));
    let authors = own.authors(entry);
    let source = own.all(entry, "source").next();
    let subjects = entry
        .of(Namespace::DublinCore, "subject")
        .filter_map(XmlElement::trimmed);
    let categories = own.all(entry, "category").filter(|category| {
        // It says what sort of thing the entry is, not what it is about.
        category.attribute("scheme") != Some(blogger::KIND_SCHEME)
    });
    let categories = categories.filter_map(|category| {
        let said = ["label", "term"]
            .iter()
            .filter_map(|name| category.attribute(name));
        let said = said.map(str::trim).find(|said| !said.is_empty());
        said.map(str::to_owned).or_else(|| category.trimmed())
    });
    FeedItem {
        line: entry.line,
        id: own.text(entry, "id").unwrap_or_default(),
        title: own.title(entry).or_else(|| media("title")),
        summary: summary.and_then(construct).or_else(|| media("description")),
        content: text,
        link: own
            .link(entry, "alternate")
            .map(|link| base::join(&link, entry_base.as_ref())),
        published: published.or_else(|| updated.clone()),
        updated,
        language: entry.attribute("xml:lang").map(str::to_owned),
        topics: categories.chain(subjects).collect(),
        pictures: media::pictures(entry, entry_base.as_ref()),
        authors: match source {
            Some(source) if authors.is_empty() => own.authors(source),
            _ => authors,
        },
        publication: restriction::of(entry),
        base,
        ..FeedItem::default()
    }
}

/// How the text of an element is to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Html,
    Xhtml,
    /// A picture, a film, XML of somebody else.
    Other,
}

/// How an element says that its text is to be read, in the words of 1.0 (`type`) or 0.3 (`type`
/// and `mode`).
fn kind(element: &XmlElement) -> Kind {
    let said = element
        .attribute("type")
        .unwrap_or("text")
        .trim()
        .to_ascii_lowercase();
    let media = said.split(';').next().unwrap_or_default().trim();
    match media {
        "text" | "text/plain" | "" => {
            // In 0.3 the mode counts, and elements in a plain text are markup all the same.
            if element.has_elements() {
                Kind::Xhtml
            } else {
                Kind::Plain
            }
        }
        "html" | "text/html" | "escaped" => Kind::Html,
        "xhtml" | "application/xhtml+xml" => Kind::Xhtml,
        _ if media.starts_with("text/") => Kind::Plain,
        _ => Kind::Other,
    }
}

/// A short text as HTML; `None` if nothing stands in it.
fn construct(element: &XmlElement) -> Option<String> {
    let text = match kind(element) {
        Kind::Plain => {
            let mut html = String::new();
            xml::escape(&characters(element), &mut html);
            html
        }
        Kind::Html | Kind::Other => return html(element),
        Kind::Xhtml => return xhtml(element),
    };
    (!text.trim().is_empty()).then_some(text)
}

/// The text of an entry, and its markup.
fn text(content: &XmlElement) -> Option<(String, Markup)> {
    match kind(content) {
        Kind::Plain => {
            let text = characters(content);
            (!text.trim().is_empty()).then_some((text, Markup::Markdown))
        }
        Kind::Html => html(content).map(|html| (html, Markup::Html)),
        Kind::Xhtml => xhtml(content).map(|html| (html, Markup::Html)),
        Kind::Other => None,
    }
}

fn html(element: &XmlElement) -> Option<String> {
    // Many write elements where the markup should have been escaped.
    if element.has_elements() {
        return xhtml(element);
    }
    let text = characters(element);
    (!text.trim().is_empty()).then_some(text)
}

/// The markup in an element. The `div` that Atom puts around it is no part of the text, but a harmless
/// one.
fn xhtml(element: &XmlElement) -> Option<String> {
    let html = if element.has_elements() {
        element.inner_markup()
    } else {
        // Escaped, though it says that it is not.
        characters(element)
    };
    (!html.trim().is_empty()).then_some(html)
}

/// The characters in an element; those of Atom 0.3 may be in Base64.
fn characters(element: &XmlElement) -> String {
    let text = element.text();
    if element.attribute("mode") != Some("base64") {
        return text;
    }
    let digits: String = text.split_whitespace().collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(digits);
    bytes.map_or(text, |bytes| String::from_utf8_lossy(&bytes).into_owned())
}
