//! Lists of feeds in OPML (<https://opml.org/spec2.opml>).

use quick_xml::{Reader, encoding::DecodingReader, events::Event};

/// A feed of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its address, as it stands.
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
const MOST: usize = 10_000;

/// The feeds of a list, in its order, each once.
///
/// ```
/// let list = r#"<opml version="2.0"><body><outline text="Tides">
///     <outline text="Harbour Post" type="rss" xmlUrl="https://harbourpost.example/feed.xml"/>
/// </outline></body></opml>"#;
/// let feeds = broadsheet::fetch::opml::read(list.as_bytes()).unwrap();
/// assert_eq!((feeds[0].url.as_str(), feeds[0].line), ("https://harbourpost.example/feed.xml", 2));
/// ```
///
/// # Errors
/// [`OpmlError`] where it is no well-formed OPML, defines entities, or is too long.
pub fn read(bytes: &[u8]) -> Result<Vec<Outline>, OpmlError> {
    let mut reader = Reader::from_reader(DecodingReader::new(bytes));
    let mut room = Vec::new();
    let mut feeds: Vec<Outline> = Vec::new();
    let mut is_opml = false;
    loop {
        let event = reader.read_event_into(&mut room);
        let place = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let before = bytes.get(..place.min(bytes.len())).unwrap_or_default();
        let line = || before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let wrong = |found: &str| {
            let found = found.to_owned();
            Err(OpmlError {
                line: line(),
                found,
            })
        };
        match event {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                is_opml |= start.name().as_ref() == "opml";
                if !is_opml {
                    return wrong("no OPML: expected a first element <opml>");
                }
                let mut attributes = start.attributes();
                let few = attributes.with_checks(false).take(64);
                let url = few
                    .flatten()
                    .find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case("xmlUrl"));
                let Some(url) = url else {
                    room.clear();
                    continue;
                };
                let Ok(url) = url.normalized_value(quick_xml::XmlVersion::Implicit1_0) else {
                    return wrong("an address with an entity that nobody knows");
                };
                let url = url.trim().to_owned();
                if feeds.len() >= MOST {
                    return wrong("more feeds, expected at most 10,000");
                }
                if !feeds.iter().any(|feed| feed.url == url) {
                    feeds.push(Outline { url, line: line() });
                }
            }
            Ok(Event::DocType(text)) if text.contains('[') => {
                return wrong("a document type with entities, expected none");
            }
            Ok(Event::Eof) if is_opml => return Ok(feeds),
            Ok(Event::Eof) => return wrong("no OPML: expected a first element <opml>"),
            Err(error) => return wrong(&error.to_string()),
            Ok(_) => {}
        }
        room.clear();
    }
}
