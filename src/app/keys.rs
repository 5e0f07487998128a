//! Keys that work everywhere on the page.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::document as page;

/// Listens to keys for as long as the page lives: `/` leads to the search box.
pub fn listen() {
    page::listen(&window(), "keydown", |event: KeyboardEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if event.key() != "/" || !is_plain || event.default_prevented() || is_typing() {
            return;
        }
        if page::focus("#search:enabled") {
            event.prevent_default();
        }
    });
}

/// Whether what has the focus takes letters itself.
pub(super) fn is_typing() -> bool {
    let Some(element) = document().active_element() else {
        return false;
    };
    let element: &Element = element.unchecked_ref();
    element
        .matches("input, textarea, select, [contenteditable]")
        .unwrap_or_default()
}
