//! The text of a story, element by element.

use leptos::{html, prelude::*};

use super::{ArchiveInfo, code_block, figure::COLUMN_SIZES, image::Image};
use crate::{
    model::{Element, ElementId, Picture, Piece, Slug, Tag},
    query::{Query, Route},
};

/// Called to copy a text to the clipboard; the signal is set to `true` when that has worked.
pub type CopyText = Callback<(String, RwSignal<bool>)>;

/// Renders an element with an identifier and a class. One function for all of them keeps the code of the page small.
pub fn plain_element(
    tag: &'static str,
    id: Option<String>,
    class: Option<&'static str>,
    inside: AnyView,
) -> AnyView {
    html::custom(tag)
        .attr("id", id)
        .attr("class", class)
        .child(inside)
        .into_any()
}

fn link(address: String, inside: AnyView) -> AnyView {
    view! {
        <a rel="noopener noreferrer" href=address>
            {inside}
        </a>
    }
    .into_any()
}

/// Renders the text of one story. A piece is never parsed as HTML: it becomes an element of [`Tag`] or a text node.
pub struct BodyRenderer<'a> {
    /// The archive of the story.
    pub archive_info: &'a ArchiveInfo,
    /// The page of the story.
    pub page: Route,
    /// Called to copy code; without it there is no button.
    pub on_copy: Option<CopyText>,
}

impl BodyRenderer<'_> {
    /// Renders pieces in their order.
    pub fn pieces(&self, pieces: &[Piece]) -> AnyView {
        let views = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone().into_any(),
            Piece::Element(element) => self.element(element),
        });
        views.collect::<Vec<AnyView>>().into_any()
    }

    fn element(&self, element: &Element) -> AnyView {
        let inside = || self.pieces(&element.children);
        match element.tag {
            Tag::Br => html::br().into_any(),
            Tag::Hr => html::hr().into_any(),
            Tag::Img => self.image(element),
            Tag::A => match self.target(element) {
                Some(address) => link(address, inside()),
                None => inside(),
            },
            Tag::Pre => code_block::render(self, element),
            Tag::Code if !element.runs.is_empty() => code_block::highlighted(element),
            Tag::Span => inside(),
            tag => {
                let id = element.id.as_ref().map(ElementId::html_id);
                plain_element(tag.name(), id, None, inside())
            }
        }
    }

    /// Returns the address that a link leads to.
    fn target(&self, element: &Element) -> Option<String> {
        let story = element.story.as_deref().and_then(Slug::parse);
        let story = story.map(|slug| Route::Story(slug, Query::default()).href());
        let href = element.href.as_ref();
        let page = match (story, href, &element.fragment) {
            (Some(story), _, _) => story,
            (None, Some(href), _) => return Some(href.as_str().to_owned()),
            (None, None, Some(_)) => self.page.href(),
            (None, None, None) => return None,
        };
        let id = element.fragment.as_ref().map(ElementId::html_id);
        Some(id.map_or(page.clone(), |id| format!("{page}#{id}")))
    }

    fn image(&self, element: &Element) -> AnyView {
        let picture = Picture {
            source: element.src.clone(),
            width: element.width,
            height: element.height,
            smaller_widths: element.smaller_widths.clone(),
            ..Picture::default()
        };
        let alt = element.alt.clone();
        match self.archive_info.picture(&picture) {
            Some(source) => {
                let size = picture.width.zip(picture.height);
                view! {
                    <Image
                        archive_info=self.archive_info.clone()
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
}
