//! The document and its window.

use js_sys::{Function, Promise};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

use super::{property, tasks};
use crate::model::ElementId;

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
    tasks::after_paint(move || document().set_title(&title));
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

/// Removes an attribute of the root element.
pub fn remove_root(name: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute(name);
    }
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

/// Scrolls to the place of a text that a fragment of an address names, with or without the prefix of identifiers, and
/// focuses it. Returns whether there is one.
pub fn go_to_fragment(fragment: &str) -> bool {
    let name = js_sys::decode_uri_component(fragment.trim_start_matches('#'))
        .map_or_else(|_| String::new(), String::from);
    let name = name.strip_prefix(ElementId::HTML_PREFIX).unwrap_or(&name);
    let id = ElementId::parse(name).map(|id| id.html_id());
    let element = id.and_then(|id| document().get_element_by_id(&id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    // Reading and the Tab key go on from here.
    element.set_tab_index(-1);
    let is_focused = element.focus().is_ok();
    element.scroll_into_view();
    is_focused
}

/// Makes a change as a view transition if the browser supports them
/// (<https://drafts.csswg.org/css-view-transitions-1/>), styled by style/view-transitions.css. The change
/// happens before the next frame, or immediately without support.
pub fn view_transition(change: impl FnOnce() + 'static) {
    let page = document();
    let Ok(start) = property::get(&page, "startViewTransition").dyn_into::<Function>() else {
        return change();
    };
    let change = Closure::once_into_js(change);
    if let Ok(transition) = start.call1(&page, &change) {
        // A transition is skipped if another one starts. The browser would report its rejected promise as an
        // error.
        let ready = Promise::resolve(&property::get(&transition, "ready"));
        spawn_local(async move {
            let _ = JsFuture::from(ready).await;
        });
    }
}

/// Asks the reader to confirm something.
pub fn confirm(question: &str) -> bool {
    window().confirm_with_message(question).unwrap_or_default()
}

/// Reloads the page. If the browser refuses, nothing changes.
pub fn reload() {
    let _ = window().location().reload();
}
