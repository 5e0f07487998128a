//! The text of a story as a tree of known elements.
//!
//! A body never travels as HTML. The importer sanitises it and keeps this tree; the browser builds
//! elements from it, one by one. So there is no HTML sink that a hostile export could reach: a text
//! is a text node, a link is an [`Address`], and a tag that is not in [`Tag`] does not exist.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{Address, PictureSource, address, picture};

/// A run of text, or an element around further pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// An element.
    Element(Element),
}

/// Written out: what `untagged` derives keeps a copy of every value first, and its code is a
/// twentieth of the page's wasm.
impl<'de> Deserialize<'de> for Piece {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct PieceVisitor;

        impl<'de> Visitor<'de> for PieceVisitor {
            type Value = Piece;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or an element")
            }

            fn visit_str<E>(self, text: &str) -> Result<Piece, E> {
                Ok(Piece::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Piece, A::Error> {
                Element::deserialize(MapAccessDeserializer::new(map)).map(Piece::Element)
            }
        }

        from.deserialize_any(PieceVisitor)
    }
}

/// One element of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// Which element.
    pub tag: Tag,
    /// Where a link (`a`) leads.
    #[serde(
        default,
        deserialize_with = "address::lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub href: Option<Address>,
    /// What an `img` shows.
    #[serde(
        default,
        deserialize_with = "picture::lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub src: Option<PictureSource>,
    /// What an `img` shows, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// What stands inside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Piece>,
}

impl Element {
    /// An element of this tag with nothing in it.
    pub fn new(tag: Tag) -> Self {
        Self {
            tag,
            href: None,
            src: None,
            alt: String::new(),
            children: Vec::new(),
        }
    }
}

macro_rules! tags {
    ($($variant:ident $name:literal,)*) => {
        /// The elements a body may have. Anything else becomes its content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Tag {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// An element this version does not know: only its content is shown.
            #[serde(other)]
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
    /// Elements that cannot have content.
    pub fn is_void(self) -> bool {
        matches!(self, Self::Br | Self::Hr | Self::Img)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_tag_decodes_to_its_content() {
        let json = r#"[{"tag":"script","children":["alert(1)"]}]"#;
        let pieces: Vec<Piece> = serde_json::from_str(json).unwrap();
        let Piece::Element(element) = &pieces[0] else {
            panic!("an element")
        };
        assert_eq!(element.tag.name(), "span");
    }

    #[test]
    fn a_hostile_link_decodes_to_no_link() {
        let json = r#"{"tag":"a","href":"javascript:alert(1)","children":["x"]}"#;
        let element: Element = serde_json::from_str(json).unwrap();
        assert_eq!(element.href, None);
    }
}
