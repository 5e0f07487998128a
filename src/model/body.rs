//! Defines the text of a story as a tree of known elements.
//!
//! A body is never stored as HTML. The importer sanitizes it into this tree, and the browser builds
//! elements from the tree. A hostile export therefore reaches no HTML sink: texts are text nodes,
//! links are [`LinkTarget`]s, and tags outside [`Tag`] cannot occur.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

use crate::model::{
    code_token::CodeRun, element_id::ElementId, link_target::LinkTarget, picture::PictureSource,
};

/// A text, or an element with children.
#[cfg_attr(
    target_pointer_width = "64",
    expect(
        clippy::large_enum_variant,
        reason = "one story is in memory at a time, and most of its pieces are elements"
    )
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// An element.
    Element(Element),
}

/// A derived `untagged` decoder would copy each element before it reads it, and lose the field of
/// an error.
impl<'de> Deserialize<'de> for Piece {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PieceVisitor)
    }
}

struct PieceVisitor;

impl<'de> Visitor<'de> for PieceVisitor {
    type Value = Piece;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text or an element")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Piece, E> {
        Ok(Piece::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Piece, A::Error> {
        Element::deserialize(MapAccessDeserializer::new(map)).map(Piece::Element)
    }
}

/// An element of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// The tag.
    pub tag: Tag,
    /// The target of a link (`a`).
    #[serde(
        default,
        deserialize_with = "LinkTarget::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub href: Option<LinkTarget>,
    /// The story of the archive that a link leads to, instead of `href`. An export has its slug
    /// here, a record during import the path as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// The place within `story` that a link leads to; without `story` and `href` a place in the same text.
    #[serde(
        default,
        deserialize_with = "ElementId::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub fragment: Option<ElementId>,
    /// The name that links use for this place in the text.
    #[serde(
        default,
        deserialize_with = "ElementId::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub id: Option<ElementId>,
    /// The language of a code block (`pre`), as the text names it; at most 40 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The kinds of the parts of highlighted code (`code`), which then has one text as its child. Characters after
    /// the last run are plain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<CodeRun>,
    /// The source of an `img`.
    #[serde(
        default,
        deserialize_with = "PictureSource::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub src: Option<PictureSource>,
    /// The alternative text of an `img`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// The width in pixels, at least 1; see [`Picture::width`](crate::model::picture::Picture::width).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// The height in pixels, at least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The widths of the smaller copies; see
    /// [`Picture::smaller_widths`](crate::model::picture::Picture::smaller_widths).
    #[serde(rename = "smaller", default, skip_serializing_if = "Vec::is_empty")]
    pub smaller_widths: Vec<u32>,
    /// The children.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Piece>,
}

impl Element {
    /// Creates an empty element.
    pub fn new(tag: Tag) -> Self {
        Self {
            tag,
            href: None,
            story: None,
            fragment: None,
            id: None,
            language: None,
            runs: Vec::new(),
            src: None,
            alt: String::new(),
            width: None,
            height: None,
            smaller_widths: Vec::new(),
            children: Vec::new(),
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

/// Returns the text of pieces. The depth of a body is limited, so this may recurse.
pub fn text_of(pieces: &[Piece]) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Element(element) => text_of(&element.children),
    };
    pieces.iter().map(text).collect()
}

macro_rules! tags {
    ($($variant:ident $name:literal,)*) => {
        /// The elements that a body may have. Other elements are replaced by their content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Tag {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
            /// An unknown element: only its content is shown.
            #[serde(other)]
            Span,
        }

        impl Tag {
            /// The names of all elements that a body may have.
            pub const NAMES: &[&str] = &[$($name,)*];

            /// Returns the element with this lower-case name; [`Tag::Span`] for unknown names.
            pub fn named(name: &str) -> Self {
                match name {
                    $($name => Self::$variant,)*
                    _ => Self::Span,
                }
            }

            /// Returns the name in HTML.
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
    /// Returns whether the element cannot have content.
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
    fn deep_nesting_is_an_error() {
        let json = r#"{"tag":"p","children":["#.repeat(100_000);
        let error = serde_json::from_str::<Piece>(&json).unwrap_err();
        assert!(error.to_string().starts_with("recursion limit exceeded"));
    }

    #[test]
    fn a_hostile_link_decodes_to_no_link() {
        let json = r#"{"tag":"a","href":"javascript:alert(1)","children":["x"]}"#;
        let element: Element = serde_json::from_str(json).unwrap();
        assert_eq!(element.href, None);
    }
}
