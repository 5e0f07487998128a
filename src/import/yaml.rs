//! YAML front matter as a small tree, with limits that hold before anything is built.

mod mend;
mod tree;

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use super::node::{Node, NodeValue, SyntaxError};
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
pub struct FrontMatter {
    /// The record: a map, or something else that the caller refuses.
    pub root: Node,
    /// Keys that stand in one map again.
    pub duplicates: Vec<DuplicateKey>,
}

/// A key that stands in one map again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateKey {
    /// The line of the later one.
    pub line: usize,
    /// The key.
    pub key: String,
    /// Which of its values counts.
    pub counts: DuplicateRule,
}

/// Which of several values of one key counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DuplicateRule {
    /// The first.
    First,
    /// The last.
    Last,
    /// All of them, one after the other.
    All,
}

impl DuplicateRule {
    /// What is expected, and what was done instead.
    pub fn expected(self) -> &'static str {
        match self {
            Self::First => "each field once; the first one counts",
            Self::Last => "each field once; the last one counts",
            Self::All => "each field once; all of them count",
        }
    }
}

/// The most text, in bytes, that is read again after places of it were mended; a text that is read for the
/// first or second time does not count.
const MAX_READ_AGAIN: usize = 8 * 1024 * 1024;
/// The most text, in bytes, that mending may add to twice the size of the text.
const MAX_ADDED: usize = 64 * 1024;

/// Why a text could not be read.
enum YamlError {
    /// It is not what the parser takes for YAML.
    Parser(ScanError),
    /// It is beyond a limit.
    Limit(SyntaxError),
}

impl From<SyntaxError> for YamlError {
    fn from(error: SyntaxError) -> Self {
        Self::Limit(error)
    }
}

/// Reads one YAML document, as libyaml would.
///
/// The parser is asked for one event at a time and is left as soon as a limit is passed, so a
/// document costs no more than its part up to there; nothing here or there recurses. The one thing
/// it does not do bit by bit is a line: a `[` may turn out to begin a key until its line has
/// ended, so saphyr-parser keeps every token up to there (gigabytes for a line of 8 MiB). Lines
/// with too many signs that could be tokens are refused beforehand.
///
/// If the parser is stricter than libyaml, the place is mended and the text read again, up to a limit on
/// all that is read: the time stays linear.
///
/// # Errors
/// For YAML that is malformed or beyond a limit.
pub fn parse(text: &str) -> Result<FrontMatter, SyntaxError> {
    crowded_line(text)?;
    let longest = text.len() * 2 + MAX_ADDED;
    let mut left = text.len() + MAX_READ_AGAIN;
    let mut text = Cow::Borrowed(text);
    loop {
        let error = match read(&text) {
            Ok(document) => return Ok(document),
            Err(YamlError::Limit(error)) => return Err(error),
            Err(YamlError::Parser(error)) => error,
        };
        let mended = mend::mend(&text, &error, longest);
        match (mended, left.checked_sub(text.len())) {
            (Some(mended), Some(rest)) => {
                text = Cow::Owned(mended);
                left = rest;
            }
            _ => return Err(told(&error, &text)),
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

/// Whether a scalar may be nothing or a merge: it stands without quotes, and no tag says that it is a text.
fn is_plain(style: ScalarStyle, tag: Option<&Tag>) -> bool {
    let is_text = |tag: &Tag| match tag.handle.as_str() {
        "" | "!" => tag.suffix.is_empty() || tag.suffix == "!",
        _ => tag.is_yaml_core_schema() && tag.suffix == "str",
    };
    style == ScalarStyle::Plain && !tag.is_some_and(is_text)
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

/// The parser's error in our words.
fn told(error: &ScanError, text: &str) -> SyntaxError {
    let line = error.marker().line().max(1);
    SyntaxError {
        line,
        found: error.info().to_owned(),
        expected: advice(error.info(), text.lines().nth(line - 1).unwrap_or_default()),
    }
}

/// What to do about the mistakes that people make; everything else is only named.
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
        "a quote that ends the text which begins here"
    } else if info.contains("tab") {
        "spaces, not tabs, at the beginning of a line"
    } else {
        "well-formed YAML"
    }
}

#[cfg(test)]
mod tests;
