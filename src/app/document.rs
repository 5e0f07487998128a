//! The few things the page needs of the browser's document and window.
//!
//! All of them do nothing, or give nothing, where the browser refuses.

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

/// The address of the archive's folder, with `/` at its end: what `<base>` says, else where the
/// page is.
pub fn base() -> String {
    let address = document().base_uri().ok().flatten().unwrap_or_default();
    let end = address.rfind('/').map_or(0, |slash| slash + 1);
    address.get(..end).unwrap_or_default().to_owned()
}

/// The folder of files that are named by their content: what the page says (`export::page::cdn`), else
/// the archive's.
pub fn files() -> String {
    let said = find("meta[name=files]").and_then(|said| said.get_attribute("content"));
    said.unwrap_or_else(base)
}

/// Sets the document's title, after the frame that goes with it and after the address: until then
/// the title is that of the page before in the history.
pub fn set_title(title: String) {
    after_paint(move || document().set_title(&title));
}

/// The document's title.
pub fn title() -> String {
    document().title()
}

/// Sets an attribute of the root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // The names are our own and well formed.
        let _ = root.set_attribute(name, value);
    }
}

/// The language that the document says it is in.
pub fn root_language() -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Gives the focus to the first element that a selector finds; whether there was one.
pub fn focus(selector: &str) -> bool {
    let element = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// How far the page is scrolled, in CSS pixels.
pub fn scroll() -> i32 {
    whole(window().scroll_y().unwrap_or_default())
}

/// Returns the height of the page, in CSS pixels.
pub fn page_height() -> i32 {
    document()
        .document_element()
        .map_or(0, |root| root.scroll_height())
}

/// Whether the page was scrolled, and to its end.
pub fn is_at_end() -> bool {
    let window = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    scroll() > 0 && page_height() - whole(window.unwrap_or_default()) - scroll() <= 2
}

/// A length in whole pixels. Numbers with fractions would bring their formatting into the wasm.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a browser's page is lower than 2^31 pixels"
)]
pub fn whole(pixels: f64) -> i32 {
    pixels as i32
}

/// Scrolls the page.
pub fn scroll_to(y: i32) {
    window().scroll_to_with_x_and_y(0.0, f64::from(y));
}

/// Where an element begins, in CSS pixels from the top of the page.
pub fn top_of(selector: &str) -> Option<i32> {
    find(selector).map(|element| whole(element.get_bounding_client_rect().top()) + scroll())
}

/// Calls `then` after the next frame was drawn with what changed now; soon where nothing is drawn,
/// in a tab that is not seen.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    let soon = move || leptos::prelude::set_timeout(then, std::time::Duration::ZERO);
    if document().hidden() {
        soon();
    } else {
        leptos::prelude::request_animation_frame(soon);
    }
}

/// Makes a change that the browser shows as a view transition, where it has them
/// (<https://drafts.csswg.org/css-view-transitions-1/>); style/turn.css says what it looks like. The change
/// is made before the next frame, or now.
pub fn turn(change: Box<dyn FnOnce()>) {
    let page = document();
    let Ok(start) = get(&page, "startViewTransition").dyn_into::<Function>() else {
        return change();
    };
    let change = Closure::once_into_js(change);
    if let Ok(transition) = start.call1(&page, &change) {
        // It is given up where another one begins: no error, but one that the browser reports if nobody
        // takes note of it.
        let ready = Promise::resolve(&get(&transition, "ready"));
        spawn(async move {
            let _ = promised(ready).await;
        });
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Listens to an event for as long as the page lives.
pub fn listen<E: JsCast>(target: &EventTarget, event: &str, mut handle: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        handle(event.unchecked_into());
    });
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// A text that was kept for this tab under this name.
pub fn recall(name: &str) -> Option<String> {
    let storage = window().session_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Keeps a text for this tab. Where storage is blocked or full, it is not kept.
pub fn remember(name: &str, text: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(name, text);
    }
}

/// A text that was kept in this browser under this name.
pub fn kept(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Keeps a text in this browser; whether it does. Storage may be blocked or full.
pub fn keep(name: &str, text: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Forgets what was kept under a name.
pub fn forget(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(name);
    }
}

/// The minute of the reader's clock, since 1970.
#[expect(
    clippy::cast_possible_truncation,
    reason = "minutes of these years stay far below 2^52"
)]
pub fn minute() -> i64 {
    (js_sys::Date::now() / 60_000.0) as i64
}

/// Hands a text to the reader as a file; whether the browser took it.
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
    // The browser has begun by then.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    link.is_some()
}

/// Puts a text on the clipboard; whether that was allowed. Pages without TLS have no clipboard.
pub async fn copy(text: &str) -> bool {
    let clipboard = get(&window().navigator(), "clipboard");
    let promise = get(&clipboard, "writeText")
        .dyn_into::<Function>()
        .and_then(|write| write.call1(&clipboard, &text.into()));
    match promise {
        Ok(promise) => promised(Promise::resolve(&promise)).await.is_ok(),
        Err(_) => false,
    }
}

/// Asks the reader whether he means it.
pub fn is_sure(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or_default()
}

/// What was typed into the box of an event, which is empty then.
pub fn take_text(event: &web_sys::Event) -> Option<String> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let text = input.value();
    input.set_value("");
    Some(text)
}

/// The file that a reader chose, which is then chosen no more: the same can be chosen again.
pub fn chosen_file(event: &web_sys::Event) -> Option<File> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Waits for a promise.
pub fn promised(promise: Promise) -> BoxFuture<Result<JsValue, JsValue>> {
    Box::pin(JsFuture::from(promise))
}

/// Waits so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    // A promise of `setTimeout` is never rejected.
    let _ = promised(promise).await;
}

/// Runs work until it is done or given up.
pub fn spawn(work: impl Future<Output = ()> + 'static) -> AbortHandle {
    fn boxed(work: BoxFuture<()>) -> AbortHandle {
        let (work, running) = abortable(work);
        wasm_bindgen_futures::spawn_local(async move {
            // Whether it was given up is known to who did.
            let _ = work.await;
        });
        running
    }
    boxed(Box::pin(work))
}
