//! XML as a tree of elements, read as far as it can be read.
//!
//! Feeds are often no well-formed XML. A bare `&` or `<` is text, an element whose end is missing ends
//! with the one around it, and an end without a beginning is left out. Nothing is fetched, and an XML
//! text that defines entities of its own is refused: no feed needs them, and a small file could become
//! a large one.

mod element;
mod names;
mod repair;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

pub use element::{XmlChild, XmlElement, escape};
pub use names::Namespace;
use names::NamespaceScope;

use super::node::SyntaxError;

/// The deepest nesting of elements; an article's markup in XHTML is deeper than any feed.
const MAX_DEPTH: usize = 128;
/// The most attributes of one element.
const MAX_ATTRIBUTES: usize = 128;

/// An XML text.
#[derive(Debug, Default)]
pub struct XmlDocument {
    /// The first element that was asked for.
    pub root: Option<XmlElement>,
    /// The line on which the text breaks off, if it does: some elements have no end.
    pub cut: Option<usize>,
}

/// Reads an XML text. Of several first elements (a program may have printed a message of its own
/// before the feed), `root` is the first of which `is_wanted` is true.
///
/// # Errors
/// [`SyntaxError`] if it defines entities, or has more elements inside each other or attributes than
/// any feed.
pub fn parse(
    text: &str,
    is_wanted: impl Fn(&XmlElement) -> bool,
) -> Result<XmlDocument, SyntaxError> {
    let text = repair::repair(text);
    let mut builder = Builder {
        names: NamespaceScope::default(),
        open: Vec::new(),
        document: XmlDocument::default(),
        is_wanted,
    };
    let mut lines = Lines::new(&text);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut failed = None;
    loop {
        let place = reader.buffer_position();
        let line = lines.at(place);
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
            Ok(Event::DocType(text)) if repair::defines(&text) => {
                return Err(SyntaxError {
                    line,
                    found: "a document type with entities".to_owned(),
                    expected: "a feed without definitions of its own",
                });
            }
            Ok(Event::Decl(_)) => builder.begin_anew(),
            Ok(Event::Eof) => break,
            // All that is left to be wrong is a markup without an end: the text breaks off there.
            Err(quick_xml::Error::Syntax(_)) => {
                builder.document.cut = Some(line);
                break;
            }
            // The parser goes on behind other faults.
            Err(_) if failed == Some(place) => break,
            Err(_) => failed = Some(place),
            Ok(_) => {}
        }
    }
    let last = lines.at(u64::MAX);
    Ok(builder.finish(last))
}

/// Returns the first element of an XML text, without what is in it; `None` if there is none.
pub fn first_element(text: &str) -> Option<XmlElement> {
    // Before it stand a declaration, comments and instructions, and few of them.
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

/// Whether an element is of a message that a program printed before its feed.
fn is_message(name: &str) -> bool {
    matches!(name, "br" | "b" | "p" | "i" | "font" | "strong")
}

struct Builder<F> {
    names: NamespaceScope,
    open: Vec<XmlElement>,
    document: XmlDocument,
    is_wanted: F,
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
            return refuse("more attributes", "at most 128 attributes of one element");
        }
        let element = self.names.element(start, line);
        // An entry in an entry: the end of the first is missing.
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

    /// Forgets what comes before a declaration: it is no part of the text.
    fn begin_anew(&mut self) {
        if self
            .open
            .first()
            .is_some_and(|first| !(self.is_wanted)(first))
        {
            while let Some(element) = self.open.pop() {
                self.names.leave(&element);
            }
        }
    }

    fn end(&mut self, name: &str) {
        let name = names::local(name);
        let open = self.open.iter().rposition(|open| open.name == name);
        // Ends differ in case from their beginnings in feeds made by hand.
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

    /// Ends the innermost element.
    fn close(&mut self, is_whole: bool) {
        let Some(mut element) = self.open.pop() else {
            return;
        };
        self.names.leave(&element);
        element.is_whole = is_whole;
        if let Some(around) = self.open.last_mut() {
            around.children.push(XmlChild::Element(element));
        } else if self.document.root.is_none() && (self.is_wanted)(&element) {
            self.document.root = Some(element);
        }
    }

    fn finish(mut self, last: usize) -> XmlDocument {
        if !self.open.is_empty() {
            self.document.cut.get_or_insert(last);
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

/// Counts lines as far as the reader has come.
struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            counted: 0,
            line: 1,
        }
    }

    fn at(&mut self, place: u64) -> usize {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let place = place.min(self.bytes.len());
        let between = self.bytes.get(self.counted..place).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', between).count();
        self.counted = self.counted.max(place);
        self.line
    }
}

#[cfg(test)]
mod tests;
