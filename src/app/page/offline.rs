//! What is kept on this device, on the page about the archive; and whether there is a connection.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    app::{document, given::given, worker},
    view::{
        Paper,
        live::Kept,
        offline::{OfflineBox, OfflineMark},
    },
};

/// The box about what is kept, where anything can be.
#[component]
pub fn Offline(paper: Paper) -> impl IntoView {
    let worker = given().worker;
    worker::is_possible().then(|| {
        worker.ask();
        view! { <OfflineBox paper=paper keeping=worker.keeping on_wish=move |wish| worker.wish(wish) /> }.into_any()
    })
}

/// Says when there is no connection.
#[component]
pub fn Connection() -> impl IntoView {
    let is_away = || !window().navigator().on_line();
    let away = Kept::new(is_away());
    for event in ["online", "offline"] {
        document::listen(&window(), event, move |_: JsValue| away.set(is_away()));
    }
    view! { <OfflineMark is_away=away /> }
}
