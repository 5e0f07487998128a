//! The start and the end of the page. A reader at the end stays there while the list grows.

use leptos::prelude::*;

use super::{
    Scroller,
    row_window::{MIN_RENDERED_CARDS, RowWindow, screenful},
};
use crate::app::browser::viewport;

/// A scroll position beyond the end of any page.
const PAGE_END: i32 = i32::MAX;

/// The page as it was when it was last scrolled to its end.
#[derive(Clone, Copy)]
pub(super) struct EndPin {
    /// The scroll position of the page.
    scroll: i32,
    /// The height of the page.
    height: i32,
}

impl EndPin {
    /// Returns the page as it is now.
    fn now() -> Self {
        Self {
            scroll: viewport::scroll(),
            height: viewport::page_height(),
        }
    }

    /// Returns whether the reader has left the end since. Scroll events come a frame late: by then the page
    /// may have grown, or have shrunk and moved up.
    fn is_left(self) -> bool {
        viewport::scroll() < self.scroll && viewport::page_height() >= self.height
    }
}

impl Scroller {
    /// Scrolls to the top of the page. The browser would animate it, and stop early if the heights of rows on
    /// the way change.
    pub(super) fn go_to_start(self) {
        self.is_end_due.set_value(false);
        self.padding_before.set_value(0);
        self.anchor.set_value(None);
        self.target.set_value(None);
        self.end_pin.set_value(None);
        let end = screenful().min(self.count.get_value());
        self.row_window.set(RowWindow { first: 0, end });
        self.apply_padding();
        viewport::scroll_to(0);
        self.schedule_layout();
    }

    /// Scrolls to the end of the list. The browser would use the page height of the moment when the key was
    /// pressed.
    pub(super) fn go_to_end(self) {
        let count = self.count.get_value();
        let first = count.saturating_sub(MIN_RENDERED_CARDS);
        let before = self
            .row_heights
            .with_value(|row_heights| row_heights.on_page(row_heights.offset(first), count));
        self.padding_before.set_value(before);
        self.target.set_value(None);
        self.row_window.set(RowWindow { first, end: count });
        self.apply_padding();
        self.scroll_to_end();
        self.is_end_due.set_value(true);
        self.after_paint(|scroller| {
            // The reader may have gone to the start since.
            if scroller.is_end_due.get_value() {
                scroller.is_end_due.set_value(false);
                scroller.scroll_to_end();
                scroller.schedule_layout();
            }
        });
    }

    /// Scrolls to the end of the page, and pins it there.
    pub(super) fn scroll_to_end(self) {
        viewport::scroll_to(PAGE_END);
        self.end_pin.set_value(Some(EndPin::now()));
    }

    /// Pins the end of the page if the reader has scrolled to the last row, and releases it if the reader has left it.
    /// The page can end before the last row is rendered; pinning then would skip the rows between.
    pub(super) fn follow_end(self) {
        let has_last_row = self.row_window.get_untracked().end == self.count.get_value();
        if viewport::is_at_end() && has_last_row {
            self.end_pin.set_value(Some(EndPin::now()));
        } else if self.end_pin.get_value().is_some_and(EndPin::is_left) {
            self.end_pin.set_value(None);
        }
    }

    /// Returns whether the end of the page is pinned.
    pub(super) fn is_pinned(self) -> bool {
        self.end_pin.with_value(Option::is_some)
    }
}
