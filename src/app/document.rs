//! Functions of the browser's document and window.
//!
//! If the browser refuses, they do nothing or return nothing.

use futures_util::future::{AbortHandle, abortable};
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Element, EventTarget, File, HtmlAnchorElement, HtmlElement,
    HtmlInputElement, Url,
};

use super::futures::BoxFuture;
pub use crate::view::any_signal::effect;

/// Returns the address of the archive's folder, with `/` at its end: that of `<base>`, or else the folder of
/// the page.
pub fn base() -> String {
    let address = document().base_uri().ok().flatten().unwrap_or_default();
    let end = address.rfind('/').map_or(0, |slash| slash + 1);
    address.get(..end).unwrap_or_default().to_owned()
}

/// Returns the folder of immutable files: that of the page (`export::page::cdn`), or else the archive's
/// folder.
pub fn files() -> String {
    let meta = find("meta[name=files]").and_then(|meta| meta.get_attribute("content"));
    meta.unwrap_or_else(base)
}

/// Sets the document's title after the next frame. By then the address has changed; before that, the title
/// would go to the previous history entry.
pub fn set_title(title: String) {
    after_paint(move || document().set_title(&title));
}

/// Returns the document's title.
pub fn title() -> String {
    document().title()
}

/// Sets an attribute of the root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // The names are constants and well formed.
        let _ = root.set_attribute(name, value);
    }
}

/// Returns the `lang` attribute of the root element.
pub fn root_language() -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

/// Returns the first element that matches a selector.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Focuses the first element that matches a selector, and returns whether there is one.
pub fn focus(selector: &str) -> bool {
    let element = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Returns the vertical scroll position of the page, in CSS pixels.
pub fn scroll() -> i32 {
    whole_pixels(window().scroll_y().unwrap_or_default())
}

/// Returns the height of the page, in CSS pixels.
pub fn page_height() -> i32 {
    document()
        .document_element()
        .map_or(0, |root| root.scroll_height())
}

/// Returns whether the page is scrolled to its end.
pub fn is_at_end() -> bool {
    let window = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    scroll() > 0 && page_height() - whole_pixels(window.unwrap_or_default()) - scroll() <= 2
}

/// Converts a length to whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a browser's page is lower than 2^31 pixels"
)]
pub fn whole_pixels(pixels: f64) -> i32 {
    pixels as i32
}

/// Scrolls the page.
pub fn scroll_to(y: i32) {
    window().scroll_to_with_x_and_y(0.0, f64::from(y));
}

/// Returns the distance of an element from the top of the page, in CSS pixels.
pub fn top_of(selector: &str) -> Option<i32> {
    find(selector).map(|element| whole_pixels(element.get_bounding_client_rect().top()) + scroll())
}

/// Calls `then` after the next frame with the current changes. In a hidden tab, which draws no frames, calls
/// it soon.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    let run_soon = move || leptos::prelude::set_timeout(then, std::time::Duration::ZERO);
    if document().hidden() {
        run_soon();
    } else {
        leptos::prelude::request_animation_frame(run_soon);
    }
}

/// Makes a change as a view transition if the browser supports them
/// (<https://drafts.csswg.org/css-view-transitions-1/>), styled by style/view-transitions.css. The change
/// happens before the next frame, or immediately without support.
pub fn view_transition(change: Box<dyn FnOnce()>) {
    let page = document();
    let Ok(start) = get(&page, "startViewTransition").dyn_into::<Function>() else {
        return change();
    };
    let change = Closure::once_into_js(change);
    if let Ok(transition) = start.call1(&page, &change) {
        // A transition is skipped if another one starts. The browser would report its rejected promise as an
        // error.
        let ready = Promise::resolve(&get(&transition, "ready"));
        spawn(async move {
            let _ = await_promise(ready).await;
        });
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Listens to an event as long as the page lives.
pub fn listen<E: JsCast>(target: &EventTarget, event: &str, mut handle: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        handle(event.unchecked_into());
    });
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Returns the text that is saved for this tab under a name.
pub fn load_for_tab(name: &str) -> Option<String> {
    let storage = window().session_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Saves a text for this tab. If storage is blocked or full, nothing is saved.
pub fn save_for_tab(name: &str, text: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(name, text);
    }
}

/// Returns the text that is saved in this browser under a name.
pub fn load(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Saves a text in this browser, and returns whether that worked. Storage may be blocked or full.
pub fn save(name: &str, text: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Deletes the text that is saved under a name.
pub fn delete(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(name);
    }
}

/// Returns the current minute of the reader's clock, since 1970.
#[expect(
    clippy::cast_possible_truncation,
    reason = "minutes of these years stay far below 2^52"
)]
pub fn current_minute() -> i64 {
    (js_sys::Date::now() / 60_000.0) as i64
}

/// Downloads a text as a file, and returns whether the browser accepted it.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    let Ok(address) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob)) else {
        return false;
    };
    let link = document().create_element("a").ok();
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The download has started by then.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    link.is_some()
}

/// Copies a text to the clipboard, and returns whether that was allowed. Pages without TLS have no clipboard.
pub async fn copy(text: &str) -> bool {
    let clipboard = get(&window().navigator(), "clipboard");
    let promise = get(&clipboard, "writeText")
        .dyn_into::<Function>()
        .and_then(|write| write.call1(&clipboard, &text.into()));
    match promise {
        Ok(promise) => await_promise(Promise::resolve(&promise)).await.is_ok(),
        Err(_) => false,
    }
}

/// Asks the reader to confirm something.
pub fn confirm(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or_default()
}

/// Returns the text of the input of an event, and clears the input.
pub fn take_text(event: &web_sys::Event) -> Option<String> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let text = input.value();
    input.set_value("");
    Some(text)
}

/// Returns the file that the reader chose, and clears the input, so that the same file can be chosen again.
pub fn chosen_file(event: &web_sys::Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Waits for a promise.
pub fn await_promise(promise: Promise) -> BoxFuture<Result<JsValue, JsValue>> {
    Box::pin(JsFuture::from(promise))
}

/// Waits for a number of milliseconds.
pub async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    // A promise of `setTimeout` is never rejected.
    let _ = await_promise(promise).await;
}

/// Runs a future until it is done or aborted.
pub fn spawn(work: impl Future<Output = ()> + 'static) -> AbortHandle {
    fn boxed(work: BoxFuture<()>) -> AbortHandle {
        let (work, running) = abortable(work);
        wasm_bindgen_futures::spawn_local(async move {
            // The caller knows whether it aborted.
            let _ = work.await;
        });
        running
    }
    boxed(Box::pin(work))
}
