//! An item of a list of stories, in the page and on prerendered pages.

use leptos::prelude::*;

use super::{ArchiveInfo, clock};
use crate::model::Day;

/// Renders an item of a list of stories.
#[component]
pub fn StoryListItem(
    /// The position among the stories that lead a front page, from 0.
    #[prop(into)]
    lead_position: Signal<Option<usize>>,
    /// The number of stories of the list.
    #[prop(into)]
    total: Signal<usize>,
    /// The position in the list, from 1.
    #[prop(into)]
    position: Signal<usize>,
    /// The card, below the heading of its day if it is the first one.
    content: AnyView,
) -> impl IntoView {
    view! {
        <li
            class:first-lead=move || lead_position.get() == Some(0)
            class:secondary-lead=move || lead_position.get().is_some_and(|position| position > 0)
            aria-setsize=move || total.get().to_string()
            aria-posinset=move || position.get().to_string()
        >
            {content}
        </li>
    }
}

/// Renders the day above its first card.
pub fn day_heading(archive_info: &ArchiveInfo, day: Day) -> AnyView {
    view! { <p class="day-heading">{clock::day_heading(day, archive_info.language())}</p> }
        .into_any()
}
