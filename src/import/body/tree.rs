//! Builds the model's tree of elements from sanitized HTML.

use super::{code, links};
use crate::{
    import::{
        diagnostics::{Diagnostics, report::ProblemKind},
        fields::pictures::{MissingPicture, PictureFinder},
        syntax::markup::{self, Token},
    },
    model::{Element, ElementId, Piece, Tag},
};

/// The deepest nesting: one less than in balanced markup, because a paragraph may be added around
/// everything.
const MAX_DEPTH: usize = super::balance::MAX_DEPTH - 1;

/// Reads well-formed HTML into pieces, at most 31 elements deep. Links and pictures without a
/// usable address become their text.
///
/// `line` is the line of the body, for reports.
pub fn read(
    html: &str,
    line: usize,
    pictures: PictureFinder,
    diagnostics: &mut Diagnostics,
) -> Vec<Piece> {
    let mut builder = Builder {
        open: vec![Open::default()],
        line,
        pictures,
        diagnostics,
    };
    for token in markup::tokens(html) {
        match token {
            Token::Text(text) => builder.add(Piece::Text(text)),
            Token::Start(name, attributes) => builder.start(&name, &attributes),
            Token::End(name) => builder.end(&name),
        }
    }
    while builder.open.len() > 1 {
        builder.close();
    }
    builder.open.pop().unwrap_or_default().children
}

/// An element whose end tag has not been read yet.
#[derive(Default)]
struct Open {
    name: String,
    /// The element; `None` if only its content is kept.
    element: Option<Element>,
    children: Vec<Piece>,
}

struct Builder<'a> {
    /// The body itself, followed by the open elements.
    open: Vec<Open>,
    line: usize,
    pictures: PictureFinder<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        let tag = Tag::named(name);
        match tag {
            Tag::Img => {
                if let Some(picture) = self.picture(attributes) {
                    self.add(picture);
                }
            }
            tag if tag.is_void() => self.add(Piece::Element(Element::new(tag))),
            tag => {
                let has_room = self.depth() < MAX_DEPTH;
                let mut element = if tag == Tag::A {
                    let link = links::read(attributes, self.line, self.pictures, self.diagnostics);
                    link.filter(|_| has_room)
                } else {
                    (tag != Tag::Span && has_room).then(|| Element::new(tag))
                };
                if let Some(element) = &mut element {
                    let id = markup::attribute(attributes, "id");
                    element.id = id.and_then(ElementId::parse);
                    let class = markup::attribute(attributes, "class").unwrap_or_default();
                    element.language = code::language_of_class(class);
                }
                self.open.push(Open {
                    name: name.to_owned(),
                    element,
                    children: Vec::new(),
                });
            }
        }
    }

    /// Ends the innermost element of this name and everything in it.
    fn end(&mut self, name: &str) {
        let open = self.open.iter().skip(1);
        if let Some(index) = open.rev().position(|open| open.name == name) {
            for _ in 0..=index {
                self.close();
            }
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        match open.element {
            Some(mut element) => {
                element.children = open.children;
                self.add(Piece::Element(element));
            }
            None => open.children.into_iter().for_each(|piece| self.add(piece)),
        }
    }

    fn add(&mut self, piece: Piece) {
        let Some(parent) = self.open.last_mut() else {
            return;
        };
        match (parent.children.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => parent.children.push(piece),
        }
    }

    fn depth(&self) -> usize {
        let elements = self.open.iter().filter(|open| open.element.is_some());
        elements.count()
    }

    fn picture(&mut self, attributes: &[(String, String)]) -> Option<Piece> {
        let src = markup::attribute(attributes, "src").unwrap_or_default();
        let alt = markup::attribute(attributes, "alt").unwrap_or_default();
        let line = Some(self.line);
        match self.pictures.find(src) {
            Ok(source) => {
                return Some(Piece::Element(Element {
                    src: Some(source),
                    alt: alt.to_owned(),
                    ..Element::new(Tag::Img)
                }));
            }
            Err(MissingPicture::Unusable(expected)) => {
                let expected =
                    format!("{expected}; the picture is left out, its alternative text stays");
                self.diagnostics
                    .warn(ProblemKind::UnusablePicture, line, "body", src, &expected);
            }
            Err(MissingPicture::NotFound) => {
                let expected = "a file in the folder; its alternative text is shown. Add the file, or set picture_base";
                self.diagnostics
                    .note(ProblemKind::PictureNotFound, line, "body", src, expected);
            }
        }
        (!alt.is_empty()).then(|| Piece::Text(alt.to_owned()))
    }
}
