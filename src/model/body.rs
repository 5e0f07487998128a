//! The text of a story as a tree of known elements.
//!
//! A body never travels as HTML. The importer sanitises it and keeps this tree; the browser builds
//! elements from it, one by one. So there is no HTML sink that a hostile export could reach: a text
//! is a text node, a link is an [`Address`], and a tag that is not in [`Tag`] does not exist.

use serde::Serialize;

use super::{Address, PictureSource};
use crate::json::{JsonFields, JsonValue, ReadErrors, number, text};

/// A run of text, or an element around further pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// An element.
    Element(Element),
}

impl Piece {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        match value.text() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Element(Element::read(value, notes)),
        }
    }
}

/// One element of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Element {
    /// Which element.
    pub tag: Tag,
    /// Where a link (`a`) leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<Address>,
    /// Instead of that, the story of the archive that a link leads to: in an export its name in addresses, in a record
    /// that is being read the path that stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// What an `img` shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub src: Option<PictureSource>,
    /// What an `img` shows, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// How wide that is, in pixels, at least 1; see [`Picture::width`](super::Picture::width).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// How high that is, in pixels, at least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The widths of its smaller copies; see [`Picture::smaller`](super::Picture::smaller).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub smaller: Vec<u32>,
    /// What stands inside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Piece>,
}

impl Element {
    /// An element of this tag with nothing in it.
    pub fn new(tag: Tag) -> Self {
        Self {
            tag,
            href: None,
            story: None,
            src: None,
            alt: String::new(),
            width: None,
            height: None,
            smaller: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            tag: fields.get("tag", Tag::read),
            href: fields.find("href", Address::read_lenient).flatten(),
            story: fields.find_text("story"),
            src: fields.find("src", PictureSource::read_lenient).flatten(),
            alt: fields.find_text("alt").unwrap_or_default(),
            width: fields.find("width", number),
            height: fields.find("height", number),
            smaller: fields.find_list("smaller", number),
            children: fields.find_list("children", Piece::read),
        }
    }
}

/// Calls `with` on every element of a body.
pub fn each_element(body: &mut [Piece], with: &mut dyn FnMut(&mut Element)) {
    for piece in body {
        if let Piece::Element(element) = piece {
            with(element);
            each_element(&mut element.children, with);
        }
    }
}

macro_rules! tags {
    ($($variant:ident $name:literal,)*) => {
        /// The elements a body may have. Anything else becomes its content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Tag {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// An element this version does not know: only its content is shown.
            Span,
        }

        impl Tag {
            /// The names of all elements a body may have.
            pub const NAMES: &[&str] = &[$($name,)*];

            /// The element of this lower-case name; [`Tag::Span`] for every other name.
            pub fn named(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    _ => Self::Span,
                }
            }

            /// The element's name in HTML.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Span => "span",
                }
            }
        }
    };
}

tags! {
    A "a",
    Blockquote "blockquote",
    Br "br",
    Code "code",
    Dd "dd",
    Dl "dl",
    Dt "dt",
    Em "em",
    Figcaption "figcaption",
    Figure "figure",
    H2 "h2",
    H3 "h3",
    H4 "h4",
    Hr "hr",
    Img "img",
    Li "li",
    Ol "ol",
    P "p",
    Pre "pre",
    S "s",
    Strong "strong",
    Sub "sub",
    Sup "sup",
    Table "table",
    Tbody "tbody",
    Td "td",
    Th "th",
    Thead "thead",
    Tr "tr",
    Ul "ul",
}

impl Tag {
    /// Reads a name.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        Self::named(&text(value, notes))
    }

    /// Elements that cannot have content.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Br | Self::Hr | Self::Img)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{JsonDocument, list};

    #[test]
    fn an_unknown_tag_decodes_to_its_content() {
        let json = r#"[{"tag":"script","children":["alert(1)"]}]"#;
        let mut notes = ReadErrors::default();
        let document: JsonDocument = serde_json::from_str(json).unwrap();
        let pieces = list(document.value(), &mut notes, Piece::read);
        let Piece::Element(element) = &pieces[0] else {
            panic!("an element")
        };
        assert_eq!(element.tag.name(), "span");
        assert_eq!(notes.settle(), Ok(()));
    }

    #[test]
    fn a_hostile_link_decodes_to_no_link() {
        let json = r#"{"tag":"a","href":"javascript:alert(1)","children":["x"]}"#;
        let mut notes = ReadErrors::default();
        let document: JsonDocument = serde_json::from_str(json).unwrap();
        let element = Element::read(document.value(), &mut notes);
        assert_eq!(element.href, None);
        assert_eq!(notes.settle(), Ok(()));
    }
}
