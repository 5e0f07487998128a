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
    let encoded = element.of(Namespace::Content, "encoded");
    let texts = encoded.chain(element.of(Namespace::Xhtml, "body"));
    let content = texts
        .filter_map(|text| based_html(text, base.as_ref()))
        .next();
    let description = fields.all(element, "description");
    let description = description.filter_map(|text| based_html(text, base.as_ref()));
    let (summary, summary_base) = description.map(split).next().unwrap_or_default();
    let (content, content_base) = content.map(split).unwrap_or_default();
    // A long summary becomes the text.
    let text_base = content_base.or(summary_base).or_else(|| base.clone());
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
        link: link(element, fields, guid, base.as_ref()),
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
        base: text_base,
        ..FeedItem::default()
    };
    if let Some(export) = export {
        wordpress::apply(export, element, &mut item);
    }
    item
}

/// Returns the HTML of an element, and the base of its addresses.
fn based_html(element: &XmlElement, parent_base: Option<&Url>) -> Option<(String, Option<Url>)> {
    let resolved = base::resolve_nested(element, parent_base);
    let html = html(resolved.as_ref().unwrap_or(element))?;
    Some((html, base::base_of(element, parent_base)))
}

fn split((html, base): (String, Option<Url>)) -> (Option<String>, Option<Url>) {
    (Some(html), base)
}

/// Returns the address of an item's page: its link, or its guid if that is an address, or the subject in
/// RDF. A link that leads to no page counts only if there is no better one.
fn link(
    element: &XmlElement,
    fields: &RssFields,
    guid: Option<&XmlElement>,
    base: Option<&Url>,
) -> Option<String> {
    // FeedBurner replaces links by its own, and keeps the original ones.
    let original = element.named("origLink").filter_map(XmlElement::trimmed);
    let original = original.filter(|link| base::parse_base(link).is_some());
    let own = fields.all(element, "link").filter_map(XmlElement::trimmed);
    // Feeds in the vocabulary of Atom have links with an `href`.
    let of_attribute = fields.all(element, "link");
    let of_attribute = of_attribute.filter(|link| is_rel(link, "alternate"));
    let of_attribute = of_attribute.filter_map(|link| link.attribute("href"));
    let of_attribute = of_attribute.map(str::trim).filter(|link| !link.is_empty());
    let of_guid = guid.filter(|guid| {
        let value = guid.attribute("isPermaLink").unwrap_or("true");
        !value.trim().eq_ignore_ascii_case("false")
    });
    let of_guid = of_guid.and_then(XmlElement::trimmed);
    let of_rdf = element.attribute("rdf:about").map(str::to_owned);
    let identifiers = of_guid.into_iter().chain(of_rdf);
    let identifiers = identifiers.filter(|identifier| base::parse_base(identifier).is_some());
    let links = original
        .chain(own)
        .chain(atom_link(element, "alternate"))
        .chain(of_attribute.map(str::to_owned))
        .chain(identifiers);
    let links: Vec<String> = links.map(|link| base::join(&link, base)).collect();
    let page = links.iter().find(|link| base::parse_base(link).is_some());
    page.or(links.first()).cloned()
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
