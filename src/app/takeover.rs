//! What the document showed before the application was there: a page that can be read (`export::prerender`), or
//! what stands for one. The first stays, over the application, until that shows the same.

use leptos::prelude::{WithUntracked, document as page};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::{context::app_context, document};
use crate::query::{Query, Route};

/// What a page that can be read stands in.
const PRERENDERED_SELECTOR: &str = ".early";

/// Takes what stands for a page away; a page that can be read stays.
pub fn begin() {
    if document::find(PRERENDERED_SELECTOR).is_some() {
        document::set_root("data-early", "");
        let asking = app_context().asking;
        // Whoever types goes on in the box that can be typed into.
        document::effect(move || {
            if asking.is_ready() {
                end();
            }
        });
    } else {
        end();
    }
}

/// Says that the application shows its page: some of it (`list`), or all that there is to it (`all`).
pub fn ready(how: &str) {
    document::set_root("data-ready", how);
    let input = input();
    if input.is_none() || input != page().active_element() {
        end();
    }
}

/// Takes away what was there before the application, and goes on with what was typed into it.
pub fn end() {
    let Some(first) = page().get_element_by_id("first-paint") else {
        return;
    };
    let input = input();
    let has_focus = input.is_some() && input == page().active_element();
    let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let words = input.map(|input| input.value()).unwrap_or_default();
    first.remove();
    if let Some(root) = page().document_element() {
        let _ = root.remove_attribute("data-early");
    }
    let (navigation, asking) = (app_context().navigation, app_context().asking);
    let route = navigation
        .arrival
        .with_untracked(|arrival| arrival.route.clone());
    if let Route::List(query) = route
        && !words.is_empty()
    {
        navigation.amend(Route::List(Query { words, ..query }));
    }
    if has_focus {
        let mut is_due = true;
        document::effect(move || {
            if asking.is_ready() && is_due {
                is_due = false;
                document::after_paint(|| {
                    document::focus("#search");
                });
            }
        });
    }
}

/// Where a reader is who scrolled already: the slug of the first story in view, and where its upper edge is in
/// the window, in CSS pixels.
pub fn place() -> Option<(String, i32)> {
    let mut item = document::find(".early .river > li").filter(|_| document::scroll() > 0);
    while let Some(li) = item {
        let area = li.get_bounding_client_rect();
        if area.bottom() > 0.0 {
            let heading = li.query_selector("h2").ok().flatten()?.id();
            let slug = heading.strip_prefix("headline-")?.to_owned();
            return Some((slug, document::whole(area.top())));
        }
        item = li.next_element_sibling();
    }
    None
}

/// What a page holds of the export: the text of the file of this name.
pub fn held(file: &str) -> Option<String> {
    let selector = ["script[data-file=\"", file, "\"]"].concat();
    document::find(&selector)?.text_content()
}

fn input() -> Option<Element> {
    document::find("#first-paint input")
}
