//! The actions of the shortcuts. Each returns whether there was something to do.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::browser::{document, tasks, viewport};

/// An item of the list.
const ITEM_SELECTOR: &str = ".story-list > li";
/// The link to the story in an item.
const TITLE_SELECTOR: &str = ".headline a";

/// Goes to the next or the previous story: in a list to its headline, on a story page to the page of its
/// neighbor.
pub fn step(is_forward: bool) -> bool {
    if document::find(".story-list").is_none() {
        return click(document::find(if is_forward {
            ".pager .next"
        } else {
            ".pager .prev"
        }));
    }
    if focus_neighbor(is_forward) {
        return true;
    }
    // The list renders more rows after scrolling.
    let height = i64::from(viewport::height());
    viewport::scroll_by(if is_forward { height } else { -height });
    tasks::after_paint(move || {
        focus_neighbor(is_forward);
    });
    true
}

/// Opens the story of the focused card.
pub fn open() -> bool {
    click(find_near_focus(".card", TITLE_SELECTOR))
}

/// Opens or closes the coverage of the focused card, or the full timeline on a story page.
pub fn toggle_coverage() -> bool {
    let Some(toggle) = find_near_focus(".card", ".coverage-toggle") else {
        return click(document::find(".timeline + button"));
    };
    // A focused element inside the panel would be removed.
    if closest_to_focus(".card-panel").is_some() {
        focus(&toggle);
    }
    click(Some(toggle))
}

/// Saves the story of the focused card or of this page.
pub fn save() -> bool {
    const SAVE_SELECTOR: &str = "[data-testid=\"save\"]";
    let in_story = || find_in(&document::find("article.story")?, SAVE_SELECTOR);
    click(find_near_focus(".card", SAVE_SELECTOR).or_else(in_story))
}

/// Focuses the headline of the next or previous rendered card, or the first in view if none is focused.
fn focus_neighbor(is_forward: bool) -> bool {
    let sibling = |item: &Element| {
        if is_forward {
            item.next_element_sibling()
        } else {
            item.previous_element_sibling()
        }
    };
    let current = closest_to_focus(ITEM_SELECTOR);
    let mut next = match &current {
        Some(item) => sibling(item),
        None => first_in_view(),
    };
    while let Some(item) = next {
        if let Some(title) = find_in(&item, TITLE_SELECTOR) {
            focus(&title);
            return true;
        }
        // The card is still loading.
        if find_in(&item, ".skeleton").is_some() {
            return true;
        }
        next = sibling(&item);
    }
    false
}

fn first_in_view() -> Option<Element> {
    let mut item = document::find(ITEM_SELECTOR);
    while let Some(current) = item {
        let title = find_in(&current, TITLE_SELECTOR);
        if title.is_some_and(|title| title.get_bounding_client_rect().top() >= 0.0) {
            return Some(current);
        }
        item = current.next_element_sibling();
    }
    None
}

/// Returns the closest ancestor of the focused element that matches a selector.
fn closest_to_focus(selector: &str) -> Option<Element> {
    document()
        .active_element()?
        .closest(selector)
        .ok()
        .flatten()
}

/// Returns the element that matches `inner` in the closest ancestor of the focus that matches `outer`.
fn find_near_focus(outer: &str, inner: &str) -> Option<Element> {
    find_in(&closest_to_focus(outer)?, inner)
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
