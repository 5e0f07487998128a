//! RSS: 0.90 to 2.0, and 1.0 and 1.1 in RDF.

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
    xml::{Namespace, XmlElement},
};

/// A feed and its entries. One that the text breaks off in is left out.
pub fn read(root: &XmlElement, address: Option<&str>) -> (SourceChannel, Vec<FeedItem>) {
    let nothing = root.clone_empty();
    let channel = if root.name.eq_ignore_ascii_case("channel") {
        root
    } else {
        root.named("channel").next().unwrap_or(&nothing)
    };
    // Entries stand in the channel, or beside it in RDF and in feeds of those who mix them up.
    let wrapped = root.named("items").chain(channel.named("items"));
    let wrapped: Vec<_> = wrapped.flat_map(|items| items.named("item")).collect();
    let direct = channel.named("item");
    let beside = root
        .elements()
        .filter(|element| !std::ptr::eq(*element, channel));
    let beside = beside.flat_map(|element| {
        let is_item = element.name.eq_ignore_ascii_case("item");
        let own = is_item.then_some(element).into_iter();
        let is_channel = element.name.eq_ignore_ascii_case("channel");
        // Several channels in one file, one behind the other.
        let inner = element.named("item").filter(move |_| is_channel);
        own.chain(inner)
    });
    let is_channel_root = std::ptr::eq(root, channel);
    let beside = beside.filter(|_| !is_channel_root);
    let items: Vec<_> = direct
        .chain(beside)
        .chain(wrapped)
        .filter(|item| item.is_whole)
        .collect();

    let own = RssFields {
        spaces: [root.space, channel.space],
    };
    let base = base::below(root, address.and_then(base::absolute).as_ref());
    let base = base::below(channel, base.as_ref());
    let link = own
        .text(channel, "link")
        .or_else(|| atom_link(channel, "alternate"));
    let link = link.map(|link| base::join(&link, base.as_ref()));
    // A feed in a file does not know where it came from, but it says whose it is.
    let origin = || {
        let own = atom_link(channel, "self").and_then(|own| base::absolute(&own));
        own.or_else(|| base::absolute(link.as_deref()?))
    };
    let base = base.or_else(origin);
    let export = WordPressExport::of(root, channel, &items);
    let items = items.into_iter();
    let items = items.map(|element| item(element, &own, export.as_ref(), base.as_ref()));
    let items = items.collect();
    (
        self::channel(channel, root, &own, link, base.as_ref()),
        items,
    )
}

/// The vocabularies that are a feed's own.
struct RssFields {
    spaces: [Namespace; 2],
}

impl RssFields {
    fn has(&self, element: &XmlElement, entry: Namespace) -> bool {
        let space = element.space;
        matches!(space, Namespace::None | Namespace::Rss)
            || (space != Namespace::Rdf && (space == entry || self.spaces.contains(&space)))
    }

    /// The elements of this name in an element, of the feed's own vocabulary.
    fn all<'a>(
        &'a self,
        element: &'a XmlElement,
        name: &'a str,
    ) -> impl Iterator<Item = &'a XmlElement> {
        let space = element.space;
        element
            .named(name)
            .filter(move |child| self.has(child, space))
    }

    fn text(&self, element: &XmlElement, name: &str) -> Option<String> {
        self.all(element, name).find_map(XmlElement::trimmed)
    }
}

fn channel(
    channel: &XmlElement,
    root: &XmlElement,
    own: &RssFields,
    link: Option<String>,
    base: Option<&Url>,
) -> SourceChannel {
    let dublin = |name| {
        channel
            .of(Namespace::DublinCore, name)
            .find_map(XmlElement::trimmed)
    };
    let image = own.all(channel, "image").chain(own.all(root, "image"));
    let image = image.filter_map(|image| own.text(image, "url")).next();
    let cover = || {
        let cover = channel.of(Namespace::Podcast, "image").next()?;
        cover.attribute("href").map(str::to_owned)
    };
    let authors = [own.text(channel, "managingEditor"), dublin("creator")];
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
    let updated = own
        .text(channel, "lastBuildDate")
        .or_else(|| own.text(channel, "pubDate"));
    SourceChannel {
        title: own.all(channel, "title").find_map(html),
        link,
        language: own.text(channel, "language").or_else(|| dublin("language")),
        logo: image.or_else(cover).map(|logo| base::join(&logo, base)),
        authors,
        updated: updated.or_else(|| dublin("date")),
    }
}

fn item(
    element: &XmlElement,
    own: &RssFields,
    export: Option<&WordPressExport>,
    around: Option<&Url>,
) -> FeedItem {
    let base = base::below(element, around);
    let dublin = |name| {
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

    let title = own.all(element, "title").find_map(html);
    let title = title
        .or_else(|| media("title"))
        .or_else(|| podcast("title"));
    let encoded = element.of(Namespace::Content, "encoded").find_map(html);
    let content = encoded.or_else(|| element.of(Namespace::Xhtml, "body").find_map(html));
    let summary = own.all(element, "description").find_map(html);
    let summary = summary
        .or_else(|| own.all(element, "summary").find_map(html))
        .or_else(|| element.of(Namespace::Atom, "summary").find_map(html))
        .or_else(|| media("description"))
        .or_else(|| podcast("summary"))
        .or_else(|| dublin("description"));

    let guid = own.all(element, "guid").next();
    let id = guid.and_then(XmlElement::trimmed).or_else(|| atom("id"));
    let published = own
        .text(element, "pubDate")
        .or_else(|| dublin("date"))
        .or_else(|| dublin("issued"))
        .or_else(|| dublin("created"))
        .or_else(|| atom("published"))
        .or_else(|| own.text(element, "date"));
    let updated = atom("updated").or_else(|| own.text(element, "updated"));
    let updated = updated.or_else(|| dublin("modified"));

    let subjects = element.of(Namespace::DublinCore, "subject");
    let topics = own.all(element, "category").chain(subjects);
    let mut item = FeedItem {
        line: element.line,
        title,
        summary,
        content: content.map(|content| (content, Markup::Html)),
        link: link(element, own, guid).map(|link| base::join(&link, base.as_ref())),
        published: published.or_else(|| updated.clone()),
        updated,
        language: dublin("language").or_else(|| element.attribute("xml:lang").map(str::to_owned)),
        topics: topics.filter_map(XmlElement::trimmed).collect(),
        pictures: media::pictures(element, base.as_ref()),
        authors: authors(element, own),
        publication: restriction::of(element),
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

/// The address of an item's page: its link, else its guid if that is one, else what RDF says the
/// item is about.
fn link(element: &XmlElement, own: &RssFields, guid: Option<&XmlElement>) -> Option<String> {
    let of_guid = || {
        let guid = guid?;
        let said = guid.attribute("isPermaLink").unwrap_or("true");
        let is_permanent = !said.trim().eq_ignore_ascii_case("false");
        guid.trimmed()
            .filter(|text| is_permanent && base::absolute(text).is_some())
    };
    let of_rdf = || {
        let about = element.attribute("rdf:about").map(str::to_owned);
        about.filter(|about| base::absolute(about).is_some())
    };
    // A feed whose own vocabulary is Atom's has links with an `href`.
    let of_attribute = || {
        let link = own
            .all(element, "link")
            .find(|link| is_rel(link, "alternate"));
        link.and_then(|link| Some(link.attribute("href")?.trim().to_owned()))
    };
    own.text(element, "link")
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

/// Who wrote an item.
fn authors(element: &XmlElement, own: &RssFields) -> Vec<String> {
    let creators = element
        .of(Namespace::DublinCore, "creator")
        .filter_map(XmlElement::trimmed);
    let authors = own.all(element, "author").filter_map(|author| {
        // That of Atom has its name in an element.
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

/// What stands in an element, as HTML. Text in RSS is HTML often enough, and nothing says when. Of
/// markup that stands there unescaped, the elements are the HTML.
pub fn html(element: &XmlElement) -> Option<String> {
    let html = if element.has_elements() {
        element.inner_markup()
    } else {
        element.text()
    };
    (!html.trim().is_empty()).then_some(html)
}
