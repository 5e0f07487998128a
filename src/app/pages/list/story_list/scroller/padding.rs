//! The padding of the list, in place of the rows that are not rendered.

use leptos::prelude::*;

use super::{Scroller, row_window::RowWindow};
use crate::app::browser::viewport;

impl Scroller {
    /// Sets the padding of the list to the height of the rows that are not rendered.
    pub(super) fn apply_padding(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else {
            return;
        };
        let RowWindow { first, end } = self.row_window.get_untracked();
        let count = self.count.get_value();
        let before = self.padding_before.get_value();
        let padding_after = self.row_heights.with_value(|row_heights| {
            let drawn: i64 = (first..end).map(|index| row_heights.height(index)).sum();
            let total = row_heights.on_page(row_heights.offset(count), count);
            let minimum = i64::from(end < count) * row_heights.mean();
            (total - before - drawn).max(minimum)
        });
        let padding_after = if end == count { 0 } else { padding_after };
        let style = web_sys::HtmlElement::style(&list);
        for (name, height) in [("padding-top", before), ("padding-bottom", padding_after)] {
            let _ = style.set_property(name, &format!("{height}px"));
        }
    }

    /// Corrects the padding to the estimated heights, without moving the view.
    pub(super) fn correct_padding(self) {
        if self.list.try_get_untracked().flatten().is_none() || !self.has_no_target() {
            return;
        }
        self.restore_anchor();
        self.measure();
        let first = self.row_window.get_untracked().first;
        let count = self.count.get_value();
        let exact_padding = self
            .row_heights
            .with_value(|row_heights| row_heights.on_page(row_heights.offset(first), count));
        let difference = exact_padding - self.padding_before.get_value();
        self.padding_before.set_value(exact_padding);
        self.apply_padding();
        if self.is_pinned() {
            self.scroll_to_end();
        } else {
            viewport::scroll_by(difference);
        }
        self.update_anchor();
    }
}
