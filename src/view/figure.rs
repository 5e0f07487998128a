//! A picture in its frame.

use leptos::prelude::*;

use super::{ArchiveInfo, image::Image, publisher_logo::hue};
use crate::model::Picture;

/// The frame of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frame {
    /// On a card: cropped, and without alternative text, because the headline describes it.
    #[default]
    Card,
    /// The first picture of the page: loaded with high priority.
    Lead,
    /// On a story page: uncropped, with its title and attribution.
    Story,
}

/// The `sizes` of a picture that fills a column of limited width.
pub(super) const COLUMN_SIZES: &str = "(min-width: 44rem) 44rem, 100vw";

/// Renders a picture without layout shifts: the frame has its size before the picture has loaded, and a
/// tinted placeholder replaces a picture that fails.
#[component]
pub fn Figure(
    archive_info: ArchiveInfo,
    picture: Picture,
    /// The name that the tint of the placeholder is derived from.
    #[prop(into)]
    tint: String,
    /// The letter on the placeholder.
    #[prop(into)]
    letter: String,
    #[prop(optional)] frame: Frame,
) -> impl IntoView {
    let has_failed = RwSignal::new(false);
    let source = archive_info.picture(&picture);
    // A picture of unknown size fills its column.
    let (width, height) = picture.width.zip(picture.height).unwrap_or((1_600, 900));
    let is_story = frame == Frame::Story;
    let alt = picture
        .title
        .clone()
        .filter(|_| is_story)
        .unwrap_or_default();
    // The widths match style/components/card.css and figure.css: 13rem, or the width of a column. On a phone the
    // picture of a card is a square of 6rem, cropped from a wider one.
    let (class, loading, priority, sizes) = match frame {
        Frame::Card => ("figure figure-cropped", "lazy", "auto", "13rem"),
        Frame::Lead => ("figure figure-cropped", "eager", "high", COLUMN_SIZES),
        Frame::Story => ("figure", "eager", "high", COLUMN_SIZES),
    };
    let caption = is_story.then(|| caption(&picture)).flatten();
    view! {
        <figure class=class>
            {move || match source.clone().filter(|_| !has_failed.get()) {
                Some(source) => {
                    view! {
                        <Image
                            archive_info=archive_info.clone()
                            picture=picture.clone()
                            source=source
                            sizes=sizes
                            alt=alt.clone()
                            size=Some((width, height))
                            loading=loading
                            priority=priority
                            on_error=move |()| has_failed.set(true)
                        />
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <svg
                            class=format!("placeholder hue-{}", hue(&tint))
                            aria-hidden="true"
                            viewBox=format!("0 0 {width} {height}")
                            width=width.to_string()
                            height=height.to_string()
                        >
                            <text x="50%" y="50%" dominant-baseline="central" text-anchor="middle">
                                {letter.clone()}
                            </text>
                        </svg>
                    }
                        .into_any()
                }
            }} {caption}
        </figure>
    }
}

fn caption(picture: &Picture) -> Option<AnyView> {
    let title = picture.title.clone();
    let attribution = picture.attribution.clone();
    (title.is_some() || attribution.is_some()).then(|| {
        view! {
            <figcaption>
                {title.map(|title| view! { <span dir="auto">{title}</span> }.into_any())}
                {attribution.map(|attribution| view! { <span class="attribution" dir="auto">{attribution}</span> }.into_any())}
            </figcaption>
        }
        .into_any()
    })
}
