//! The page about the archive.

use leptos::prelude::*;

use super::{
    heading::{arrive_at_heading, set_title},
    offline::OfflineSection,
};
use crate::{
    message::{Message, translate},
    view::{ArchiveInfo, about::About},
};

/// Renders the page about the archive.
#[component]
pub fn AboutPage(archive_info: ArchiveInfo) -> impl IntoView {
    set_title(&archive_info, translate(Message::About));
    arrive_at_heading();
    view! {
        <About archive_info=archive_info.clone() />
        <OfflineSection archive_info=archive_info />
    }
}
