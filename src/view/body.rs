//! The text of a story, element by element.

use leptos::{html, prelude::*};

use super::{ArchiveInfo, any_signal::set, figure::COLUMN};
use crate::{
    model::{Element, Picture, Piece, Slug, Tag},
    query::{Query, Route},
};

/// Draws pieces of a body. Nothing here is HTML text: a piece can only become an element of
/// [`Tag`] or a text node.
pub fn pieces(paper: &ArchiveInfo, pieces: &[Piece]) -> AnyView {
    let views = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone().into_any(),
        Piece::Element(element) => draw(paper, element),
    });
    views.collect::<Vec<AnyView>>().into_any()
}

fn draw(paper: &ArchiveInfo, element: &Element) -> AnyView {
    let inside = || pieces(paper, &element.children);
    match element.tag {
        Tag::Br => html::br().into_any(),
        Tag::Hr => html::hr().into_any(),
        Tag::Img => image(paper, element),
        Tag::A => {
            let story = element.story.as_deref().and_then(Slug::parse);
            let story = story.map(|slug| Route::Story(slug, Query::default()).href());
            let address = || {
                element
                    .href
                    .as_ref()
                    .map(|address| address.as_str().to_owned())
            };
            match story.or_else(address) {
                Some(address) => view! {
                    <a {..set(&[("rel", "noopener noreferrer")])} href=address>
                        {inside()}
                    </a>
                }
                .into_any(),
                None => inside(),
            }
        }
        Tag::Span => inside(),
        tag => html::custom(tag.name()).child(inside()).into_any(),
    }
}

fn image(paper: &ArchiveInfo, element: &Element) -> AnyView {
    let picture = Picture {
        source: element.src.clone(),
        width: element.width,
        height: element.height,
        smaller: element.smaller.clone(),
        ..Picture::default()
    };
    let alt = element.alt.clone();
    match paper.picture(&picture) {
        Some(source) => {
            let copies = paper.copies(&picture);
            let [width, height] = [picture.width, picture.height]
                .map(|pixels| pixels.map(|pixels| pixels.to_string()).unwrap_or_default());
            let attributes = [
                ("sizes", COLUMN),
                ("srcset", &*copies),
                ("width", &width),
                ("height", &height),
                ("alt", &alt),
                ("loading", "lazy"),
                ("decoding", "async"),
                ("referrerpolicy", "no-referrer"),
                ("src", &source),
            ];
            // Of a picture that is not in the archive neither is known.
            let known = match (copies.is_empty(), width.is_empty()) {
                (false, _) => 0,
                (true, false) => 2,
                (true, true) => 4,
            };
            view! { <img {..set(attributes.get(known..).unwrap_or_default())} /> }.into_any()
        }
        // The words for a picture that is not shown still belong to the text.
        None => alt.into_any(),
    }
}
