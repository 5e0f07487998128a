//! The part of the page that is in view.

use leptos::prelude::{document, window};

use super::document;

/// Returns the vertical scroll position of the page, in CSS pixels.
pub fn scroll() -> i32 {
    whole_pixels(window().scroll_y().unwrap_or_default())
}

/// Returns the height of the page, in CSS pixels.
pub fn page_height() -> i32 {
    document()
        .document_element()
        .map_or(0, |root| root.scroll_height())
}

/// Returns the height of the window, in CSS pixels.
pub fn height() -> i32 {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    whole_pixels(height.unwrap_or(800.0))
}

/// Returns whether the page is scrolled to its end.
pub fn is_at_end() -> bool {
    scroll() > 0 && page_height() - height() - scroll() <= 2
}

/// Converts a length to whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a browser's page is lower than 2^31 pixels"
)]
pub fn whole_pixels(pixels: f64) -> i32 {
    pixels as i32
}

/// Scrolls the page.
pub fn scroll_to(y: i32) {
    window().scroll_to_with_x_and_y(0.0, f64::from(y));
}

/// Scrolls the page by a distance, in CSS pixels.
pub fn scroll_by(pixels: i64) {
    if pixels == 0 {
        return;
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "a page is lower than 2^52 pixels"
    )]
    window().scroll_by_with_x_and_y(0.0, pixels as f64);
}

/// Returns the distance of an element from the top of the page, in CSS pixels.
pub fn top_of(selector: &str) -> Option<i32> {
    document::find(selector)
        .map(|element| whole_pixels(element.get_bounding_client_rect().top()) + scroll())
}
