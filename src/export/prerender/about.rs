//! Renders the page about the archive.

use leptos::prelude::*;

use super::{
    document::PrerenderedDocument,
    meta::{PageMeta, PageSubject},
    renderer::PageRenderer,
};
use crate::{
    message::{Message, translate},
    query::Route,
    view::about::About,
};

/// Renders the page.
pub fn page(renderer: &PageRenderer) -> PrerenderedDocument {
    let site = &renderer.manifest().site;
    let body = renderer.render(&renderer.archive_info, false, |archive_info| {
        view! { <About archive_info=archive_info /> }.into_any()
    });
    PrerenderedDocument {
        address: Route::About.href(),
        title: format!("{} · {}", translate(Message::About), site.title),
        time: renderer.manifest().totals.newest,
        meta: PageMeta {
            description: translate(Message::AboutText).to_owned(),
            picture: None,
            subject: PageSubject::Archive,
            feeds: None,
        },
        body,
        embedded_files: Vec::new(),
    }
}
