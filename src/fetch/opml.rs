//! A reader of feed lists in OPML (<https://opml.org/spec2.opml>).

use std::collections::{BTreeMap, HashSet};

use crate::import::syntax::{
    encoding,
    xml::{self, XmlElement},
};

/// The feeds of a list, and the lines that name none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpmlList {
    /// The feeds, in order and without repetitions.
    pub feeds: Vec<OpmlFeed>,
    /// The outlines that cannot be read, by line.
    pub problems: Vec<OpmlError>,
}

/// A feed in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpmlFeed {
    /// The address as written.
    pub url: String,
    /// The line of the feed, from 1.
    pub line: usize,
}

/// An error in a list, or one that makes it unreadable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {found}")]
pub struct OpmlError {
    /// The line, from 1.
    pub line: usize,
    /// The problem.
    pub found: String,
}

/// The largest number of feeds in a list.
const MAX_FEEDS: usize = 10_000;

/// Returns the feeds of a list. A bad line does not affect the others: a bare `&` is text, and a
/// truncated list yields the feeds before the break.
///
/// ```
/// let list = r#"<opml version="2.0"><body><outline text="Tides">
///     <outline text="Harbour Post" type="rss" xmlUrl="https://harbourpost.example/feed.xml?a&b"/>
/// </outline></body></opml>"#;
/// let feeds = broadsheet::fetch::opml::read(list.as_bytes()).unwrap().feeds;
/// assert_eq!((feeds[0].url.as_str(), feeds[0].line), ("https://harbourpost.example/feed.xml?a&b", 2));
/// ```
///
/// # Errors
/// Returns an [`OpmlError`] if the text is not OPML, defines entities, or has more than 10,000
/// feeds.
pub fn read(bytes: &[u8]) -> Result<OpmlList, OpmlError> {
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
    let mut list = OpmlList::default();
    let mut seen = HashSet::new();
    let mut outlines_by_line = outline_tags(&text);
    let mut pending = vec![&root];
    while let Some(element) = pending.pop() {
        let inner: Vec<_> = element.elements().collect();
        let is_leaf = inner.is_empty();
        pending.extend(inner.into_iter().rev());
        let line = element.line;
        if let Some(count) = outlines_by_line.get_mut(&line)
            && element.name.eq_ignore_ascii_case("outline")
        {
            *count = count.saturating_sub(1);
        }
        let url = element.attribute("xmlUrl").map(str::trim);
        let Some(url) = url.filter(|url| !url.is_empty()) else {
            let kind = element.attribute("type").unwrap_or_default().trim();
            if is_leaf && kind.eq_ignore_ascii_case("rss") {
                let found = "a feed without an address (`xmlUrl`)".to_owned();
                list.problems.push(error_at(line, found));
            }
            continue;
        };
        if list.feeds.len() >= MAX_FEEDS {
            let found = "more than 10,000 feeds; split the list".to_owned();
            return Err(error_at(line, found));
        }
        if seen.insert(url.to_owned()) {
            let url = url.to_owned();
            list.feeds.push(OpmlFeed { url, line });
        }
    }
    for (line, count) in outlines_by_line {
        let found = "an outline that cannot be read; a quote or the end of the tag is missing";
        let problem = error_at(line, found.to_owned());
        list.problems.extend(std::iter::repeat_n(problem, count));
    }
    list.problems.sort_by_key(|problem| problem.line);
    Ok(list)
}

/// Returns the number of outlines that begin on each line, also of those that are not well-formed.
/// Outlines in comments do not count.
fn outline_tags(text: &str) -> BTreeMap<usize, usize> {
    let mut tags = BTreeMap::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(index) = memchr::memchr2(b'<', b'\n', rest.as_bytes()) {
        rest = rest.get(index..).unwrap_or_default();
        let mut length = 1;
        if rest.starts_with('\n') {
            line += 1;
        } else if rest.starts_with("<!--") {
            length = rest.find("-->").unwrap_or(rest.len());
            let comment = rest.get(..length).unwrap_or_default();
            line += comment.matches('\n').count();
        } else if is_outline(rest) {
            *tags.entry(line).or_default() += 1;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    tags
}

/// Returns whether a text begins with the tag of an outline.
fn is_outline(text: &str) -> bool {
    const TAG: &str = "<outline";
    let tag = text.get(..TAG.len());
    let next = text.get(TAG.len()..).and_then(|rest| rest.chars().next());
    tag.is_some_and(|tag| tag.eq_ignore_ascii_case(TAG))
        && next.is_none_or(|next| next.is_whitespace() || matches!(next, '/' | '>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(list: &[u8]) -> Vec<String> {
        let feeds = read(list).unwrap().feeds.into_iter();
        feeds.map(|feed| feed.url).collect()
    }

    #[test]
    fn bad_lines_do_not_affect_others_and_are_named() {
        let list = b"<?xml version='1.0' encoding='ISO-8859-1'?>\n<opml><body>\n\
            <outline text='M\xe9t\xe9o & more' xmlUrl='https://a.example/?b=1&c=2'/>\n\
            <outline text=\"no end xmlUrl='https://b.example/'/>\n\
            <outline text='x' xmlurl='feed://c.example/'/>\n\
            <!-- <outline xmlUrl='https://x.example/'/>\n -->\n\
            <outline text=\"a \"quoted\" name\" xmlUrl=\"https://d.example/\"/>\n\
            <outline text='Folder' xmlUrl=''><outline type='rss' text='y'/></outline>\n\
            <outline xmlUrl='https://a.example/?b=1&amp;c=2'/><outline xmlUrl=' '/>\n\
            <outline text='cut' xmlUrl='https://e.exa";
        let expected = [
            "https://a.example/?b=1&c=2",
            "feed://c.example/",
            "https://d.example/",
        ];
        assert_eq!(urls(list), expected);
        let read = read(list).unwrap();
        let lines: Vec<usize> = read.feeds.iter().map(|feed| feed.line).collect();
        assert_eq!(lines, [3, 5, 8]);
        let lines: Vec<usize> = read.problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [4, 9, 11], "{:?}", read.problems);
    }

    #[test]
    fn lists_are_read_in_their_encoding() {
        let list = "<?xml version='1.0' encoding='utf-16'?><opml><body>\
            <outline text='Météo' xmlUrl='https://a.example/é'/></body></opml>";
        let bytes = |to: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let units = list.encode_utf16().flat_map(to);
            units.collect()
        };
        for bytes in [bytes(u16::to_le_bytes), bytes(u16::to_be_bytes)] {
            assert_eq!(urls(&bytes), ["https://a.example/é"]);
        }
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><opml><body>\
            <outline text='M\xe9t\xe9o' xmlUrl='https://a.example/\xe9'/></body></opml>";
        assert_eq!(urls(latin), ["https://a.example/é"]);
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
