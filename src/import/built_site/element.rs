//! An element of a page, and the names by which themes say its purpose.

use crate::import::syntax::markup;

/// An element, as a range of tokens.
#[derive(Debug)]
pub struct PageElement {
    /// The name in lower case.
    pub name: String,
    /// The attributes.
    pub attributes: Vec<(String, String)>,
    /// The index of its start tag among the tokens.
    pub start: usize,
    /// The index after its last token.
    pub end: usize,
    /// The index of the element that contains it.
    pub parent: Option<usize>,
}

impl PageElement {
    /// Returns the value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        markup::attribute(&self.attributes, name)
    }

    /// Returns the names of its classes.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class")
            .unwrap_or_default()
            .split_ascii_whitespace()
    }

    /// Returns whether it has this class.
    pub fn has_class(&self, name: &str) -> bool {
        self.classes().any(|class| class == name)
    }

    /// Returns whether an attribute of space-separated words has this word.
    pub fn has_word(&self, attribute: &str, word: &str) -> bool {
        let words = self.attribute(attribute).unwrap_or_default();
        words.split_ascii_whitespace().any(|other| other == word)
    }

    /// Returns whether it is a heading of the first or second level.
    pub fn is_title_heading(&self) -> bool {
        matches!(self.name.as_str(), "h1" | "h2")
    }

    /// Returns whether it shows something besides words.
    pub fn is_media(&self) -> bool {
        matches!(
            self.name.as_str(),
            "img" | "figure" | "video" | "audio" | "iframe" | "table" | "pre"
        )
    }
}
