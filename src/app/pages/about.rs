//! The page about the archive.

use leptos::prelude::*;

use super::{heading::arrive_at_heading, offline::OfflineSection};
use crate::{
    app::browser::document,
    message::{Message, translate},
    view::{ArchiveInfo, about::About},
};

/// Renders the page about the archive.
#[component]
pub fn AboutPage(archive_info: ArchiveInfo) -> impl IntoView {
    document::set_title(
        [
            translate(Message::About),
            " · ",
            &archive_info.manifest().site.title,
        ]
        .concat(),
    );
    arrive_at_heading();
    view! {
        <About archive_info=archive_info.clone() />
        <OfflineSection archive_info=archive_info />
    }
}
