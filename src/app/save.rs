//! What the reader takes along: files, and texts on the clipboard. Nothing leaves his machine.

use std::time::Duration;

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::document as page;

/// How long a browser may take to read a file that it was handed.
const TO_READ: Duration = Duration::from_secs(60);

/// Hands the browser a file of this name; whether it took it. It needs nothing of the security
/// policy: a download shows nothing and runs nothing.
pub fn file(name: &str, media_type: &str, text: &str) -> bool {
    save(name, media_type, text).is_ok()
}

fn save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    // Outside of the document: nobody sees it, and no one else handles the click.
    let link = document().create_element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.unchecked_into::<HtmlElement>().click();
    let revoke: Box<dyn FnOnce()> = Box::new(move || {
        let _ = Url::revoke_object_url(&address);
    });
    set_timeout(revoke, TO_READ);
    Ok(())
}

/// Puts a text on the clipboard; whether that was allowed. Pages without TLS have no clipboard.
pub async fn copy(text: &str) -> bool {
    let clipboard = get(&window().navigator(), "clipboard");
    let promise = get(&clipboard, "writeText")
        .dyn_into::<Function>()
        .and_then(|write| write.call1(&clipboard, &text.into()));
    match promise {
        Ok(promise) => page::promised(Promise::resolve(&promise)).await.is_ok(),
        Err(_) => false,
    }
}

/// Selects the text of a field, which also gives it the focus.
pub fn select(selector: &str) {
    if page::focus(selector)
        && let Some(field) = page::find(selector)
        && let Ok(select) = get(&field, "select").dyn_into::<Function>()
    {
        // What cannot be selected can still be read.
        let _ = select.call0(&field);
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
