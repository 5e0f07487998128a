//! The title of a page, and its heading, which an arrival focuses.

use leptos::prelude::*;

use super::{context::AppContext, takeover};
use crate::{
    app::{
        browser::{document, tasks, viewport},
        navigation::arrival::NavigationKind,
    },
    view::ArchiveInfo,
};

/// Goes to the place within the text that the address names. Without one, scrolls to the top and focuses the heading of
/// a new page; after Back, Forward or a reload, restores the scroll position.
pub fn arrive_at_heading() {
    let navigation = expect_context::<AppContext>().navigation;
    let arrival = navigation.arrival.get_untracked();
    takeover::mark_ready("all");
    tasks::after_paint(move || {
        let position = arrival.position;
        if position.scroll == 0 && document::go_to_fragment(&position.fragment) {
            return;
        }
        if arrival.kind != NavigationKind::Load {
            document::focus("main h1");
        }
        viewport::scroll_to(position.scroll);
    });
}

/// Sets the title of a page, followed by that of the site.
pub fn set_title(archive_info: &ArchiveInfo, title: &str) {
    document::set_title(format!("{title} · {}", archive_info.manifest().site.title));
}
