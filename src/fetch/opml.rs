//! A reader of feed lists in OPML (<https://opml.org/spec2.opml>).

use std::collections::HashSet;

use crate::import::syntax::{
    encoding,
    xml::{self, XmlElement},
};

/// A feed in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpmlFeed {
    /// The address as written; `feed://` becomes `http://`.
    pub url: String,
    /// The line of the feed, from 1.
    pub line: usize,
}

/// An error that makes a list unreadable.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {found}")]
pub struct OpmlError {
    /// The line, from 1.
    pub line: usize,
    /// The problem.
    pub found: String,
}

/// The largest number of feeds in a list.
const MAX_FEEDS: usize = 10_000;

/// Returns the feeds of a list in order, without repetitions. A bad line does not affect the
/// others: a bare `&` is text, and a truncated list yields the feeds before the break.
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
/// Returns an [`OpmlError`] if the text is not OPML, defines entities, or has more than 10,000
/// feeds.
pub fn read(bytes: &[u8]) -> Result<Vec<OpmlFeed>, OpmlError> {
    let text = encoding::decode_xml(bytes).text;
    let error_at = |line: usize, found: String| OpmlError { line, found };
    let is_opml = |element: &XmlElement| element.name.eq_ignore_ascii_case("opml");
    let not_opml = || error_at(1, "not OPML: the first element must be <opml>".to_owned());
    if !xml::first_element(&text).is_some_and(|first| is_opml(&first)) {
        return Err(not_opml());
    }
    let document = xml::parse(&text, is_opml);
    let document = document.map_err(|error| {
        let found = format!("{}, expected {}", error.found, error.expected);
        error_at(error.line, found)
    })?;
    let root = document.root.ok_or_else(not_opml)?;
    let mut feeds: Vec<OpmlFeed> = Vec::new();
    let mut seen = HashSet::new();
    let mut pending = vec![&root];
    while let Some(element) = pending.pop() {
        let inner: Vec<_> = element.elements().collect();
        pending.extend(inner.into_iter().rev());
        let Some(url) = element.attribute("xmlUrl").map(str::trim) else {
            continue;
        };
        if url.is_empty() {
            continue;
        }
        if feeds.len() >= MAX_FEEDS {
            let found = "more than 10,000 feeds; split the list".to_owned();
            return Err(error_at(element.line, found));
        }
        let url = web_address(url);
        if seen.insert(url.clone()) {
            let line = element.line;
            feeds.push(OpmlFeed { url, line });
        }
    }
    Ok(feeds)
}

/// Returns the web address behind a `feed:` address, such as `feed://a.example/` or
/// `feed:https://a.example/`.
fn web_address(url: &str) -> String {
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
    fn bad_lines_do_not_affect_others() {
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
    fn other_texts_are_refused() {
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
