//! Resolves names, prefixes and references of an XML text.

use std::collections::HashMap;

use quick_xml::{
    escape::resolve_html5_entity,
    events::{BytesRef, BytesStart},
};

use super::XmlElement;

/// A namespace that feeds use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
    /// No namespace: an element of the feed format.
    None,
    /// RSS, under any address of its versions.
    Rss,
    /// Atom 1.0 and 0.3.
    Atom,
    /// RDF.
    Rdf,
    /// The full text of RSS entries.
    Content,
    /// Dublin Core elements and terms.
    DublinCore,
    /// Media RSS.
    Media,
    /// The podcast tags of Apple and Google.
    Podcast,
    /// WordPress exports.
    WordPress,
    /// Excerpts in WordPress exports.
    WordPressExcerpt,
    /// Blogger exports.
    Blogger,
    /// The Atom Publishing Protocol.
    AtomPublishing,
    /// The publishing metadata of magazines (PRISM).
    Prism,
    /// XHTML.
    Xhtml,
    /// Another namespace; the number distinguishes it from others in the text.
    Other(u32),
}

impl Namespace {
    /// Returns the namespace of an address, regardless of scheme and case.
    fn of_address(address: &str) -> Option<Self> {
        let address = address.trim().to_ascii_lowercase();
        let mut without_scheme = ["http://", "https://"].iter();
        let without_scheme = without_scheme.find_map(|scheme| address.strip_prefix(scheme));
        let address = without_scheme.unwrap_or(&address).trim_end_matches('/');
        Some(match address {
            "" => Self::None,
            "www.w3.org/2005/atom" => Self::Atom,
            "purl.org/rss/1.0" | "purl.org/net/rss1.1#" | "www.rssboard.org/rss-specification" => {
                Self::Rss
            }
            "www.w3.org/1999/02/22-rdf-syntax-ns#" => Self::Rdf,
            "purl.org/rss/1.0/modules/content" => Self::Content,
            "purl.org/dc/elements/1.0" | "purl.org/dc/elements/1.1" | "purl.org/dc/terms" => {
                Self::DublinCore
            }
            "search.yahoo.com/mrss"
            | "video.search.yahoo.com/mrss"
            | "www.rssboard.org/media-rss" => Self::Media,
            "www.itunes.com/dtds/podcast-1.0.dtd" | "www.google.com/schemas/play-podcasts/1.0" => {
                Self::Podcast
            }
            "www.w3.org/2007/app" | "purl.org/atom/app#" => Self::AtomPublishing,
            "www.w3.org/1999/xhtml" => Self::Xhtml,
            _ if address.starts_with("purl.org/atom/ns") => Self::Atom,
            _ if address.starts_with("backend.userland.com/rss")
                || address.contains("netscape.com/rdf/simple")
                || address.contains("netscape.com/publish/formats/rss")
                || address.contains("law.harvard.edu/tech/rss")
                || address.contains("law.harvard.edu/rss") =>
            {
                Self::Rss
            }
            _ if address.starts_with("wordpress.org/export/") => {
                if address.ends_with("/excerpt") {
                    Self::WordPressExcerpt
                } else {
                    Self::WordPress
                }
            }
            _ if address.starts_with("schemas.google.com/blogger/") => Self::Blogger,
            _ if address.contains("prismstandard.org/namespaces") => Self::Prism,
            _ => return None,
        })
    }

    /// Returns the conventional namespace of an undeclared prefix.
    fn of_prefix(prefix: &str) -> Option<Self> {
        Some(match prefix {
            "atom" | "atom10" | "a10" => Self::Atom,
            "rss" => Self::Rss,
            "rdf" => Self::Rdf,
            "content" => Self::Content,
            "dc" | "dcterms" => Self::DublinCore,
            "media" => Self::Media,
            "itunes" | "googleplay" => Self::Podcast,
            "wp" => Self::WordPress,
            "excerpt" => Self::WordPressExcerpt,
            "blogger" => Self::Blogger,
            "app" => Self::AtomPublishing,
            "prism" => Self::Prism,
            "xhtml" | "html" => Self::Xhtml,
            _ => return None,
        })
    }
}

/// The prefixes in scope, and the unknown namespaces of the text.
#[derive(Debug, Default)]
pub struct NamespaceScope {
    prefixes: HashMap<String, Vec<Namespace>>,
    others: HashMap<String, u32>,
}

impl NamespaceScope {
    /// Returns an element without its content. The prefixes that it declares are in scope until
    /// [`leave`](Self::leave).
    pub fn element(&mut self, start: &BytesStart, line: usize) -> XmlElement {
        let mut attributes = Vec::new();
        let mut declared = Vec::new();
        for attribute in start.attributes().with_checks(false).flatten() {
            let name = attribute.key.as_ref();
            let value = unescape(&attribute.value);
            let prefix = match name.split_once(':') {
                None if name == "xmlns" => Some(""),
                Some(("xmlns", prefix)) => Some(prefix),
                _ => None,
            };
            if let Some(prefix) = prefix {
                // If the address is unknown but the prefix is conventional, the address is probably
                // a typo.
                let conventional = || Namespace::of_prefix(prefix);
                let space = Namespace::of_address(&value).or_else(conventional);
                let space = space.unwrap_or_else(|| self.space(&value));
                self.prefixes
                    .entry(prefix.to_owned())
                    .or_default()
                    .push(space);
                declared.push(prefix.to_owned());
            }
            attributes.push((name.to_owned(), value));
        }
        let name = start.name();
        let (prefix, local) = name.as_ref().split_once(':').unwrap_or(("", name.as_ref()));
        let bound = self.prefixes.get(prefix).and_then(|spaces| spaces.last());
        let space = match bound {
            Some(space) => *space,
            None if prefix.is_empty() => Namespace::None,
            None => Namespace::of_prefix(prefix).unwrap_or_else(|| self.space(prefix)),
        };
        XmlElement {
            name: local.to_owned(),
            space,
            attributes,
            children: Vec::new(),
            line,
            is_complete: false,
            declared,
        }
    }

    /// Removes the prefixes of an element from the scope.
    pub fn leave(&mut self, element: &XmlElement) {
        for prefix in &element.declared {
            if let Some(spaces) = self.prefixes.get_mut(prefix) {
                spaces.pop();
            }
        }
    }

    fn space(&mut self, address: &str) -> Namespace {
        Namespace::of_address(address).unwrap_or_else(|| {
            let next = u32::try_from(self.others.len()).unwrap_or(u32::MAX);
            Namespace::Other(*self.others.entry(address.to_owned()).or_insert(next))
        })
    }
}

/// Returns a name without its prefix.
pub fn local(name: &str) -> &str {
    let name = name.trim();
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// A receiver of text.
pub trait TextSink {
    /// Appends the next piece.
    fn text(&mut self, text: &str);
}

impl TextSink for String {
    fn text(&mut self, text: &str) {
        self.push_str(text);
    }
}

/// Appends the text of a reference: a character by its number, or by its name in XML or HTML. An
/// unknown reference is appended as written.
pub fn resolve(reference: &BytesRef, to: &mut impl TextSink) {
    resolve_name(reference, to);
}

fn resolve_name(name: &str, to: &mut impl TextSink) {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        let c = code.ok().and_then(char::from_u32);
        let c = c.filter(|c| !c.is_control() || c.is_whitespace());
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        return to.text(c.encode_utf8(&mut [0; 4]));
    }
    match resolve_html5_entity(name) {
        Some(text) => to.text(text),
        None => {
            to.text("&");
            to.text(name);
            to.text(";");
        }
    }
}

/// Returns the value of an attribute with its references resolved. A bare `&` stays.
fn unescape(value: &str) -> String {
    /// The longest reference name in HTML, in bytes.
    const MAX_REFERENCE_BYTES: usize = 40;
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let head = after
            .get(..after.floor_char_boundary(MAX_REFERENCE_BYTES))
            .unwrap_or_default();
        let name = head.split_once(';').map(|(name, _)| name);
        let is_name = |name: &&str| {
            let is_name_char = |c: char| c.is_ascii_alphanumeric() || c == '#';
            !name.is_empty() && name.chars().all(is_name_char)
        };
        rest = match name.filter(is_name) {
            Some(name) => {
                resolve_name(name, &mut text);
                after.get(name.len() + 1..).unwrap_or_default()
            }
            None => {
                text.push('&');
                after
            }
        };
    }
    text.push_str(rest);
    text
}
