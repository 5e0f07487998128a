//! The pages: each takes what it shows from the store, and hands it to the views.

pub mod about;
pub mod export_menu;
pub mod failure;
pub mod filters;
pub mod list;
pub mod missing;
pub mod offline;
pub mod panel;
pub mod story;
pub mod story_list;
pub mod yours;

use leptos::prelude::*;

use super::{context::app_context, document, navigation::NavigationKind, takeover};

/// Brings a reader who followed a link to the top of the new page, and the focus with him; one
/// who came by Back or Forward, to where he was.
fn arrive_at_heading() {
    let navigation = app_context().navigation;
    let arrival = navigation.arrival.get_untracked();
    takeover::ready("all");
    document::after_paint(move || {
        if arrival.how != NavigationKind::Load {
            document::focus("main h1");
        }
        document::scroll_to(arrival.place.scroll);
    });
}
