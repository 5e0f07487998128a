//! The box of the page that says that the application does not work (`export/page/failure.js`). It is part of the
//! document, so it can be shown when nothing can be drawn.

use js_sys::Array;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// The event that shows the box.
const FAILURE_EVENT: &str = "broadsheet:failure";

/// Shows the box with a text and the label of its button, which reloads the page. Everything that needs the
/// application is hidden.
pub fn show(text: &str, reload: &str) {
    dispatch(&Array::of2(&text.into(), &reload.into()));
}

/// Shows the box of a failed start, in the language of the site.
pub fn show_failed_start() {
    dispatch(&JsValue::NULL);
}

fn dispatch(detail: &JsValue) {
    let options = CustomEventInit::new();
    options.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(FAILURE_EVENT, &options) {
        // The script in the page does not cancel the event.
        let _ = window().dispatch_event(&event);
    }
}
