//! Reads RSS 0.90 to 2.0, and 1.0 and 1.1 in RDF.

use url::Url;

use super::{
    base,
    item::{FeedItem, SourceChannel},
    media,
    person::person,
    restriction,
    wordpress::{self, WordPressExport},
};
use crate::import::{
    body::Markup,
    syntax::xml::{Namespace, XmlElement},
};

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
    let base = base::base_of(root, address.and_then(base::parse_base).as_ref());
    let base = base::base_of(channel, base.as_ref());
    let link = fields
        .text(channel, "link")
        .or_else(|| atom_link(channel, "alternate"));
    let link = link.map(|link| base::join(&link, base.as_ref()));
    // A feed in a file has no address of its own, but it links to its site.
    let origin = || {
        let self_link = atom_link(channel, "self");
        let self_link = self_link.and_then(|link| base::parse_base(&link));
        self_link.or_else(|| base::parse_base(link.as_deref()?))
    };
    let base = base.or_else(origin);
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

fn item(
    element: &XmlElement,
    fields: &RssFields,
    export: Option<&WordPressExport>,
    parent_base: Option<&Url>,
) -> FeedItem {
    let base = base::base_of(element, parent_base);
    let dublin_core = |name| {
        element
            .of(Namespace::DublinCore, name)
            .find_map(XmlElement::trimmed)
    };
    let atom = |name| {
        element
            .of(Namespace::Atom, name)
            .find_map(XmlElement::trimmed)
    };
    let media = |name| element.of(Namespace::Media, name).find_map(html);
    let podcast = |name| element.of(Namespace::Podcast, name).find_map(html);

    let title = fields.all(element, "title").find_map(html);
    let title = title
        .or_else(|| media("title"))
        .or_else(|| podcast("title"));
    let encoded = element.of(Namespace::Content, "encoded").find_map(html);
    let content = encoded.or_else(|| element.of(Namespace::Xhtml, "body").find_map(html));
    let summary = fields.all(element, "description").find_map(html);
    let summary = summary
        .or_else(|| fields.all(element, "summary").find_map(html))
        .or_else(|| element.of(Namespace::Atom, "summary").find_map(html))
        .or_else(|| media("description"))
        .or_else(|| podcast("summary"))
        .or_else(|| dublin_core("description"));

    let guid = fields.all(element, "guid").next();
    let id = guid.and_then(XmlElement::trimmed).or_else(|| atom("id"));
    let published = fields
        .text(element, "pubDate")
        .or_else(|| dublin_core("date"))
        .or_else(|| dublin_core("issued"))
        .or_else(|| dublin_core("created"))
        .or_else(|| atom("published"))
        .or_else(|| fields.text(element, "date"));
    let updated = atom("updated").or_else(|| fields.text(element, "updated"));
    let updated = updated.or_else(|| dublin_core("modified"));

    let subjects = element.of(Namespace::DublinCore, "subject");
    let topics = fields.all(element, "category").chain(subjects);
    let mut item = FeedItem {
        line: element.line,
        title,
        summary,
        content: content.map(|content| (content, Markup::Html)),
        link: link(element, fields, guid).map(|link| base::join(&link, base.as_ref())),
        published: published.or_else(|| updated.clone()),
        updated,
        language: dublin_core("language")
            .or_else(|| element.attribute("xml:lang").map(str::to_owned)),
        topics: topics.filter_map(XmlElement::trimmed).collect(),
        pictures: media::pictures(element, base.as_ref()),
        authors: authors(element, fields),
        publication: restriction::publication(element),
        id: id
            .or_else(|| element.attribute("rdf:about").map(str::to_owned))
            .unwrap_or_default(),
        base,
        ..FeedItem::default()
    };
    if let Some(export) = export {
        wordpress::apply(export, element, &mut item);
    }
    item
}

/// Returns the address of an item's page: its link, or its guid if that is an address, or the subject in
/// RDF.
fn link(element: &XmlElement, fields: &RssFields, guid: Option<&XmlElement>) -> Option<String> {
    let of_guid = || {
        let guid = guid?;
        let value = guid.attribute("isPermaLink").unwrap_or("true");
        let is_permanent = !value.trim().eq_ignore_ascii_case("false");
        guid.trimmed()
            .filter(|text| is_permanent && base::parse_base(text).is_some())
    };
    let of_rdf = || {
        let about = element.attribute("rdf:about").map(str::to_owned);
        about.filter(|about| base::parse_base(about).is_some())
    };
    // Feeds in the vocabulary of Atom have links with an `href`.
    let of_attribute = || {
        let link = fields
            .all(element, "link")
            .find(|link| is_rel(link, "alternate"));
        link.and_then(|link| Some(link.attribute("href")?.trim().to_owned()))
    };
    fields
        .text(element, "link")
        .or_else(|| atom_link(element, "alternate"))
        .or_else(of_attribute)
        .or_else(of_guid)
        .or_else(of_rdf)
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

/// Returns the authors of an item.
fn authors(element: &XmlElement, fields: &RssFields) -> Vec<String> {
    let creators = element
        .of(Namespace::DublinCore, "creator")
        .filter_map(XmlElement::trimmed);
    let authors = fields.all(element, "author").filter_map(|author| {
        // An author of Atom has the name in a child element.
        let name = author.named("name").find_map(XmlElement::trimmed);
        name.or_else(|| author.trimmed())
    });
    let names: Vec<_> = creators
        .chain(authors)
        .filter_map(|name| person(&name))
        .collect();
    if !names.is_empty() {
        return names;
    }
    let atom = element.of(Namespace::Atom, "author");
    let atom = atom.filter_map(|author| author.named("name").find_map(XmlElement::trimmed));
    let podcast = element
        .of(Namespace::Podcast, "author")
        .filter_map(XmlElement::trimmed);
    atom.chain(podcast)
        .filter_map(|name| person(&name))
        .collect()
}

/// Returns the content of an element as HTML. Text in RSS is often HTML, and nothing says so. If the markup
/// is not escaped, the child elements are the HTML.
pub fn html(element: &XmlElement) -> Option<String> {
    let html = if element.has_elements() {
        element.inner_markup()
    } else {
        element.text()
    };
    (!html.trim().is_empty()).then_some(html)
}
