//! What the keys do. Each of them says whether there was anything to do.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::document as page;

/// An item of the list.
const ITEM_SELECTOR: &str = ".river > li";
/// In it, the link to the story.
const TITLE_SELECTOR: &str = ".headline a";

/// Goes to the next story, or to the one before: in a list the focus goes to its headline, from the page
/// of a story to that of its neighbour.
pub fn step(is_forward: bool) -> bool {
    if page::find(".river").is_none() {
        return click(page::find(if is_forward {
            ".pager .next"
        } else {
            ".pager .prev"
        }));
    }
    if go_on(is_forward) {
        return true;
    }
    // The list draws more where the page goes on.
    let height = window().inner_height().ok();
    let height = height.and_then(|height| height.as_f64()).unwrap_or(800.0);
    window().scroll_by_with_x_and_y(0.0, if is_forward { height } else { -height });
    page::after_paint(move || {
        go_on(is_forward);
    });
    true
}

/// Opens the story of the card that has the focus.
pub fn open() -> bool {
    click(inside(".card", TITLE_SELECTOR))
}

/// Opens or closes the coverage of the card that has the focus, or all of it on the page of a story.
pub fn unfold() -> bool {
    let Some(toggle) = inside(".card", ".coverage-toggle") else {
        return click(page::find(".timeline + button"));
    };
    // What is inside the panel goes away with it.
    if around(".card-panel").is_some() {
        focus(&toggle);
    }
    click(Some(toggle))
}

/// Saves the story whose card has the focus, or whose page this is.
pub fn save() -> bool {
    const SAVE_SELECTOR: &str = "[data-testid=\"save\"]";
    let in_story = || find_in(&page::find("article.story")?, SAVE_SELECTOR);
    click(inside(".card", SAVE_SELECTOR).or_else(in_story))
}

/// Takes the focus to the next headline that is drawn. Where none has it yet, to the first in view.
fn go_on(is_forward: bool) -> bool {
    let sibling = |item: &Element| {
        if is_forward {
            item.next_element_sibling()
        } else {
            item.previous_element_sibling()
        }
    };
    let here = around(ITEM_SELECTOR);
    let mut next = match &here {
        Some(item) => sibling(item),
        None => first_in_view(),
    };
    while let Some(item) = next {
        if let Some(title) = find_in(&item, TITLE_SELECTOR) {
            focus(&title);
            return true;
        }
        // Its card is on its way.
        if find_in(&item, ".skeleton").is_some() {
            return true;
        }
        next = sibling(&item);
    }
    false
}

fn first_in_view() -> Option<Element> {
    let mut item = page::find(ITEM_SELECTOR);
    while let Some(here) = item {
        let title = find_in(&here, TITLE_SELECTOR);
        if title.is_some_and(|title| title.get_bounding_client_rect().top() >= 0.0) {
            return Some(here);
        }
        item = here.next_element_sibling();
    }
    None
}

/// What a selector finds around what has the focus.
fn around(selector: &str) -> Option<Element> {
    document()
        .active_element()?
        .closest(selector)
        .ok()
        .flatten()
}

/// What a selector finds in what another finds around the focus.
fn inside(outer: &str, inner: &str) -> Option<Element> {
    find_in(&around(outer)?, inner)
}

fn find_in(element: &Element, selector: &str) -> Option<Element> {
    element.query_selector(selector).ok().flatten()
}

fn click(element: Option<Element>) -> bool {
    let Some(element) = element else {
        return false;
    };
    element.unchecked_ref::<HtmlElement>().click();
    true
}

fn focus(element: &Element) {
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
