//! The pages: each takes what it shows from the store, and hands it to the views.

pub mod about;
pub mod failure;
pub mod filters;
pub mod list;
pub mod missing;
pub mod offline;
pub mod panel;
pub mod river;
pub mod story;
pub mod take_away;
pub mod yours;

use leptos::prelude::*;

use super::{document, early, given::given, navigation::How};

/// Brings a reader who followed a link to the top of the new page, and the focus with him; one
/// who came by Back or Forward, to where he was.
fn arrive_at_heading() {
    let navigation = given().navigation;
    let arrival = navigation.arrival.get_untracked();
    early::ready("all");
    document::after_paint(move || {
        if arrival.how != How::Load {
            document::focus("main h1");
        }
        document::scroll_to(arrival.place.scroll);
    });
}
