//! The clipboard.

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::property;

/// Copies a text to the clipboard, and returns whether that was allowed. Pages without TLS have no clipboard.
pub async fn copy(text: &str) -> bool {
    let clipboard = property::get(&window().navigator(), "clipboard");
    let promise = property::get(&clipboard, "writeText")
        .dyn_into::<Function>()
        .and_then(|write| write.call1(&clipboard, &text.into()));
    match promise {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
        Err(_) => false,
    }
}
