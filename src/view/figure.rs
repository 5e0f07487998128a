//! A picture in its frame.

use leptos::prelude::*;

use super::{
    Paper,
    live::{Kept, part, set},
    mark::hue,
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

/// A picture that never moves what is around it: the frame has its size before it is there, and a
/// block in the topic's colour stands in where it fails.
#[component]
pub fn Figure(
    paper: Paper,
    picture: Picture,
    /// What the block's colour is taken from.
    #[prop(into)]
    tint: String,
    /// The letter on the block.
    #[prop(into)]
    letter: String,
    #[prop(optional)] frame: Frame,
) -> impl IntoView {
    let broken = Kept::new(false);
    let source = paper.picture(&picture);
    let width = picture.width.unwrap_or(16).to_string();
    let height = picture.height.unwrap_or(9).to_string();
    let is_story = frame == Frame::Story;
    let alt = picture
        .title
        .clone()
        .filter(|_| is_story)
        .unwrap_or_default();
    let (loading, priority) = match frame {
        Frame::Card => ("lazy", "auto"),
        Frame::Lead | Frame::Story => ("eager", "high"),
    };
    let class = match frame {
        Frame::Card | Frame::Lead => "figure figure-cropped",
        Frame::Story => "figure",
    };
    let caption = is_story.then(|| caption(&picture)).flatten();
    view! {
        <figure class=class>
            {part(move || match source.clone().filter(|_| !broken.get()) {
                Some(source) => {
                    view! {
                        <img
                            {..set(
                                &[
                                    ("alt", &alt),
                                    ("width", &width),
                                    ("height", &height),
                                    ("loading", loading),
                                    ("fetchpriority", priority),
                                    ("decoding", "async"),
                                    ("referrerpolicy", "no-referrer"),
                                    ("src", &source),
                                ],
                            )}
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
