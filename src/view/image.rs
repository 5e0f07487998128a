//! The `<img>` of a picture.

use leptos::prelude::*;

use super::ArchiveInfo;
use crate::model::Picture;

/// Renders the `<img>` of a picture. The browser chooses one of its copies by their widths.
#[component]
pub(super) fn Image(
    archive_info: ArchiveInfo,
    picture: Picture,
    /// The address of the picture.
    source: String,
    /// The width on the page, by which the browser chooses a copy.
    sizes: &'static str,
    /// The alternative text.
    alt: String,
    /// The width and height in pixels, if they are known.
    size: Option<(u32, u32)>,
    /// `lazy` or `eager`.
    loading: &'static str,
    /// The priority of the request.
    #[prop(default = "auto")]
    priority: &'static str,
    /// Called if the picture cannot be loaded.
    #[prop(optional, into)]
    on_error: Option<Callback<()>>,
) -> impl IntoView {
    // Without copies there is nothing to choose from.
    let copies = Some(archive_info.copies(&picture)).filter(|copies| !copies.is_empty());
    // The address is the last attribute, because it starts the request.
    view! {
        <img
            sizes=copies.is_some().then_some(sizes)
            srcset=copies
            alt=alt
            width=size.map(|(width, _)| width.to_string())
            height=size.map(|(_, height)| height.to_string())
            loading=loading
            fetchpriority=priority
            decoding="async"
            referrerpolicy="no-referrer"
            src=source
            on:error=move |_| {
                // The picture may be gone by now.
                if let Some(on_error) = on_error {
                    on_error.try_run(());
                }
            }
        />
    }
}
