//! Fetches that the script in the page has started before the application was there
//! (`export/page/bootstrap.js`): the manifest, and the texts of the reader's language.
//!
//! The script's object `window.broadsheet` has them in `started`, a map of promises of responses by address.

use js_sys::{Map, Promise};
use leptos::prelude::window;
use wasm_bindgen::JsCast;

use crate::app::browser::property;

/// The object of the script in the page.
const PAGE_OBJECT: &str = "broadsheet";

/// Returns the started fetch of an address, once: another attempt is another request.
pub fn take(address: &str) -> Option<Promise> {
    let page = property::get(&window(), PAGE_OBJECT);
    let started = property::get(&page, "started").dyn_into::<Map>().ok()?;
    let promise = started.get(&address.into()).dyn_into::<Promise>().ok()?;
    started.delete(&address.into());
    Some(promise)
}

/// Returns the language that the script has chosen (`export/page/language.js`): the tag as the reader prefers it,
/// and the file of its texts.
pub fn language() -> Option<(String, String)> {
    let language = property::get(&property::get(&window(), PAGE_OBJECT), "language");
    let text = |name| property::get(&language, name).as_string();
    text("tag").zip(text("file"))
}
