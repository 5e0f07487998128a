//! The pages. Each takes its data from the store and passes it to the views.

pub mod about;
pub mod coverage_panel;
pub mod export_menu;
pub mod failure;
pub mod filters;
pub mod library;
pub mod list;
pub mod not_found;
pub mod offline;
pub mod story;
pub mod story_list;

use leptos::prelude::*;

use super::{
    browser::{document, tasks, viewport},
    context::app_context,
    navigation::NavigationKind,
    takeover,
};

/// Scrolls to the top and focuses the heading of a new page; after Back or Forward, restores the scroll
/// position.
fn arrive_at_heading() {
    let navigation = app_context().navigation;
    let arrival = navigation.arrival.get_untracked();
    takeover::mark_ready("all");
    tasks::after_paint(move || {
        if arrival.kind != NavigationKind::Load {
            document::focus("main h1");
        }
        viewport::scroll_to(arrival.position.scroll);
    });
}
