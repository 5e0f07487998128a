//! Lists of feeds in OPML (<https://opml.org/spec2.opml>).

use std::collections::HashSet;

use crate::import::{
    encoding,
    xml::{self, XmlElement},
};

/// A feed of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpmlFeed {
    /// Its address, as it stands; `feed://` is `http://`.
    pub url: String,
    /// The line it stands on, from 1.
    pub line: usize,
}

/// Why a list cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {found}")]
pub struct OpmlError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub found: String,
}

/// The most feeds of a list.
const MAX_FEEDS: usize = 10_000;

/// Returns the feeds of a list, in its order, each once. One bad line does not stop the others: a bare
/// `&` means itself, and a list that breaks off has the feeds before the break.
///
/// ```
/// let list = r#"<opml version="2.0"><body><outline text="Tides">
///     <outline text="Harbour Post" type="rss" xmlUrl="https://harbourpost.example/feed.xml?a&b"/>
/// </outline></body></opml>"#;
/// let feeds = broadsheet::fetch::opml::read(list.as_bytes()).unwrap();
/// assert_eq!((feeds[0].url.as_str(), feeds[0].line), ("https://harbourpost.example/feed.xml?a&b", 2));
/// ```
///
/// # Errors
/// [`OpmlError`] if it is no OPML, defines entities, or is too long.
pub fn read(bytes: &[u8]) -> Result<Vec<OpmlFeed>, OpmlError> {
    let text = encoding::decode_xml(bytes).text;
    let wrong = |line: usize, found: String| OpmlError { line, found };
    let is_opml = |element: &XmlElement| element.name.eq_ignore_ascii_case("opml");
    let none = || wrong(1, "no OPML: expected a first element <opml>".to_owned());
    if !xml::first_element(&text).is_some_and(|first| is_opml(&first)) {
        return Err(none());
    }
    let document = xml::parse(&text, is_opml);
    let document = document.map_err(|error| {
        let found = format!("{}, expected {}", error.found, error.expected);
        wrong(error.line, found)
    })?;
    let root = document.root.ok_or_else(none)?;
    let mut feeds: Vec<OpmlFeed> = Vec::new();
    let mut seen = HashSet::new();
    let mut left = vec![&root];
    while let Some(element) = left.pop() {
        let inner: Vec<_> = element.elements().collect();
        left.extend(inner.into_iter().rev());
        let Some(url) = element.attribute("xmlUrl").map(str::trim) else {
            continue;
        };
        if url.is_empty() {
            continue;
        }
        if feeds.len() >= MAX_FEEDS {
            let found = "more feeds, expected at most 10,000".to_owned();
            return Err(wrong(element.line, found));
        }
        let url = of_the_web(url);
        if seen.insert(url.clone()) {
            let line = element.line;
            feeds.push(OpmlFeed { url, line });
        }
    }
    Ok(feeds)
}

/// An address with the scheme of readers of feeds as one of the web: `feed://a.example/` and
/// `feed:https://a.example/`.
fn of_the_web(url: &str) -> String {
    let head = url
        .get(..5)
        .filter(|head| head.eq_ignore_ascii_case("feed:"));
    match head.and_then(|_| url.get(5..)) {
        Some(rest) if rest.starts_with("//") => format!("http:{rest}"),
        Some(rest) => rest.to_owned(),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(list: &[u8]) -> Vec<String> {
        let feeds = read(list).unwrap().into_iter();
        feeds.map(|feed| feed.url).collect()
    }

    #[test]
    fn one_bad_line_costs_no_other() {
        let list = b"<?xml version='1.0' encoding='ISO-8859-1'?>\n<opml><body>\n\
            <outline text='M\xe9t\xe9o & more' xmlUrl='https://a.example/?b=1&c=2'/>\n\
            <outline text=\"no end xmlUrl='https://b.example/'/>\n\
            <outline text='x' xmlurl='feed://c.example/'/>\n\
            <outline xmlUrl='feed:https://d.example/'/>\n\
            <outline xmlUrl='https://a.example/?b=1&amp;c=2'/><outline xmlUrl=' '/>\n\
            <outline text='cut' xmlUrl='https://e.exa";
        let expected = [
            "https://a.example/?b=1&c=2",
            "http://c.example/",
            "https://d.example/",
        ];
        assert_eq!(urls(list), expected);
        assert_eq!(read(list).unwrap()[1].line, 5);
    }

    #[test]
    fn what_is_no_list() {
        for list in [
            "",
            "<html/>",
            "words",
            "<!DOCTYPE opml [<!ENTITY a 'x'>]><opml><body><outline xmlUrl='&a;'/></body></opml>",
        ] {
            assert!(read(list.as_bytes()).is_err(), "{list}");
        }
        assert!(urls(b"<opml/>").is_empty());
    }
}
