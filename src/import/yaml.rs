//! YAML front matter as a small tree, with limits that hold before anything is built.

mod tree;

use saphyr_parser::{Event, Parser};

use super::node::{Node, SyntaxError, Value};
use tree::Tree;

/// The deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 24;
/// The most scalars, lists and maps in one record, copies through aliases included.
pub const MAX_NODES: usize = 50_000;
/// The most aliases in one record.
pub const MAX_ALIASES: usize = 64;

/// The most text, in bytes, that anchors and aliases may copy.
pub const MAX_COPIED: usize = 16 * 1024 * 1024;

/// Front matter, read, in any syntax.
#[derive(Debug)]
pub struct Document {
    /// The record: a map, or something else that the caller refuses.
    pub root: Node,
    /// Keys that stand twice in one map, with their lines. The first one counts.
    pub duplicates: Vec<(usize, String)>,
}

/// Reads one YAML document.
///
/// The parser is asked for one event at a time and is left as soon as a limit is passed, so a
/// document costs no more than its part up to there; nothing here or there recurses. The one thing
/// it does not do bit by bit is a line: a `[` may turn out to begin a key until its line has
/// ended, so saphyr-parser keeps every token up to there (gigabytes for a line of 8 MiB). Lines
/// with too many signs that could be tokens are refused beforehand.
///
/// # Errors
/// For YAML that is malformed or beyond a limit.
pub fn parse(text: &str) -> Result<Document, SyntaxError> {
    crowded_line(text)?;
    let mut parser = Parser::new_from_str(text);
    let mut tree = Tree::default();
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| SyntaxError {
            line: error.marker().line().max(1),
            found: error.info().to_owned(),
            expected: advice(error.info()),
        })?;
        let line = span.start.line().max(1);
        match event {
            Event::Scalar(text, style, anchor, _) => tree.scalar(line, text, style, anchor)?,
            Event::SequenceStart(anchor, _) => tree.open(line, anchor, Value::List(Vec::new()))?,
            Event::MappingStart(anchor, _) => tree.open(line, anchor, Value::Map(Vec::new()))?,
            Event::SequenceEnd | Event::MappingEnd => tree.close()?,
            Event::Alias(anchor) => tree.alias(line, anchor)?,
            Event::DocumentStart(_) => tree.document(line)?,
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Nothing => {}
        }
    }
    Ok(tree.finish())
}

fn crowded_line(text: &str) -> Result<(), SyntaxError> {
    for (index, line) in text.split('\n').enumerate() {
        let signs = line.bytes().filter(|b| b",[]{}:?".contains(b));
        if line.len() > MAX_NODES && signs.count() > MAX_NODES {
            return Err(SyntaxError {
                line: index + 1,
                found: "more values on one line".to_owned(),
                expected: "at most 50,000 values",
            });
        }
    }
    Ok(())
}

/// What to do about the two mistakes that people make; everything else is only named.
fn advice(info: &str) -> &'static str {
    if info.contains("mapping values are not allowed") {
        "quotes around a value that has a colon and a space in it"
    } else if info.contains("tab") {
        "spaces, not tabs, at the beginning of a line"
    } else {
        "well-formed YAML"
    }
}

#[cfg(test)]
mod tests;
