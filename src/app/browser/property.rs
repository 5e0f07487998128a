//! Properties of the browser's objects that not every browser has.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Returns a property of an object, or `undefined`.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
