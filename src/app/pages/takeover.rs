//! The takeover of the document's first content: a prerendered page (`export::prerender`) or a loading page.
//! A prerendered page covers the application until the application has drawn the same content.

use leptos::{
    ev,
    prelude::{document as page, *},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::context::AppContext;
use crate::{
    app::browser::{document, tasks, viewport},
    query::{Query, Route},
};

/// The element of the prerendered page.
const PRERENDERED_SELECTOR: &str = ".prerendered";

/// Whether the reader has scrolled the prerendered page. Asking the browser for the scroll position instead would
/// make it lay out the application first.
#[derive(Clone, Copy)]
struct HasScrolled(StoredValue<bool>);

/// Returns whether the prerendered page is still shown.
pub fn is_prerendered() -> bool {
    document::find(PRERENDERED_SELECTOR).is_some()
}

/// Removes the loading page; a prerendered page stays.
pub fn start() {
    if is_prerendered() {
        let has_scrolled = StoredValue::new(viewport::scroll() > 0);
        window_event_listener(ev::scroll, move |_| has_scrolled.set_value(true));
        provide_context(HasScrolled(has_scrolled));
        document::set_root("data-prerendered", "");
        let search_session = expect_context::<AppContext>().search_session;
        // The application's search box must be ready before typing continues in it.
        Effect::new(move |_| {
            if search_session.is_ready() {
                end();
            }
        });
    } else {
        end();
    }
}

/// Marks the page as ready: partly (`list`), or completely (`all`).
pub fn mark_ready(stage: &str) {
    document::set_root("data-ready", stage);
    let input = prerendered_input();
    if input.is_none() || input != page().active_element() {
        end();
    }
}

/// Removes the prerendered or loading page, and moves its search text and focus into the application.
pub fn end() {
    let Some(container) = page().get_element_by_id("prerendered") else {
        return;
    };
    let input = prerendered_input();
    let has_focus = input.is_some() && input == page().active_element();
    let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let words = input.map(|input| input.value()).unwrap_or_default();
    keep_embedded_files(&container);
    container.remove();
    document::remove_root("data-prerendered");
    let (navigation, search_session) = (
        expect_context::<AppContext>().navigation,
        expect_context::<AppContext>().search_session,
    );
    let route = navigation
        .arrival
        .with_untracked(|arrival| arrival.route.clone());
    if let Route::List(query) = route
        && !words.is_empty()
    {
        navigation.replace(Route::List(Query {
            search_text: words,
            ..query
        }));
    }
    if has_focus {
        let mut is_pending = true;
        Effect::new(move |_| {
            if search_session.is_ready() && is_pending {
                is_pending = false;
                tasks::after_paint(|| {
                    document::focus("#search");
                });
            }
        });
    }
}

/// Moves the embedded files out of the prerendered page, because a part of the application that loads later still reads
/// them.
fn keep_embedded_files(container: &Element) {
    let Some(body) = page().body() else {
        return;
    };
    while let Ok(Some(file)) = container.query_selector("script[data-file]") {
        if body.append_child(&file).is_err() {
            return;
        }
    }
}

/// Returns the scroll position of a reader who has scrolled the prerendered page: the slug of the first story
/// in view, and its top edge in the window, in CSS pixels.
pub fn reading_position() -> Option<(String, i32)> {
    let HasScrolled(has_scrolled) = use_context()?;
    if !has_scrolled.get_value() || viewport::scroll() <= 0 {
        return None;
    }
    let mut item = document::find(".prerendered .story-list > li");
    while let Some(li) = item {
        let area = li.get_bounding_client_rect();
        if area.bottom() > 0.0 {
            let heading = li.query_selector("h2").ok().flatten()?.id();
            let slug = heading.strip_prefix("headline-")?.to_owned();
            return Some((slug, viewport::whole_pixels(area.top())));
        }
        item = li.next_element_sibling();
    }
    None
}

fn prerendered_input() -> Option<Element> {
    document::find("#prerendered input")
}
