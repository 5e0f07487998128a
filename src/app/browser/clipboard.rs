//! The clipboard.

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::property;

/// Returns whether there is a clipboard. Pages without TLS have none.
pub fn is_available() -> bool {
    !clipboard().is_undefined()
}

/// Copies a text to the clipboard, and returns whether that was allowed.
pub async fn copy(text: &str) -> bool {
    let clipboard = clipboard();
    let promise = property::get(&clipboard, "writeText")
        .dyn_into::<Function>()
        .and_then(|write| write.call1(&clipboard, &text.into()));
    match promise {
        Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
        Err(_) => false,
    }
}

fn clipboard() -> JsValue {
    property::get(&window().navigator(), "clipboard")
}
