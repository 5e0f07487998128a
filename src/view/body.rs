//! The text of a story, element by element.

use leptos::{html, prelude::*};

use super::{ArchiveInfo, figure::COLUMN_SIZES, image::Image};
use crate::{
    model::{Element, Picture, Piece, Slug, Tag},
    query::{Query, Route},
};

/// Renders pieces of a body. A piece is never parsed as HTML: it becomes an element of [`Tag`] or a text
/// node.
pub fn pieces(archive_info: &ArchiveInfo, pieces: &[Piece]) -> AnyView {
    let views = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone().into_any(),
        Piece::Element(element) => draw(archive_info, element),
    });
    views.collect::<Vec<AnyView>>().into_any()
}

fn draw(archive_info: &ArchiveInfo, element: &Element) -> AnyView {
    let inside = || pieces(archive_info, &element.children);
    match element.tag {
        Tag::Br => html::br().into_any(),
        Tag::Hr => html::hr().into_any(),
        Tag::Img => image(archive_info, element),
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
                    <a rel="noopener noreferrer" href=address>
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

fn image(archive_info: &ArchiveInfo, element: &Element) -> AnyView {
    let picture = Picture {
        source: element.src.clone(),
        width: element.width,
        height: element.height,
        smaller_widths: element.smaller_widths.clone(),
        ..Picture::default()
    };
    let alt = element.alt.clone();
    match archive_info.picture(&picture) {
        Some(source) => {
            let size = picture.width.zip(picture.height);
            view! {
                <Image
                    archive_info=archive_info.clone()
                    picture=picture
                    source=source
                    sizes=COLUMN_SIZES
                    alt=alt
                    size=size
                    loading="lazy"
                />
            }
            .into_any()
        }
        // The alternative text of a picture that is not shown still belongs to the text.
        None => alt.into_any(),
    }
}
