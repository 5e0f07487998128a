//! Follows links within the archive without loading a document.

use leptos::{ev, prelude::window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use super::{Navigation, scroll_position::ScrollPosition};

/// Follows links within the archive as long as the page lives. The browser handles all others: other sites,
/// downloads, new tabs, and clicks that were handled already.
pub fn follow(navigation: Navigation) {
    window_event_listener(ev::click, move |event| {
        let is_plain_click = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if !is_plain_click || event.default_prevented() {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let link = target
            .and_then(|target| target.closest("a[href]").ok().flatten())
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let Some(link) = link else {
            return;
        };
        if !link.target().is_empty() || link.has_attribute("download") {
            return;
        }
        let Some(route) = navigation.route_of(&link.href()) else {
            return;
        };
        let fragment = link.hash();
        if !fragment.is_empty() && navigation.is_at(&route) {
            // The browser goes to a place within the text by itself.
            navigation.save_position();
            return;
        }
        event.prevent_default();
        navigation.go_to(route, ScrollPosition::of_fragment(fragment));
    });
}
