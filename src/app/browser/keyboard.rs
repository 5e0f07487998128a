//! Keys that are meant for the page.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::document;

/// Returns whether a key is for the page: it has no modifier, nobody has handled it, the reader does not type, and
/// no dialog is open.
pub fn is_page_key(event: &KeyboardEvent) -> bool {
    let has_no_modifier = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    has_no_modifier
        && !event.default_prevented()
        && !is_typing()
        && document::find("dialog[open]").is_none()
}

/// Returns whether the focused element accepts text.
fn is_typing() -> bool {
    let Some(element) = document().active_element() else {
        return false;
    };
    let element: &Element = element.unchecked_ref();
    element
        .matches("input, textarea, select, [contenteditable]")
        .unwrap_or_default()
}
