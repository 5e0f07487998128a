//! The line above a headline.

use leptos::prelude::*;

use super::{ArchiveInfo, publisher_logo::PublisherLogo};
use crate::model::Provider;

/// Renders the logo and name of the publisher, and further parts such as time and type.
#[component]
pub fn Kicker(
    archive_info: ArchiveInfo,
    provider: Provider,
    /// The parts after the name.
    aside: AnyView,
) -> impl IntoView {
    let name = provider.name.clone();
    view! {
        <p class="kicker">
            <PublisherLogo archive_info=archive_info provider=provider />
            <span class="publisher" dir="auto">
                {name}
            </span>
            {aside}
        </p>
    }
}
