//! Offline reading on the page about the archive, and the connection status.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::context::app_context;
use crate::{
    app::browser::{events, service_worker},
    view::{
        ArchiveInfo,
        any_signal::AnySignal,
        offline::{OfflineIndicator, OfflineSettings},
    },
};

/// Renders the settings for offline reading if the page has a service worker.
#[component]
pub fn OfflineSection(archive_info: ArchiveInfo) -> impl IntoView {
    let worker = app_context().worker;
    service_worker::is_available().then(|| {
        worker.request_status();
        view! { <OfflineSettings archive_info=archive_info offline_state=worker.offline_state on_command=move |command| worker.run(command) /> }.into_any()
    })
}

/// Renders a note while there is no connection.
#[component]
pub fn ConnectionStatus() -> impl IntoView {
    let read_status = || !window().navigator().on_line();
    let is_offline = AnySignal::new(read_status());
    for event in ["online", "offline"] {
        events::listen(&window(), event, move |_: JsValue| {
            is_offline.set(read_status())
        });
    }
    view! { <OfflineIndicator is_offline=is_offline /> }
}
