//! A picture in its frame.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnySignal, part, set},
    publisher_logo::hue,
};
use crate::model::Picture;

/// How a picture stands on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// On a card: cropped to the card's frame, and said by the headline already.
    #[default]
    Card,
    /// The first picture of the page: asked for before everything else.
    Lead,
    /// On a story's page: whole, with its title and its maker under it.
    Story,
}

/// How wide a picture is that fills a column, whose width has an end.
pub(super) const COLUMN: &str = "(min-width: 44rem) 44rem, 100vw";

/// A picture that never moves what is around it: the frame has its size before it is there, and a
/// block in the topic's colour stands in where it fails.
#[component]
pub fn Figure(
    paper: ArchiveInfo,
    picture: Picture,
    /// What the block's colour is taken from.
    #[prop(into)]
    tint: String,
    /// The letter on the block.
    #[prop(into)]
    letter: String,
    #[prop(optional)] frame: Frame,
) -> impl IntoView {
    let broken = AnySignal::new(false);
    let source = paper.picture(&picture);
    let copies = paper.copies(&picture);
    // One of which nothing is known fills its column.
    let size = picture.width.zip(picture.height).unwrap_or((1_600, 900));
    let [width, height] = <[u32; 2]>::from(size).map(|length| length.to_string());
    let is_story = frame == Frame::Story;
    let alt = picture
        .title
        .clone()
        .filter(|_| is_story)
        .unwrap_or_default();
    // The widths are those of style/card.css and style/story.css: 13rem and the width of a column; on a
    // phone a card's picture is a square of 6rem, cut out of one that is wider.
    let (class, loading, priority, sizes) = match frame {
        Frame::Card => ("figure figure-cropped", "lazy", "auto", "13rem"),
        Frame::Lead => ("figure figure-cropped", "eager", "high", COLUMN),
        Frame::Story => ("figure", "eager", "high", COLUMN),
    };
    let caption = is_story.then(|| caption(&picture)).flatten();
    view! {
        <figure class=class>
            {part(move || match source.clone().filter(|_| !broken.get()) {
                Some(source) => {
                    let attributes = [
                        ("sizes", sizes),
                        ("srcset", &*copies),
                        ("alt", &alt),
                        ("width", &width),
                        ("height", &height),
                        ("loading", loading),
                        ("fetchpriority", priority),
                        ("decoding", "async"),
                        ("referrerpolicy", "no-referrer"),
                        ("src", &source),
                    ];
                    let without = if copies.is_empty() { 2 } else { 0 };
                    view! {
                        <img
                            {..set(attributes.get(without..).unwrap_or_default())}
                            on:error=move |_| broken.set(true)
                        />
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <svg
                            class=format!("placeholder hue-{}", hue(&tint))
                            aria-hidden="true"
                            {..set(
                                &[
                                    ("viewBox", ["0", "0", &width, &height].join(" ").as_str()),
                                    ("width", &width),
                                    ("height", &height),
                                ],
                            )}
                        >
                            <text x="50%" y="50%" dominant-baseline="central" text-anchor="middle">
                                {letter.clone()}
                            </text>
                        </svg>
                    }
                        .into_any()
                }
            })} {caption}
        </figure>
    }
}

fn caption(picture: &Picture) -> Option<AnyView> {
    let title = picture.title.clone();
    let maker = picture.attribution.clone();
    (title.is_some() || maker.is_some()).then(|| {
        view! {
            <figcaption>
                {title.map(|title| view! { <span dir="auto">{title}</span> }.into_any())}
                {maker.map(|maker| view! { <span class="maker" dir="auto">{maker}</span> }.into_any())}
            </figcaption>
        }
        .into_any()
    })
}
