//! Events of the document and its elements.

use wasm_bindgen::{JsCast, closure::Closure, convert::FromWasmAbi};
use web_sys::{EventTarget, HtmlInputElement};

/// Listens to an event of something other than the window as long as the page lives.
pub fn listen<E: FromWasmAbi + 'static>(
    target: &EventTarget,
    event: &str,
    handle: impl FnMut(E) + 'static,
) {
    let closure = Closure::<dyn FnMut(E)>::new(handle);
    let listener = closure.as_ref().unchecked_ref();
    // A browser refuses no listener.
    let _ = target.add_event_listener_with_callback(event, listener);
    closure.forget();
}

/// Returns the text of the input of an event, and clears the input.
pub fn take_text(event: &web_sys::Event) -> Option<String> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let text = input.value();
    input.set_value("");
    Some(text)
}
