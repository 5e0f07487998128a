//! Events of the document and its elements.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{EventTarget, HtmlInputElement};

/// Listens to an event as long as the page lives.
pub fn listen<E: JsCast>(target: &EventTarget, event: &str, mut handle: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        handle(event.unchecked_into());
    });
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Returns the text of the input of an event, and clears the input.
pub fn take_text(event: &web_sys::Event) -> Option<String> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let text = input.value();
    input.set_value("");
    Some(text)
}
