//! The publication time of a story.

use leptos::prelude::*;

use super::{ArchiveInfo, clock};
use crate::model::Instant;

/// Renders a time as lists show it, with the exact time as its title.
#[component]
pub fn PublicationTime(archive_info: ArchiveInfo, time: Instant) -> impl IntoView {
    let text = clock::kicker(time, archive_info.language());
    time_element(&archive_info, time, text)
}

/// Renders a text about a time, with the exact time as its title.
pub(super) fn time_element(archive_info: &ArchiveInfo, time: Instant, text: String) -> AnyView {
    let exact = clock::exact(time, archive_info.language());
    view! { <time datetime=time.to_string() title=exact>{text}</time> }.into_any()
}
