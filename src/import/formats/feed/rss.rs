//! Reads RSS 0.90 to 2.0, and 1.0 and 1.1 in RDF.

mod item;

use url::Url;

use self::item::item;
use super::{
    base,
    element_html::html,
    item::{FeedItem, SourceChannel},
    person::person,
    wordpress::WordPressExport,
};
use crate::import::syntax::xml::{Namespace, XmlElement};

/// Reads a feed and its entries. An incomplete last entry is left out.
pub fn read(root: &XmlElement, address: Option<&str>) -> (SourceChannel, Vec<FeedItem>) {
    let empty = root.clone_empty();
    let channel = if root.name.eq_ignore_ascii_case("channel") {
        root
    } else {
        root.named("channel").next().unwrap_or(&empty)
    };
    // Entries are in the channel, or beside it in RDF and in feeds that mix the two.
    let nested = root.named("items").chain(channel.named("items"));
    let nested: Vec<_> = nested.flat_map(|items| items.named("item")).collect();
    let direct = channel.named("item");
    let outside = root
        .elements()
        .filter(|element| !std::ptr::eq(*element, channel));
    let outside = outside.flat_map(|element| {
        let is_item = element.name.eq_ignore_ascii_case("item");
        let item = is_item.then_some(element).into_iter();
        let is_channel = element.name.eq_ignore_ascii_case("channel");
        // A file may contain several channels.
        let inner = element.named("item").filter(move |_| is_channel);
        item.chain(inner)
    });
    let is_channel_root = std::ptr::eq(root, channel);
    let outside = outside.filter(|_| !is_channel_root);
    let items: Vec<_> = direct
        .chain(outside)
        .chain(nested)
        .filter(|item| item.is_complete)
        .collect();

    let fields = RssFields {
        spaces: [root.space, channel.space],
    };
    let link = fields
        .text(channel, "link")
        .or_else(|| atom_link(channel, "alternate"));
    // A feed in a file has no address of its own, but it links to its site.
    let origin = || {
        let self_link = atom_link(channel, "self");
        let self_link = self_link.and_then(|link| base::parse_base(&link));
        self_link.or_else(|| base::parse_base(link.as_deref()?))
    };
    let address = address.and_then(base::parse_base).or_else(origin);
    let base = base::base_of(root, address.as_ref());
    let base = base::base_of(channel, base.as_ref());
    let link = link.map(|link| base::join(&link, base.as_ref()));
    let export = WordPressExport::detect(root, channel, &items);
    let items = items.into_iter();
    let items = items.map(|element| item(element, &fields, export.as_ref(), base.as_ref()));
    let items = items.collect();
    (
        self::channel(channel, root, &fields, link, base.as_ref()),
        items,
    )
}

/// The feed's own vocabularies.
struct RssFields {
    spaces: [Namespace; 2],
}

impl RssFields {
    fn is_feed_element(&self, element: &XmlElement, entry: Namespace) -> bool {
        let space = element.space;
        matches!(space, Namespace::None | Namespace::Rss)
            || (space != Namespace::Rdf && (space == entry || self.spaces.contains(&space)))
    }

    /// Returns the child elements of this name in the feed's own vocabularies.
    fn all<'a>(
        &'a self,
        element: &'a XmlElement,
        name: &'a str,
    ) -> impl Iterator<Item = &'a XmlElement> {
        let space = element.space;
        element
            .named(name)
            .filter(move |child| self.is_feed_element(child, space))
    }

    fn text(&self, element: &XmlElement, name: &str) -> Option<String> {
        self.all(element, name).find_map(XmlElement::trimmed)
    }
}

fn channel(
    channel: &XmlElement,
    root: &XmlElement,
    fields: &RssFields,
    link: Option<String>,
    base: Option<&Url>,
) -> SourceChannel {
    let dublin_core = |name| {
        channel
            .of(Namespace::DublinCore, name)
            .find_map(XmlElement::trimmed)
    };
    let image = fields
        .all(channel, "image")
        .chain(fields.all(root, "image"));
    let image = image.filter_map(|image| fields.text(image, "url")).next();
    let cover = || {
        let cover = channel.of(Namespace::Podcast, "image").next()?;
        cover.attribute("href").map(str::to_owned)
    };
    let authors = [
        fields.text(channel, "managingEditor"),
        dublin_core("creator"),
    ];
    let mut authors: Vec<_> = authors
        .into_iter()
        .flatten()
        .filter_map(|name| person(&name))
        .collect();
    if authors.is_empty() {
        let author = channel
            .of(Namespace::Podcast, "author")
            .find_map(XmlElement::trimmed);
        authors.extend(author.and_then(|name| person(&name)));
    }
    authors.truncate(1);
    let updated = fields
        .text(channel, "lastBuildDate")
        .or_else(|| fields.text(channel, "pubDate"));
    SourceChannel {
        title: fields.all(channel, "title").find_map(html),
        link,
        language: fields
            .text(channel, "language")
            .or_else(|| dublin_core("language")),
        logo: image.or_else(cover).map(|logo| base::join(&logo, base)),
        authors,
        updated: updated.or_else(|| dublin_core("date")),
    }
}

fn atom_link(element: &XmlElement, rel: &str) -> Option<String> {
    let mut links = element.of(Namespace::Atom, "link");
    let link = links.find(|link| is_rel(link, rel) && link.attribute("href").is_some());
    link.and_then(|link| Some(link.attribute("href")?.trim().to_owned()))
}

fn is_rel(link: &XmlElement, rel: &str) -> bool {
    let kind = link.attribute("type").unwrap_or("text/html");
    link.attribute("rel").unwrap_or("alternate") == rel
        && (rel != "alternate" || kind.contains("html"))
}
