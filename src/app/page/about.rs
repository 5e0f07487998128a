//! The page about the archive.

use leptos::prelude::*;

use crate::{
    app::{
        document,
        page::{arrive_at_heading, offline::Offline},
    },
    view::{Paper, about::About},
};

/// The page about the archive.
#[component]
pub fn AboutPage(paper: Paper) -> impl IntoView {
    document::set_title(format!("About · {}", paper.manifest().site.title));
    arrive_at_heading();
    view! {
        <About paper=paper.clone() />
        <Offline paper=paper />
    }
}
