//! The publication time of a story.

use leptos::prelude::*;

use super::{ArchiveInfo, clock};
use crate::model::{Day, Instant};

/// Renders a time as lists show it, with the exact time as its title.
#[component]
pub fn PublicationTime(
    archive_info: ArchiveInfo,
    time: Instant,
    /// The day that the story stands under, if that is not the day of `time` in UTC.
    #[prop(optional_no_strip)]
    own_day: Option<Day>,
) -> impl IntoView {
    let day = own_day.unwrap_or_else(|| time.day());
    let text = clock::kicker(time, day, archive_info.language());
    time_element(&archive_info, time, text)
}

/// Renders a text about a time, with the exact time as its title.
pub(super) fn time_element(archive_info: &ArchiveInfo, time: Instant, text: String) -> AnyView {
    let exact = clock::exact(time, archive_info.language());
    view! { <time datetime=time.to_string() title=exact>{text}</time> }.into_any()
}
