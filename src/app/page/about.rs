//! The page about the archive.

use leptos::prelude::*;

use crate::{
    app::{
        document,
        page::{arrive_at_heading, offline::Offline},
    },
    message::{Message, say},
    view::{ArchiveInfo, about::About},
};

/// The page about the archive.
#[component]
pub fn AboutPage(paper: ArchiveInfo) -> impl IntoView {
    document::set_title([say(Message::About), " · ", &paper.manifest().site.title].concat());
    arrive_at_heading();
    view! {
        <About paper=paper.clone() />
        <Offline paper=paper />
    }
}
