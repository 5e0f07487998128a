//! Offline reading on the page about the archive, and the connection status.

use leptos::{ev, prelude::*};

use super::context::AppContext;
use crate::{
    app::browser::service_worker,
    view::{
        ArchiveInfo,
        offline::{OfflineIndicator, OfflineSettings},
    },
};

/// Renders the settings for offline reading if the page has a service worker.
#[component]
pub fn OfflineSection(archive_info: ArchiveInfo) -> impl IntoView {
    let worker = expect_context::<AppContext>().worker;
    service_worker::is_available().then(|| {
        worker.request_status();
        view! { <OfflineSettings archive_info=archive_info offline_state=worker.offline_state on_command=move |command| worker.run(command) /> }.into_any()
    })
}

/// Renders a note while there is no connection.
#[component]
pub fn ConnectionStatus() -> impl IntoView {
    let is_offline_now = || !window().navigator().on_line();
    let is_offline = RwSignal::new(is_offline_now());
    let update = move || is_offline.set(is_offline_now());
    window_event_listener(ev::online, move |_| update());
    window_event_listener(ev::offline, move |_| update());
    view! { <OfflineIndicator is_offline=is_offline /> }
}
