//! RSS (0.9x, 1.0, 2.0) and Atom, read by feed-rs.
//!
//! Before it is handed over, a feed is looked through once: an XML text may define entities of its own
//! and nest without end, and neither is needed by any feed. The same look tells on which line each
//! entry begins.

mod entry;

use feed_rs::parser::{Builder, ParseFeedError};
use quick_xml::{Reader, encoding::DecodingReader, events::Event};

use super::Found;
use crate::import::node::SyntaxError;

/// The deepest nesting of elements; an article's markup in XHTML is deeper than any feed.
const MAX_DEPTH: usize = 128;
/// The most attributes of one element.
const MAX_ATTRIBUTES: usize = 128;

/// Whether an XML file is a feed, by its first element.
pub fn is_feed(bytes: &[u8]) -> bool {
    let mut reader = Reader::from_reader(DecodingReader::new(bytes));
    let mut room = Vec::new();
    // Before the first element come a declaration, comments and instructions; few of them.
    for _ in 0..64 {
        match reader.read_event_into(&mut room) {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                let name = start.local_name();
                return matches!(name.as_ref(), "rss" | "feed" | "RDF");
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => room.clear(),
        }
    }
    false
}

/// The entries of a feed.
///
/// # Errors
/// [`SyntaxError`] where it is malformed, has a definition of entities, or is nested too deep.
pub fn read(bytes: &[u8]) -> Result<Vec<Found<'static>>, SyntaxError> {
    let lines = look_through(bytes)?;
    let parser = Builder::new()
        // What has neither a name nor a link is known by what it says, on every run.
        .id_generator(|links, title, _| {
            let link = links.first().map_or("", |link| link.href.as_str());
            let title = title.as_ref().map_or("", |title| title.content.as_str());
            format!("{link} {title}").trim().to_owned()
        })
        .sanitize_content(false)
        .build();
    let feed = parser.parse(bytes).map_err(|error| wrong(&error))?;
    // Where some are not counted as they are read, no line is better than a wrong one.
    let lines = if lines.len() == feed.entries.len() {
        lines
    } else {
        vec![0; feed.entries.len()]
    };
    let entries = feed.entries.iter().zip(lines).enumerate();
    let found = entries.map(|(place, (entry, line))| Found {
        id: entry.id.clone(),
        part: format!("entry[{place}]"),
        draft: Ok(entry::draft(&feed, entry, line)),
    });
    Ok(found.collect())
}

/// The line of each entry.
fn look_through(bytes: &[u8]) -> Result<Vec<usize>, SyntaxError> {
    let mut reader = Reader::from_reader(DecodingReader::new(bytes));
    let mut room = Vec::new();
    let mut depth = 0_usize;
    let mut lines = Vec::new();
    let mut counted = 0;
    let mut line = 1;
    // Places are those of the decoded text.
    let has_lines = std::str::from_utf8(bytes).is_ok();
    let mut line_at = |place: u64| {
        let place = usize::try_from(place)
            .unwrap_or(usize::MAX)
            .min(bytes.len());
        let between = bytes.get(counted..place).unwrap_or_default();
        line += between.iter().filter(|byte| **byte == b'\n').count();
        counted = counted.max(place);
        if has_lines { line } else { 0 }
    };
    loop {
        let event = reader.read_event_into(&mut room);
        let place = reader.buffer_position();
        let refuse = |line: usize, found: &str, expected: &'static str| {
            let found = found.to_owned();
            Err(SyntaxError {
                line,
                found,
                expected,
            })
        };
        match event {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return refuse(
                        line_at(place),
                        "deeper nesting",
                        "at most 128 elements deep",
                    );
                }
                if start
                    .attributes()
                    .with_checks(false)
                    .nth(MAX_ATTRIBUTES)
                    .is_some()
                {
                    let expected = "at most 128 attributes of one element";
                    return refuse(line_at(place), "more attributes", expected);
                }
                if matches!(start.local_name().as_ref(), "item" | "entry") {
                    lines.push(line_at(place));
                }
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(text)) if text.contains('[') => {
                let expected = "a feed without definitions of its own";
                return refuse(line_at(place), "a document type with entities", expected);
            }
            Ok(Event::Eof) => return Ok(lines),
            Err(error) => {
                return refuse(line_at(place), &error.to_string(), "well-formed XML");
            }
            Ok(_) => {}
        }
        room.clear();
    }
}

fn wrong(error: &ParseFeedError) -> SyntaxError {
    SyntaxError {
        line: 0,
        found: error.to_string(),
        expected: "a feed in RSS or Atom",
    }
}
