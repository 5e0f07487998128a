//! Parses XML into a tree of elements, and tolerates errors.
//!
//! Feeds are often malformed. A bare `&` or `<` is text, an element without end tag ends with its
//! parent, and an end tag without start tag is ignored. Nothing is fetched. A text that defines
//! entities is refused: no feed needs them, and a small file could expand to a large one.

mod element;
mod names;
mod repair;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

pub use self::element::{XmlChild, XmlElement, escape};
pub use self::names::Namespace;
use self::names::NamespaceScope;
use super::node::SyntaxError;

/// The deepest nesting of elements; no article in XHTML is deeper.
const MAX_DEPTH: usize = 128;
/// The largest number of attributes of an element.
const MAX_ATTRIBUTES: usize = 128;

/// An XML text.
#[derive(Debug, Default)]
pub struct XmlDocument {
    /// The first matching element.
    pub root: Option<XmlElement>,
    /// The line on which the text is truncated, if some element has no end.
    pub truncated_at: Option<usize>,
}

/// Parses an XML text. `root` is the first top-level element that matches `is_wanted`, because a
/// program may print a message before the feed.
///
/// # Errors
/// Returns a [`SyntaxError`] if the text defines entities, or exceeds the limits on depth or
/// attributes.
pub fn parse(
    text: &str,
    is_root: impl Fn(&XmlElement) -> bool,
) -> Result<XmlDocument, SyntaxError> {
    let text = repair::repair(text);
    let mut builder = Builder {
        names: NamespaceScope::default(),
        open: Vec::new(),
        document: XmlDocument::default(),
        is_root,
    };
    let mut lines = Lines::new(&text);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut failed = None;
    loop {
        let position = reader.buffer_position();
        let line = lines.at(position);
        match reader.read_event() {
            Ok(Event::Start(start)) => builder.start(&start, line)?,
            Ok(Event::Empty(start)) => {
                builder.start(&start, line)?;
                builder.close(true);
            }
            Ok(Event::End(end)) => builder.end(end.name().as_ref()),
            Ok(Event::Text(text)) => builder.text(&text),
            Ok(Event::CData(text)) => builder.text(&text),
            Ok(Event::GeneralRef(reference)) => names::resolve(&reference, &mut builder),
            Ok(Event::DocType(text)) if repair::defines_entities(&text) => {
                return Err(SyntaxError {
                    line,
                    found: "a document type with entities".to_owned(),
                    expected: "a feed that defines no entities",
                });
            }
            Ok(Event::Decl(_)) => builder.restart(),
            Ok(Event::Eof) => break,
            // The only syntax error that remains is markup without an end: the text is truncated
            // there.
            Err(quick_xml::Error::Syntax(_)) => {
                builder.document.truncated_at = Some(line);
                break;
            }
            // The parser continues after other errors.
            Err(_) if failed == Some(position) => break,
            Err(_) => failed = Some(position),
            Ok(_) => {}
        }
    }
    let last_line = lines.at(u64::MAX);
    Ok(builder.finish(last_line))
}

/// Returns the first element of an XML text without its content, or `None` if there is none.
pub fn first_element(text: &str) -> Option<XmlElement> {
    // Only a declaration, comments and instructions precede it, and only few.
    let text = text.get(..text.floor_char_boundary(64 * 1024))?;
    let text = repair::repair(text);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut names = NamespaceScope::default();
    for _ in 0..512 {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                let element = names.element(&start, 1);
                if !is_message(&element.name) {
                    return Some(element);
                }
            }
            Ok(Event::Eof) | Err(quick_xml::Error::Syntax(_)) => return None,
            Ok(_) | Err(_) => {}
        }
    }
    None
}

/// Returns whether an element belongs to a message that a program printed before its feed.
fn is_message(name: &str) -> bool {
    matches!(name, "br" | "b" | "p" | "i" | "font" | "strong")
}

struct Builder<F> {
    names: NamespaceScope,
    open: Vec<XmlElement>,
    document: XmlDocument,
    is_root: F,
}

impl<F: Fn(&XmlElement) -> bool> Builder<F> {
    fn start(&mut self, start: &BytesStart, line: usize) -> Result<(), SyntaxError> {
        let refuse = |found: &str, expected: &'static str| {
            let found = found.to_owned();
            Err(SyntaxError {
                line,
                found,
                expected,
            })
        };
        if start
            .attributes()
            .with_checks(false)
            .nth(MAX_ATTRIBUTES)
            .is_some()
        {
            return refuse("more attributes", "at most 128 attributes per element");
        }
        let element = self.names.element(start, line);
        // An entry inside an entry: the end tag of the outer one is missing.
        let is_next = |open: &XmlElement| {
            matches!(element.name.as_str(), "item" | "entry")
                && (&open.name, open.space) == (&element.name, element.space)
        };
        if self.open.last().is_some_and(is_next) {
            self.close(true);
        }
        if self.open.len() >= MAX_DEPTH {
            return refuse("deeper nesting", "at most 128 elements deep");
        }
        self.open.push(element);
        Ok(())
    }

    /// Discards elements before a declaration, because they are not part of the document.
    fn restart(&mut self) {
        if self
            .open
            .first()
            .is_some_and(|first| !(self.is_root)(first))
        {
            while let Some(element) = self.open.pop() {
                self.names.leave(&element);
            }
        }
    }

    fn end(&mut self, name: &str) {
        let name = names::local(name);
        let open = self.open.iter().rposition(|open| open.name == name);
        // In hand-made feeds, start and end tags may differ in case.
        let open = open.or_else(|| {
            let is_same = |open: &XmlElement| open.name.eq_ignore_ascii_case(name);
            self.open.iter().rposition(is_same)
        });
        if let Some(open) = open {
            while self.open.len() > open {
                self.close(true);
            }
        }
    }

    /// Closes the innermost element.
    fn close(&mut self, is_complete: bool) {
        let Some(mut element) = self.open.pop() else {
            return;
        };
        self.names.leave(&element);
        element.is_complete = is_complete;
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(XmlChild::Element(element));
        } else if self.document.root.is_none() && (self.is_root)(&element) {
            self.document.root = Some(element);
        }
    }

    fn finish(mut self, last_line: usize) -> XmlDocument {
        if !self.open.is_empty() {
            self.document.truncated_at.get_or_insert(last_line);
        }
        while !self.open.is_empty() {
            self.close(false);
        }
        self.document
    }
}

impl<F> names::TextSink for Builder<F> {
    fn text(&mut self, text: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match open.children.last_mut() {
            Some(XmlChild::Text(before)) => before.push_str(text),
            _ => open.children.push(XmlChild::Text(text.to_owned())),
        }
    }
}

impl<F> Builder<F> {
    fn text(&mut self, text: &str) {
        names::TextSink::text(self, text);
    }
}

/// Counts lines up to the position of the reader.
struct Lines<'a> {
    bytes: &'a [u8],
    counted_to: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            counted_to: 0,
            line: 1,
        }
    }

    fn at(&mut self, position: u64) -> usize {
        let position = usize::try_from(position).unwrap_or(usize::MAX);
        let position = position.min(self.bytes.len());
        let between = self
            .bytes
            .get(self.counted_to..position)
            .unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', between).count();
        self.counted_to = self.counted_to.max(position);
        self.line
    }
}

#[cfg(test)]
mod tests;
