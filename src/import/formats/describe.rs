//! Describes files that give no records.

use super::feed;
use crate::import::{
    diagnostics::quote,
    syntax::{
        encoding,
        json::Json,
        xml::{self, Namespace, XmlElement},
    },
};

/// Describes an XML, JSON or text file without readable records: `a sitemap`, `an export of Ghost, which is
/// not read`. Returns `None` if the file is not recognized.
///
/// ```
/// use broadsheet::import::formats::describe;
///
/// let sitemap = br#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>"#;
/// assert_eq!(describe(sitemap).as_deref(), Some("a sitemap"));
/// ```
pub fn describe(bytes: &[u8]) -> Option<String> {
    let decoded = encoding::decode_xml(bytes).text;
    let text = decoded.trim_start();
    if text.is_empty() {
        return Some("an empty file".to_owned());
    }
    match text.as_bytes().first() {
        Some(b'{' | b'[') => json(text).map(str::to_owned),
        _ => match xml::first_element(text) {
            Some(first) if feed::is_feed(bytes) => Some(empty(&first).to_owned()),
            Some(first) => Some(element(&first)),
            None => plain(text).map(str::to_owned),
        },
    }
}

/// Describes a feed without records.
fn empty(root: &XmlElement) -> &'static str {
    match root.name.to_ascii_lowercase().as_str() {
        "rdf" => "RDF without entries of a feed",
        _ => "a feed without entries",
    }
}

/// Describes XML that is not a feed, by its first element.
fn element(first: &XmlElement) -> String {
    let has = |word: &str| {
        let mut attributes = first.attributes.iter();
        attributes.any(|(name, value)| name.starts_with("xmlns") && value.contains(word))
    };
    let known = match first.name.to_ascii_lowercase().as_str() {
        "urlset" => "a sitemap",
        "sitemapindex" => "an index of sitemaps",
        "opml" => "a list of feeds (OPML); `opml` in [fetch] reads it",
        "svg" => "a picture (SVG)",
        "stylesheet" | "transform" => "a style sheet (XSLT)",
        "html" => "an HTML page",
        "entry" => "an entry that is not Atom",
        "blog" if has("blogml") => "an export in BlogML, which is not read",
        "tumblr" => "an export of Tumblr, which is not read",
        "livejournal" | "entries" => "an export of LiveJournal, which is not read",
        "posts" => "a list of bookmarks, which is not read",
        "mediawiki" => "an export of MediaWiki, which is not read",
        "xbel" => "a list of bookmarks (XBEL)",
        "kml" => "a map (KML)",
        "gpx" => "a track (GPX)",
        "plist" => "a property list",
        "project" if has("maven") => "a project of Maven",
        "opensearchdescription" => "a description of a search (OpenSearch)",
        "browserconfig" => "settings of a browser",
        "cross-domain-policy" => "a policy for other sites",
        "newsml" | "newsitem" | "newsmessage" | "nitf" => {
            "news in NewsML or NITF, which is not read"
        }
        "document" | "worddocument" => "a text document",
        "envelope" => "a message (SOAP)",
        "ncx" | "package" => "a part of a book (EPUB)",
        _ if first.space == Namespace::Xhtml => "an HTML page",
        _ => {
            let name = quote::one_line(&first.name, 40);
            return format!("not a feed: the first element is <{name}>");
        }
    };
    known.to_owned()
}

/// Describes JSON without records, by its outermost keys.
fn json(text: &str) -> Option<&'static str> {
    let json = Json::new(text, 1);
    let whole = json.whole().ok()?;
    let Some(entries) = json.entries(whole) else {
        return Some("a list in JSON");
    };
    let has = |key: &str| entries.iter().any(|(name, _)| name == key);
    let value = |key: &str| {
        entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value.get())
    };
    let says = |key: &str, word: &str| value(key).is_some_and(|value| value.contains(word));
    Some(if says("version", "jsonfeed.org") {
        "a JSON Feed without items"
    } else if says("db", "\"posts\"") || says("data", "\"posts\"") && has("meta") {
        "an export of Ghost, which is not read"
    } else if has("orderedItems") {
        "an export of Mastodon (ActivityPub), which is not read"
    } else if says("type", "FeatureCollection") || says("type", "\"Feature\"") {
        "a map (GeoJSON)"
    } else if says("type", "Topology") {
        "a map (TopoJSON)"
    } else if has("compilerOptions") {
        "settings of TypeScript"
    } else if has("lockfileVersion") {
        "a lock file of npm"
    } else if has("dependencies") || has("devDependencies") || has("scripts") {
        "a package of npm"
    } else if has("require") && has("autoload") {
        "a package of Composer"
    } else if has("start_url") || has("icons") && has("name") {
        "a web app manifest"
    } else if has("$schema") && has("properties") {
        "a JSON Schema"
    } else if has("nbformat") {
        "a notebook of Jupyter, which is not read"
    } else if has("@context") {
        "linked data (JSON-LD)"
    } else {
        return None;
    })
}

/// Describes text files that blog engines export.
fn plain(text: &str) -> Option<&'static str> {
    let head = text
        .get(..text.floor_char_boundary(4_096))
        .unwrap_or_default();
    let has = |key: &str| head.lines().any(|line| line.starts_with(key));
    if has("-----") && (has("TITLE:") || has("AUTHOR:")) && has("DATE:") {
        return Some("an export of Movable Type or TypePad, which is not read");
    }
    if head.starts_with("From ") && has("Subject:") {
        return Some("a mailbox (mbox), which is not read");
    }
    let first = head.lines().next().unwrap_or_default();
    if ["post_id,", "\"post_id\",", "id,post_id,"]
        .iter()
        .any(|start| first.starts_with(start))
    {
        return Some("an export of Substack, which is not read");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_without_records_are_named() {
        for (text, name) in [
            ("", "an empty file"),
            ("<sitemapindex/>", "an index of sitemaps"),
            (
                "<?xml version='1.0'?><!-- x --><svg xmlns='http://www.w3.org/2000/svg'/>",
                "a picture (SVG)",
            ),
            (
                "<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>",
                "a style sheet (XSLT)",
            ),
            ("<!DOCTYPE html><html><body>", "an HTML page"),
            (
                "<rss version='2.0'><channel/></rss>",
                "a feed without entries",
            ),
            (
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
                "RDF without entries of a feed",
            ),
            ("<config/>", "not a feed: the first element is <config>"),
            (
                "<blog xmlns='http://www.blogml.com/2006/09/BlogML'/>",
                "an export in BlogML, which is not read",
            ),
            (
                "{\"db\": [{\"data\": {\"posts\": []}}]}",
                "an export of Ghost, which is not read",
            ),
            (
                "{\"name\": \"x\", \"dependencies\": {}}",
                "a package of npm",
            ),
            ("{\"name\": \"x\", \"icons\": []}", "a web app manifest"),
            ("[1]", "a list in JSON"),
            (
                "TITLE: x\nAUTHOR: a\nDATE: 01/02/2003\nSTATUS: Draft\n-----\nBODY:\n",
                "an export of Movable Type or TypePad, which is not read",
            ),
        ] {
            assert_eq!(describe(text.as_bytes()).as_deref(), Some(name), "{text}");
        }
        assert_eq!(describe(b"{\"a\": 1}"), None);
        assert_eq!(describe(b"words"), None);
        let wide: Vec<u8> = "<urlset/>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(describe(&wide).as_deref(), Some("a sitemap"));
    }
}
