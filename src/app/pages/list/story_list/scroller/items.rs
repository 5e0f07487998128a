//! The elements of the rendered rows.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

use super::Scroller;

impl Scroller {
    /// Returns the rendered items.
    pub(super) fn items(self) -> impl Iterator<Item = Element> {
        let list = self.list.try_get_untracked().flatten();
        let children = list.map(|list| list.children());
        let count = children.as_ref().map_or(0, web_sys::HtmlCollection::length);
        (0..count).filter_map(move |index| children.as_ref()?.item(index))
    }

    /// Returns the index of the first item in the document. Rows that were just chosen may not be rendered
    /// yet.
    pub(super) fn first_rendered(self) -> usize {
        let first = self.items().next();
        let position = first.and_then(|item| item.get_attribute("aria-posinset"));
        let position = position.and_then(|position| position.parse::<usize>().ok());
        position.map_or_else(
            || self.row_window.get_untracked().first,
            |position| position.saturating_sub(1),
        )
    }

    /// Returns the top edge of a row in the window if it is rendered.
    pub(super) fn top_of_row(self, index: usize) -> Option<i64> {
        let item_index = index.checked_sub(self.first_rendered())?;
        let item = self.items().nth(item_index)?;
        Some(pixels(item.get_bounding_client_rect().top()))
    }

    /// Restores the anchor when the height of the list changes. The observer runs after layout and before
    /// paint.
    pub(super) fn watch_heights(self) {
        let resized = Closure::<dyn FnMut()>::new(move || {
            self.restore_anchor();
            self.schedule_layout();
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        // The observer calls the closure as long as the list lives.
        let observer = StoredValue::new_local((observer, resized));
        Effect::new(move |_| {
            if let Some(list) = self.list.get() {
                observer.with_value(|(observer, _)| {
                    if let Some(observer) = observer {
                        observer.observe(&list);
                    }
                });
                self.apply_padding();
            }
        });
        on_cleanup(move || {
            observer.with_value(|(observer, _)| {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
            });
        });
    }
}

/// Returns the top edge of the list in the window.
pub fn top_of(list: &Element) -> i64 {
    pixels(list.get_bounding_client_rect().top())
}

/// Converts a length to whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is lower than 2^52 pixels"
)]
pub fn pixels(length: f64) -> i64 {
    length.round() as i64
}
