//! What is kept on this device, on the page about the archive; and whether there is a connection.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    app::{context::app_context, document, service_worker},
    view::{
        ArchiveInfo,
        any_signal::AnySignal,
        offline::{OfflineBox, OfflineMark},
    },
};

/// The box about what is kept, where anything can be.
#[component]
pub fn Offline(paper: ArchiveInfo) -> impl IntoView {
    let worker = app_context().worker;
    service_worker::is_possible().then(|| {
        worker.ask();
        view! { <OfflineBox paper=paper keeping=worker.keeping on_wish=move |wish| worker.wish(wish) /> }.into_any()
    })
}

/// Says when there is no connection.
#[component]
pub fn Connection() -> impl IntoView {
    let is_away = || !window().navigator().on_line();
    let away = AnySignal::new(is_away());
    for event in ["online", "offline"] {
        document::listen(&window(), event, move |_: JsValue| away.set(is_away()));
    }
    view! { <OfflineMark is_away=away /> }
}
