//! The line above a headline.

use leptos::prelude::*;

use super::{ArchiveInfo, publisher_logo::PublisherLogo};
use crate::model::Provider;

/// The publisher's mark and name, and what else stands in the line: the time, the type.
#[component]
pub fn Kicker(
    paper: ArchiveInfo,
    provider: Provider,
    /// What stands behind the name.
    aside: AnyView,
) -> impl IntoView {
    let name = provider.name.clone();
    view! {
        <p class="kicker">
            <PublisherLogo paper=paper provider=provider />
            <span class="publisher" dir="auto">
                {name}
            </span>
            {aside}
        </p>
    }
}
