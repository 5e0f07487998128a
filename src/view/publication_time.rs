//! The publication time of a story.

use leptos::prelude::*;

use super::{ArchiveInfo, any_signal::static_attributes, clock};
use crate::model::Instant;

/// Renders a time as lists show it, with the exact time as its title.
#[component]
pub fn PublicationTime(archive_info: ArchiveInfo, time: Instant) -> impl IntoView {
    let language = archive_info.language();
    view! {
        <time {..static_attributes(&[("datetime", &time.to_string())])} {..static_attributes(&[("title", &clock::exact(time, language))])}>
            {clock::kicker(time, language)}
        </time>
    }
}
