//! The text of a story, element by element.

use leptos::{html, prelude::*};

use super::{Paper, live::set};
use crate::model::{Element, Piece, Tag};

/// Draws pieces of a body. Nothing here is HTML text: a piece can only become an element of
/// [`Tag`] or a text node.
pub fn pieces(paper: &Paper, pieces: &[Piece]) -> AnyView {
    let views = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone().into_any(),
        Piece::Element(element) => draw(paper, element),
    });
    views.collect::<Vec<AnyView>>().into_any()
}

fn draw(paper: &Paper, element: &Element) -> AnyView {
    let inside = || pieces(paper, &element.children);
    match element.tag {
        Tag::Br => html::br().into_any(),
        Tag::Hr => html::hr().into_any(),
        Tag::Img => image(paper, element),
        Tag::A => match &element.href {
            Some(address) => {
                let address = address.as_str().to_owned();
                view! {
                    <a {..set(&[("rel", "noopener noreferrer")])} href=address>
                        {inside()}
                    </a>
                }
                .into_any()
            }
            None => inside(),
        },
        Tag::Span => inside(),
        tag => html::custom(tag.name()).child(inside()).into_any(),
    }
}

fn image(paper: &Paper, element: &Element) -> AnyView {
    let picture = crate::model::Picture {
        source: element.src.clone(),
        ..Default::default()
    };
    let alt = element.alt.clone();
    match paper.picture(&picture) {
        Some(source) => view! {
            <img {..set(
                &[
                    ("alt", &alt),
                    ("loading", "lazy"),
                    ("decoding", "async"),
                    ("referrerpolicy", "no-referrer"),
                    ("src", &source),
                ],
            )} />
        }
        .into_any(),
        // The words for a picture that is not shown still belong to the text.
        None => alt.into_any(),
    }
}
