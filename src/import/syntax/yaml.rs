//! Parses YAML front matter into nodes, with limits that are checked before anything is built.

mod repair;
mod tree;

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use self::tree::Tree;
use super::node::{Node, NodeValue, SyntaxError};

/// The deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 24;
/// The largest number of scalars, lists and maps in a record, including copies through aliases.
pub const MAX_NODES: usize = 50_000;
/// The largest number of aliases in a record.
pub const MAX_ALIASES: usize = 64;

/// The largest text that anchors and aliases may copy, in bytes.
pub const MAX_COPIED_BYTES: usize = 16 * 1024 * 1024;

/// Parsed front matter of any syntax.
#[derive(Debug)]
pub struct FrontMatter {
    /// The record: a map, or something else that the caller refuses.
    pub root: Node,
    /// The keys that are repeated in a map.
    pub duplicates: Vec<DuplicateKey>,
}

/// A key that is repeated in a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateKey {
    /// The line of the later occurrence.
    pub line: usize,
    /// The key.
    pub key: String,
    /// The value that is used.
    pub rule: DuplicateRule,
}

/// A rule for the values of a repeated key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DuplicateRule {
    /// The first value is used.
    First,
    /// The last value is used.
    Last,
    /// All values are used, joined.
    All,
}

impl DuplicateRule {
    /// Returns the text that a report shows as expected.
    pub fn expected(self) -> &'static str {
        match self {
            Self::First => "each field once; the first value is used",
            Self::Last => "each field once; the last value is used",
            Self::All => "each field once; the values are joined",
        }
    }
}

/// The largest text that is parsed again after repairs, in bytes. The first two passes do not
/// count.
const MAX_REREAD_BYTES: usize = 8 * 1024 * 1024;
/// The number of bytes that repairs may add to twice the size of the text.
const MAX_ADDED_BYTES: usize = 64 * 1024;

/// An error that makes a text unreadable.
enum YamlError {
    /// The parser refused the text.
    Parser(ScanError),
    /// The text exceeds a limit.
    Limit(SyntaxError),
}

impl From<SyntaxError> for YamlError {
    fn from(error: SyntaxError) -> Self {
        Self::Limit(error)
    }
}

/// Parses one YAML document, as libyaml would.
///
/// The parser is asked for one event at a time and stopped at the first limit. The cost is bounded
/// by the part before it, and nothing recurses. Lines are an exception. A `[` may begin a key until
/// its line ends, so saphyr-parser keeps every token of the line (gigabytes for a line of 8 MiB).
/// Lines with too many possible tokens are therefore refused beforehand.
///
/// If the parser is stricter than libyaml, the text is repaired there and parsed again. The total
/// length of all passes is limited, so the time stays linear.
///
/// # Errors
/// Fails if the text is malformed or exceeds a limit.
pub fn parse(text: &str) -> Result<FrontMatter, SyntaxError> {
    refuse_crowded_lines(text)?;
    let max_length = text.len() * 2 + MAX_ADDED_BYTES;
    let mut budget = text.len() + MAX_REREAD_BYTES;
    let mut text = Cow::Borrowed(text);
    loop {
        let error = match read(&text) {
            Ok(document) => return Ok(document),
            Err(YamlError::Limit(error)) => return Err(error),
            Err(YamlError::Parser(error)) => error,
        };
        let repaired = repair::repair(&text, &error, max_length);
        match (repaired, budget.checked_sub(text.len())) {
            (Some(repaired), Some(rest)) => {
                text = Cow::Owned(repaired);
                budget = rest;
            }
            _ => return Err(syntax_error(&error, &text)),
        }
    }
}

fn read(text: &str) -> Result<FrontMatter, YamlError> {
    let mut parser = Parser::new_from_str(text);
    let mut tree = Tree::default();
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(YamlError::Parser)?;
        let line = span.start.line().max(1);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let tag = tag.as_deref();
                tree.scalar(line, text, is_plain(style, tag), anchor)?;
            }
            Event::SequenceStart(anchor, _) => {
                tree.open(line, anchor, NodeValue::List(Vec::new()))?
            }
            Event::MappingStart(anchor, _) => {
                tree.open(line, anchor, NodeValue::Map(Vec::new()))?
            }
            Event::SequenceEnd | Event::MappingEnd => tree.close()?,
            Event::Alias(anchor) => tree.alias(line, anchor)?,
            Event::DocumentStart(_) => tree.document(line)?,
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Nothing => {}
        }
    }
    Ok(tree.finish())
}

/// Returns whether a scalar may be null or a merge key: it has no quotes, and no tag declares it a
/// text.
fn is_plain(style: ScalarStyle, tag: Option<&Tag>) -> bool {
    let is_text = |tag: &Tag| match tag.handle.as_str() {
        "" | "!" => tag.suffix.is_empty() || tag.suffix == "!",
        _ => tag.is_yaml_core_schema() && tag.suffix == "str",
    };
    style == ScalarStyle::Plain && !tag.is_some_and(is_text)
}

fn refuse_crowded_lines(text: &str) -> Result<(), SyntaxError> {
    for (index, line) in text.split('\n').enumerate() {
        let tokens = line.bytes().filter(|b| b",[]{}:?".contains(b));
        if line.len() > MAX_NODES && tokens.count() > MAX_NODES {
            return Err(SyntaxError {
                line: index + 1,
                found: "more values on one line".to_owned(),
                expected: "at most 50,000 values",
            });
        }
    }
    Ok(())
}

/// Converts an error of the parser.
fn syntax_error(error: &ScanError, text: &str) -> SyntaxError {
    let line = error.marker().line().max(1);
    SyntaxError {
        line,
        found: error.info().to_owned(),
        expected: advice(error.info(), text.lines().nth(line - 1).unwrap_or_default()),
    }
}

/// Returns advice for common mistakes.
fn advice(info: &str, line: &str) -> &'static str {
    if line.contains('\u{a0}') {
        "spaces, not non-breaking ones"
    } else if info.contains("mapping values are not allowed") {
        "quotes around a value that has a colon and a space in it"
    } else if info.contains("simple key") {
        "a name, a colon and a space before each value"
    } else if info.contains("unexpected character") {
        "quotes around a value that begins with this sign"
    } else if info.contains("invalid indentation") {
        "lines that are indented further than their field"
    } else if info.contains("expected <document start>") {
        "fields that all begin in the same column"
    } else if info.contains("quoted scalar, found unexpected") {
        "a closing quote for the text that begins here"
    } else if info.contains("tab") {
        "spaces, not tabs, at the beginning of a line"
    } else {
        "well-formed YAML"
    }
}

#[cfg(test)]
mod tests;
