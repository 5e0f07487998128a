//! The scroll behavior of the virtual list.
//!
//! The rendered rows are a contiguous window, one window height larger than the view on either side. The
//! padding of the list replaces all other rows. If the real heights differ from the estimates, the first card
//! in view stays in place.

use std::time::Duration;

use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, ResizeObserver};

use crate::{
    app::browser::{keyboard, tasks, viewport},
    view::{
        any_signal::{AnySignal, effect},
        row_heights::RowHeights,
    },
};

/// The maximum number of rendered cards.
const MAX_RENDERED_CARDS: usize = 90;

/// The minimum number of rendered cards after the first paint.
const MIN_RENDERED_CARDS: usize = 6;

/// The height of a low card, in CSS pixels.
const MIN_CARD_HEIGHT: i64 = 220;

/// Returns the number of cards that fill the window: they are loaded before a list is shown, and rendered
/// first. More cards follow after the first paint.
pub fn screenful() -> usize {
    let cards = i64::from(viewport::height()) / MIN_CARD_HEIGHT;
    usize::try_from(cards.clamp(3, 8)).unwrap_or_default()
}

/// A scroll position beyond the end of any page.
const PAGE_END: i32 = i32::MAX;

/// The time without scrolling after which the padding is corrected.
const SCROLL_IDLE_DELAY: Duration = Duration::from_millis(150);

/// The rendered rows by their indices in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowWindow {
    /// The index of the first row.
    pub first: usize,
    /// The index behind the last row.
    pub end: usize,
}

/// A card in view, and its position when it was measured.
#[derive(Clone, Copy)]
struct Anchor {
    /// Its index in the list.
    index: usize,
    /// Its top edge in the window.
    top: i64,
    /// The scroll position of the page.
    scroll: i64,
}

/// The page as it was when it was last scrolled to its end.
#[derive(Clone, Copy)]
struct EndPin {
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

/// The geometry of a list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Scroller {
    /// The rendered rows.
    pub row_window: AnySignal<RowWindow>,
    /// The list element.
    pub list: NodeRef<html::Ol>,
    count: StoredValue<usize>,
    row_heights: StoredValue<RowHeights>,
    /// The padding before the rendered rows, in pixels.
    padding_before: StoredValue<i64>,
    /// The first card in view.
    anchor: StoredValue<Option<Anchor>>,
    /// The card to scroll to, and where its top edge belongs in the window.
    target: StoredValue<Option<(usize, i64)>>,
    /// Set while the reader is at the end of the page; the page then stays at its end while the list grows.
    end_pin: StoredValue<Option<EndPin>>,
    is_layout_due: StoredValue<bool>,
    idle: StoredValue<Option<TimeoutHandle>>,
}

impl Scroller {
    /// Creates a scroller for a list that is about to be rendered.
    pub fn new() -> Self {
        let scroller = Self {
            row_window: AnySignal::new(RowWindow::default()),
            list: NodeRef::new(),
            count: StoredValue::new(0),
            row_heights: StoredValue::new(RowHeights::default()),
            padding_before: StoredValue::new(0),
            anchor: StoredValue::new(None),
            target: StoredValue::new(None),
            end_pin: StoredValue::new(None),
            is_layout_due: StoredValue::new(false),
            idle: StoredValue::new(None),
        };
        let scroll = window_event_listener_untyped("scroll", move |_| {
            scroller.follow_end();
            scroller.schedule_layout();
        });
        let keydown = window_event_listener(ev::keydown, move |event| {
            let go = match event.key().as_str() {
                "Home" => Self::go_to_start,
                "End" => Self::go_to_end,
                _ => return,
            };
            if keyboard::is_page_key(&event) {
                event.prevent_default();
                go(scroller);
            }
        });
        let resize = window_event_listener_untyped("resize", move |_| scroller.schedule_layout());
        on_cleanup(move || {
            scroll.remove();
            keydown.remove();
            resize.remove();
        });
        scroller.watch_heights();
        scroller
    }

    /// Starts a new list of `count` rows at its top.
    pub fn reset_to_top(self, count: usize) {
        self.reset(count, 0, None);
    }

    /// Starts a new list of `count` rows at the card `index`, whose top edge belongs at `top` in the window.
    pub fn reset_to(self, count: usize, index: usize, top: i32) {
        self.reset(count, index, Some((index, i64::from(top))));
    }

    fn reset(self, count: usize, index: usize, target: Option<(usize, i64)>) {
        self.count.set_value(count);
        self.row_heights.set_value(RowHeights::default());
        self.anchor.set_value(None);
        self.end_pin.set_value(None);
        self.target.set_value(target);
        let first = index.saturating_sub(2);
        let row_window = RowWindow {
            first,
            end: (index + screenful()).min(count),
        };
        self.padding_before.set_value(
            self.row_heights
                .with_value(|row_heights| row_heights.on_page(row_heights.offset(first), count)),
        );
        self.row_window.set(row_window);
        self.apply_padding();
        tasks::after_paint(move || self.lay_out());
    }

    /// Scrolls to the end of the list. The browser would use the page height of the moment when the key was
    /// pressed.
    fn go_to_end(self) {
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
        tasks::after_paint(move || {
            self.scroll_to_end();
            self.schedule_layout();
        });
    }

    /// Scrolls to the top of the page. The browser would animate it, and stop early if the heights of rows on
    /// the way change.
    fn go_to_start(self) {
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

    /// Scrolls to the end of the page, and pins it there.
    fn scroll_to_end(self) {
        viewport::scroll_to(PAGE_END);
        self.end_pin.set_value(Some(EndPin::now()));
    }

    /// Pins the end of the page if the reader has scrolled to the last row, and releases it if the reader has left it.
    /// The page can end before the last row is rendered; pinning then would skip the rows between.
    fn follow_end(self) {
        let has_last_row = self.row_window.get_untracked().end == self.count.get_value();
        if viewport::is_at_end() && has_last_row {
            self.end_pin.set_value(Some(EndPin::now()));
        } else if self.end_pin.get_value().is_some_and(EndPin::is_left) {
            self.end_pin.set_value(None);
        }
    }

    /// Returns whether the end of the page is pinned.
    fn is_pinned(self) -> bool {
        self.end_pin.with_value(Option::is_some)
    }

    /// Returns the index and top edge of the first card in view.
    fn anchor(self) -> Option<(usize, i32)> {
        let Anchor { index, .. } = self.anchor.get_value()?;
        Some((index, i32::try_from(self.top_of_row(index)?).ok()?))
    }

    /// Returns whether the list has no card left to scroll to.
    fn has_no_target(self) -> bool {
        self.target.with_value(Option::is_none)
    }

    /// Updates the layout before the next frame.
    fn schedule_layout(self) {
        if !self.is_layout_due.get_value() {
            self.is_layout_due.set_value(true);
            request_animation_frame(move || {
                // The page may be gone by then.
                if self.is_layout_due.try_set_value(false).is_none() {
                    self.lay_out();
                }
            });
        }
        let idle = set_timeout_with_handle(move || self.correct_padding(), SCROLL_IDLE_DELAY).ok();
        self.idle.update_value(|before| {
            if let Some(before) = std::mem::replace(before, idle) {
                before.clear();
            }
        });
    }

    /// Chooses the rendered rows by the rows in view.
    fn lay_out(self) {
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
        let row_window = RowWindow { first, end };
        if row_window != self.row_window.get_untracked() {
            self.row_window.set(row_window);
        }
        self.apply_padding();
    }

    /// Records the heights of the rendered rows.
    fn measure(self) {
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

    /// Records the first card in view.
    fn update_anchor(self) {
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

    /// Returns the top edge of a row in the window if it is rendered.
    fn top_of_row(self, index: usize) -> Option<i64> {
        let item_index = index.checked_sub(self.first_rendered())?;
        let item = self.items().nth(item_index)?;
        Some(pixels(item.get_bounding_client_rect().top()))
    }

    /// Scrolls so that the first card in view keeps its position, or the target card gets its position.
    fn restore_anchor(self) {
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

    /// Corrects the padding to the estimated heights, without moving the view.
    fn correct_padding(self) {
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

    /// Sets the padding of the list to the height of the rows that are not rendered.
    fn apply_padding(self) {
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
            let mut value = height.to_string();
            value.push_str("px");
            let _ = style.set_property(name, &value);
        }
    }

    /// Returns the rendered items.
    fn items(self) -> impl Iterator<Item = Element> {
        let list = self.list.try_get_untracked().flatten();
        let children = list.map(|list| list.children());
        let count = children.as_ref().map_or(0, web_sys::HtmlCollection::length);
        (0..count).filter_map(move |index| children.as_ref()?.item(index))
    }

    /// Returns the index of the first item in the document. Rows that were just chosen may not be rendered
    /// yet.
    fn first_rendered(self) -> usize {
        let first = self.items().next();
        let position = first.and_then(|item| item.get_attribute("aria-posinset"));
        let position = position.and_then(|position| position.parse::<usize>().ok());
        position.map_or_else(
            || self.row_window.get_untracked().first,
            |position| position.saturating_sub(1),
        )
    }

    /// Restores the anchor when the height of the list changes. The observer runs after layout and before
    /// paint.
    fn watch_heights(self) {
        let resized = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            self.restore_anchor();
            self.schedule_layout();
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        let stored = StoredValue::new_local((observer, resized));
        effect(move || {
            if let Some(list) = self.list.get() {
                stored.with_value(|(observer, _)| {
                    if let Some(observer) = observer {
                        observer.observe(&list);
                    }
                });
                self.apply_padding();
            }
        });
        on_cleanup(move || {
            stored.with_value(|(observer, _)| {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
            });
        });
    }

    /// Returns the row and top edge of the first card in view, for Back.
    pub fn position(self, rows: &[u32]) -> Option<(u32, i32)> {
        let (index, top) = self.anchor()?;
        // At the top of the page there is nothing to restore.
        (viewport::scroll() > 0).then_some(())?;
        Some((*rows.get(index)?, top))
    }
}

/// Returns the top edge of the list in the window.
fn top_of(list: &Element) -> i64 {
    pixels(list.get_bounding_client_rect().top())
}

/// Converts a length to whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is lower than 2^52 pixels"
)]
fn pixels(length: f64) -> i64 {
    length.round() as i64
}
