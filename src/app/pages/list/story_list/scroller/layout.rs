//! The layout: chooses the rendered rows by the rows in view, and measures them.

use leptos::prelude::*;

use super::{
    Scroller,
    items::{pixels, top_of},
    row_window::{MAX_RENDERED_CARDS, MIN_RENDERED_CARDS, RowWindow},
};
use crate::app::browser::viewport;

impl Scroller {
    /// Chooses the rendered rows by the rows in view.
    pub(super) fn lay_out(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else {
            return;
        };
        self.restore_anchor();
        self.measure();
        // The anchor is taken before anything moves, because new rows are rendered a little later.
        self.update_anchor();
        let count = self.count.get_value();
        let view_height = i64::from(viewport::height());
        // The edges of the window in the coordinates of the list.
        let view_top = -top_of(&list);
        let view_bottom = view_top + view_height;
        let RowWindow { mut first, mut end } = self.row_window.get_untracked();
        let mut start = self.padding_before.get_value();
        self.row_heights.with_value(|row_heights| {
            let heights: i64 = (first..end).map(|index| row_heights.height(index)).sum();
            let mut stop = start + heights;
            // A pinned end stays while cards above get their heights.
            let keeps_end = self.is_pinned() && end == count;
            let is_outside =
                !keeps_end && (stop < view_top - view_height || start > view_bottom + view_height);
            if is_outside && count > 0 {
                let index = row_heights.index_at(row_heights.from_page(view_top, count), count);
                first = index.min(count.saturating_sub(1));
                end = first;
                start = view_top.clamp(
                    0,
                    row_heights.on_page(row_heights.offset(first), count).max(0),
                );
                stop = start;
            }
            while first > 0 && start > view_top - view_height {
                first -= 1;
                start -= row_heights.height(first);
            }
            while end < count && stop < view_bottom + view_height {
                stop += row_heights.height(end);
                end += 1;
            }
            while first < end
                && start + row_heights.height(first) < view_top - view_height - view_height / 2
            {
                start += row_heights.height(first);
                first += 1;
            }
            // A list that begins below the window keeps its first rows.
            while !keeps_end
                && end > first + MIN_RENDERED_CARDS
                && stop - row_heights.height(end - 1) > view_bottom + view_height + view_height / 2
            {
                end -= 1;
                stop -= row_heights.height(end);
            }
            end = end
                .max(first + MIN_RENDERED_CARDS)
                .min(first + MAX_RENDERED_CARDS)
                .min(count);
            // Padding cannot be negative; the anchor is restored when the rows are rendered.
            start = start.max(0);
        });
        self.padding_before.set_value(start);
        self.has_laid_out.set_value(true);
        let row_window = RowWindow { first, end };
        if row_window != self.row_window.get_untracked() {
            self.row_window.set(row_window);
        }
        self.apply_padding();
    }

    /// Records the heights of the rendered rows.
    pub(super) fn measure(self) {
        let first = self.first_rendered();
        let rects: Vec<_> = self
            .items()
            .map(|item| item.get_bounding_client_rect())
            .collect();
        self.row_heights.update_value(|row_heights| {
            for (index, rect) in rects.iter().enumerate() {
                // Elements without layout have no height. Of cards side by side, only the last counts.
                if rect.height() > 0.0 {
                    let is_beside = rects
                        .get(index + 1)
                        .is_some_and(|next| next.height() > 0.0 && next.top() <= rect.top());
                    let height = if is_beside { 0.0 } else { rect.height() };
                    row_heights.record(first + index, pixels(height));
                }
            }
        });
    }
}
