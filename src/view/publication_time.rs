//! The time of a story.

use leptos::prelude::*;

use super::{ArchiveInfo, any_signal::set, clock};
use crate::model::Instant;

/// A time as a list shows it, with the exact one behind it.
#[component]
pub fn PublicationTime(paper: ArchiveInfo, time: Instant) -> impl IntoView {
    let language = paper.language();
    view! {
        <time {..set(&[("datetime", &time.to_string())])} {..set(&[("title", &clock::exact(time, language))])}>
            {clock::kicker(time, language)}
        </time>
    }
}
