//! The service worker of this page, as the browser shows it.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::{document, property};

/// Returns the name of this build, which is set only on pages with a worker.
pub fn build() -> Option<String> {
    document::find("link[data-worker]")?.get_attribute("data-worker")
}

/// Returns whether this page has a worker, and the browser supports workers.
pub fn is_available() -> bool {
    container().is_some()
}

/// Returns the container of workers if this page has a worker and the browser supports workers.
pub fn container() -> Option<ServiceWorkerContainer> {
    build()?;
    // The property is absent on pages without a secure context.
    let container = property::get(&window().navigator(), "serviceWorker");
    (!container.is_undefined()).then(|| container.unchecked_into())
}

/// Returns whether a worker controls this page.
pub fn is_active() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

/// Returns the registration when it has an active worker.
pub async fn ready() -> Option<ServiceWorkerRegistration> {
    let ready = JsFuture::from(container()?.ready().ok()?).await;
    ready.ok().map(JsCast::unchecked_into)
}

/// Posts a message to a worker if there is one.
pub fn post(to: Option<ServiceWorker>, message: &str) {
    if let Some(worker) = to {
        let _ = worker.post_message(&JsValue::from_str(message));
    }
}
