//! The first card in view, which stays in place while heights above it change.

use leptos::prelude::*;

use super::{
    Scroller,
    items::{pixels, top_of},
};
use crate::app::browser::viewport;

/// A card in view, and its position when it was measured.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    /// Its index in the list.
    index: usize,
    /// Its top edge in the window.
    top: i64,
    /// The scroll position of the page.
    scroll: i64,
}

impl Scroller {
    /// Returns the index and top edge of the first card in view.
    fn anchor(self) -> Option<(usize, i32)> {
        let Anchor { index, .. } = self.anchor.get_value()?;
        Some((index, i32::try_from(self.top_of_row(index)?).ok()?))
    }

    /// Returns the row and top edge of the first card in view, for Back.
    pub fn position(self, rows: &[u32]) -> Option<(u32, i32)> {
        let (index, top) = self.anchor()?;
        // At the top of the page there is nothing to restore.
        (viewport::scroll() > 0).then_some(())?;
        Some((*rows.get(index)?, top))
    }

    /// Returns whether the list has no card left to scroll to.
    pub(super) fn has_no_target(self) -> bool {
        self.target.with_value(Option::is_none)
    }

    /// Records the first card in view.
    pub(super) fn update_anchor(self) {
        // A list that begins inside the window has nothing above the view that could change.
        let list = self.list.try_get_untracked().flatten();
        if list.is_none_or(|list| top_of(&list) >= 0) {
            self.anchor.set_value(None);
            return;
        }
        let first = self.first_rendered();
        let first_in_view = (first..).zip(self.items()).find_map(|(index, item)| {
            let rect = item.get_bounding_client_rect();
            (rect.bottom() > 0.0).then(|| Anchor {
                index,
                top: pixels(rect.top()),
                scroll: i64::from(viewport::scroll()),
            })
        });
        self.anchor.set_value(first_in_view);
    }

    /// Scrolls so that the first card in view keeps its position, or the target card gets its position.
    pub(super) fn restore_anchor(self) {
        if let Some((index, target)) = self.target.get_value() {
            if let Some(top) = self.top_of_row(index) {
                viewport::scroll_by(top - target);
            }
            return;
        }
        if self.is_pinned() {
            self.scroll_to_end();
            return;
        }
        let Some(anchor) = self.anchor.get_value() else {
            return;
        };
        let Some(top) = self.top_of_row(anchor.index) else {
            return;
        };
        // Scrolling by the reader is no shift.
        let scrolled = i64::from(viewport::scroll()) - anchor.scroll;
        let moved = top - (anchor.top - scrolled);
        // One pixel is a rounding error.
        if moved.abs() <= 1 {
            return;
        }
        let before = self.padding_before.get_value();
        let is_top = self.first_rendered() == 0;
        let padding = if is_top { 0 } else { (before - moved).max(0) };
        self.padding_before.set_value(padding);
        self.apply_padding();
        // The rest of the shift, which the padding could not absorb.
        viewport::scroll_by(moved - (before - padding));
        self.update_anchor();
    }

    /// Ends the search for the target card, which has loaded and is in place.
    pub fn release_target(self) {
        self.restore_anchor();
        self.target.set_value(None);
        self.update_anchor();
        self.schedule_layout();
    }
}
