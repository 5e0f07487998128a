//! Reads an item of RSS.

use url::Url;

use super::{
    super::{
        base,
        element_html::html,
        item::FeedItem,
        media,
        person::person,
        restriction,
        wordpress::{self, WordPressExport},
    },
    RssFields, atom_link, is_rel,
};
use crate::import::{
    body::Markup,
    syntax::xml::{Namespace, XmlElement},
};

/// Reads an item, with addresses relative to `base`.
pub fn item(
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
