//! Which rows of a list are in the document, and what stands for the others.
//!
//! The rows in the document are one block, a window's height more than is seen on either side. The
//! list's padding stands for what is before and behind. When heights turn out to be others than
//! they were taken for, the first card in view stays where it is.

use std::time::Duration;

use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, ResizeObserver};

use crate::{
    app::{document, shortcuts},
    view::{any_signal::AnySignal, row_heights::RowHeights},
};

/// At most so many cards are in the document.
const MAX_RENDERED_CARDS: usize = 90;

/// At least so many are once the list has been painted.
const MIN_RENDERED_CARDS: usize = 6;

/// No card is lower than this, as good as ever, in CSS pixels.
const MIN_CARD_HEIGHT: i64 = 220;

/// So many cards fill a window of any height: what has to be there before a list takes the place of
/// another, and what is drawn at first. More is when that has been painted.
pub fn screenful() -> usize {
    let cards = height_of_window() / MIN_CARD_HEIGHT;
    usize::try_from(cards.clamp(3, 8)).unwrap_or_default()
}

/// Farther than any page is high.
const PAGE_END: i32 = i32::MAX;

/// After so long without scrolling the list is put where its scroll bar says it is.
const SCROLL_IDLE_DELAY: Duration = Duration::from_millis(150);

/// The rows in the document, by their places in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowWindow {
    /// The first.
    pub first: usize,
    /// One behind the last.
    pub end: usize,
}

/// A card in view, and where it was when it was looked at.
#[derive(Clone, Copy)]
struct Anchor {
    /// Its place in the list.
    index: usize,
    /// Its upper edge in the window.
    edge: i64,
    /// How far the page was scrolled.
    scroll: i64,
}

/// The page as it was when it was last scrolled to its end.
#[derive(Clone, Copy)]
struct EndPin {
    /// How far the page was scrolled.
    scroll: i32,
    /// How high the page was.
    height: i32,
}

impl EndPin {
    /// Returns the page as it is now.
    fn now() -> Self {
        Self {
            scroll: document::scroll(),
            height: document::page_height(),
        }
    }

    /// Returns whether the reader has left the end since. A scroll event comes a frame late: the page may have
    /// grown in the meantime, or have become shorter and been moved up by that.
    fn is_left(self) -> bool {
        document::scroll() < self.scroll && document::page_height() >= self.height
    }
}

/// What a list knows of its geometry. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Scroller {
    /// The rows in the document.
    pub block: AnySignal<RowWindow>,
    /// The list.
    pub list: NodeRef<html::Ol>,
    count: StoredValue<usize>,
    ruler: StoredValue<RowHeights>,
    /// What stands before the block, in pixels.
    before: StoredValue<i64>,
    /// The first card in view.
    anchor: StoredValue<Option<Anchor>>,
    /// Where a card has to come to stand once it is there.
    wanted: StoredValue<Option<(usize, i64)>>,
    /// Set while the reader is at the end of the page, which is followed when the list grows.
    end_pin: StoredValue<Option<EndPin>>,
    is_due: StoredValue<bool>,
    idle: StoredValue<Option<TimeoutHandle>>,
}

impl Scroller {
    /// A scroller for a list that is about to be drawn.
    pub fn new() -> Self {
        let scroller = Self {
            block: AnySignal::new(RowWindow::default()),
            list: NodeRef::new(),
            count: StoredValue::new(0),
            ruler: StoredValue::new(RowHeights::default()),
            before: StoredValue::new(0),
            anchor: StoredValue::new(None),
            wanted: StoredValue::new(None),
            end_pin: StoredValue::new(None),
            is_due: StoredValue::new(false),
            idle: StoredValue::new(None),
        };
        let scrolled = window_event_listener_untyped("scroll", move |_| {
            scroller.follow_end();
            scroller.soon();
        });
        let pressed = window_event_listener(ev::keydown, move |event| {
            let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            let go = match event.key().as_str() {
                "Home" => Self::go_to_start,
                "End" => Self::go_to_end,
                _ => return,
            };
            if is_plain && !shortcuts::is_typing() {
                event.prevent_default();
                go(scroller);
            }
        });
        let resized = window_event_listener_untyped("resize", move |_| scroller.soon());
        on_cleanup(move || {
            scrolled.remove();
            pressed.remove();
            resized.remove();
        });
        scroller.watch_heights();
        scroller
    }

    /// Begins a new list of so many rows at its top.
    pub fn begin(self, count: usize) {
        self.reset(count, 0, None);
    }

    /// Begins a new list of so many rows at a card: its place in the list, and where its upper edge
    /// was in the window.
    pub fn begin_at(self, count: usize, index: usize, edge: i32) {
        self.reset(count, index, Some((index, i64::from(edge))));
    }

    fn reset(self, count: usize, index: usize, wanted: Option<(usize, i64)>) {
        self.count.set_value(count);
        self.ruler.set_value(RowHeights::default());
        self.anchor.set_value(None);
        self.end_pin.set_value(None);
        self.wanted.set_value(wanted);
        let first = index.saturating_sub(2);
        let block = RowWindow {
            first,
            end: (index + screenful()).min(count),
        };
        self.before.set_value(
            self.ruler
                .with_value(|ruler| ruler.on_page(ruler.offset(first), count)),
        );
        self.block.set(block);
        self.pad();
        document::after_paint(move || self.lay_out());
    }

    /// Shows the end of the list. The browser's own way there would take the page to be as high as it
    /// was when the key was pressed.
    fn go_to_end(self) {
        let count = self.count.get_value();
        let first = count.saturating_sub(MIN_RENDERED_CARDS);
        let before = self
            .ruler
            .with_value(|ruler| ruler.on_page(ruler.offset(first), count));
        self.before.set_value(before);
        self.wanted.set_value(None);
        self.block.set(RowWindow { first, end: count });
        self.pad();
        self.scroll_to_end();
        document::after_paint(move || {
            self.scroll_to_end();
            self.soon();
        });
    }

    /// Shows the first rows, under all that stands above the list. The browser's own way there is an animation,
    /// which ends early if the heights of rows that it passes change.
    fn go_to_start(self) {
        self.before.set_value(0);
        self.anchor.set_value(None);
        self.wanted.set_value(None);
        self.end_pin.set_value(None);
        let end = screenful().min(self.count.get_value());
        self.block.set(RowWindow { first: 0, end });
        self.pad();
        document::scroll_to(0);
        self.soon();
    }

    /// Scrolls to the end of the page, and keeps to it from now on.
    fn scroll_to_end(self) {
        document::scroll_to(PAGE_END);
        self.end_pin.set_value(Some(EndPin::now()));
    }

    /// Keeps to the end of the page if the reader has come there, and no longer if the reader has left it.
    fn follow_end(self) {
        if document::is_at_end() {
            self.end_pin.set_value(Some(EndPin::now()));
        } else if self.end_pin.get_value().is_some_and(EndPin::is_left) {
            self.end_pin.set_value(None);
        }
    }

    /// Returns whether the end of the page is kept to.
    fn is_pinned(self) -> bool {
        self.end_pin.with_value(Option::is_some)
    }

    /// The place of the first card in view: its place in the list, and its upper edge.
    fn anchor(self) -> Option<(usize, i32)> {
        let Anchor { index, .. } = self.anchor.get_value()?;
        Some((index, i32::try_from(self.edge_of(index)?).ok()?))
    }

    /// Whether the list is where the reader left it.
    fn is_settled(self) -> bool {
        self.wanted.with_value(Option::is_none)
    }

    /// Lays the list out before the next frame.
    fn soon(self) {
        if !self.is_due.get_value() {
            self.is_due.set_value(true);
            request_animation_frame(move || {
                // The page may be gone by then.
                if self.is_due.try_set_value(false).is_none() {
                    self.lay_out();
                }
            });
        }
        let idle = set_timeout_with_handle(move || self.settle(), SCROLL_IDLE_DELAY).ok();
        self.idle.update_value(|before| {
            if let Some(before) = std::mem::replace(before, idle) {
                before.clear();
            }
        });
    }

    /// Decides which rows are in the document, by what is in view.
    fn lay_out(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else {
            return;
        };
        self.hold();
        self.measure();
        // Before anything moves: rows that are chosen now are drawn a little later.
        self.take_anchor();
        let count = self.count.get_value();
        let view = height_of_window();
        // Where the window begins and ends in the list.
        let top = -edge(&list);
        let bottom = top + view;
        let RowWindow { mut first, mut end } = self.block.get_untracked();
        let mut start = self.before.get_value();
        self.ruler.with_value(|ruler| {
            let heights: i64 = (first..end).map(|index| ruler.height(index)).sum();
            let mut stop = start + heights;
            // Who went to the end stays there while cards above get their heights.
            let stays = self.is_pinned() && end == count;
            let is_out = !stays && (stop < top - view || start > bottom + view);
            if is_out && count > 0 {
                let index = ruler.index_at(ruler.from_page(top, count), count);
                first = index.min(count.saturating_sub(1));
                end = first;
                start = top.clamp(0, ruler.on_page(ruler.offset(first), count).max(0));
                stop = start;
            }
            while first > 0 && start > top - view {
                first -= 1;
                start -= ruler.height(first);
            }
            while end < count && stop < bottom + view {
                stop += ruler.height(end);
                end += 1;
            }
            while first < end && start + ruler.height(first) < top - view - view / 2 {
                start += ruler.height(first);
                first += 1;
            }
            // A list that begins below the window keeps its first rows.
            while !stays
                && end > first + MIN_RENDERED_CARDS
                && stop - ruler.height(end - 1) > bottom + view + view / 2
            {
                end -= 1;
                stop -= ruler.height(end);
            }
            end = end
                .max(first + MIN_RENDERED_CARDS)
                .min(first + MAX_RENDERED_CARDS)
                .min(count);
            // There is no padding below 0; what is in view is held when the rows are drawn.
            start = start.max(0);
        });
        self.before.set_value(start);
        let block = RowWindow { first, end };
        if block != self.block.get_untracked() {
            self.block.set(block);
        }
        self.pad();
    }

    /// Takes down the heights of the rows in the document.
    fn measure(self) {
        let first = self.drawn_first();
        let rects: Vec<_> = self
            .items()
            .map(|item| item.get_bounding_client_rect())
            .collect();
        self.ruler.update_value(|ruler| {
            for (place, rect) in rects.iter().enumerate() {
                // What is not laid out has no height; of cards side by side only the last has one.
                if rect.height() > 0.0 {
                    let is_beside = rects
                        .get(place + 1)
                        .is_some_and(|next| next.height() > 0.0 && next.top() <= rect.top());
                    let height = if is_beside { 0.0 } else { rect.height() };
                    ruler.note(first + place, pixels(height));
                }
            }
        });
    }

    /// Notes which card is the first in view.
    fn take_anchor(self) {
        // Above a list that begins in the window there is nothing of it that could change.
        let list = self.list.try_get_untracked().flatten();
        if list.is_none_or(|list| edge(&list) >= 0) {
            self.anchor.set_value(None);
            return;
        }
        let first = self.drawn_first();
        let seen = (first..).zip(self.items()).find_map(|(index, item)| {
            let rect = item.get_bounding_client_rect();
            (rect.bottom() > 0.0).then(|| Anchor {
                index,
                edge: pixels(rect.top()),
                scroll: i64::from(document::scroll()),
            })
        });
        self.anchor.set_value(seen);
    }

    /// Where the upper edge of a row is in the window, if it is drawn.
    fn edge_of(self, index: usize) -> Option<i64> {
        let place = index.checked_sub(self.drawn_first())?;
        let item = self.items().nth(place)?;
        Some(pixels(item.get_bounding_client_rect().top()))
    }

    /// Puts what was in view back where it was, when heights have changed; and what is looked for
    /// where it has to be.
    fn hold(self) {
        if let Some((index, wanted)) = self.wanted.get_value() {
            if let Some(edge) = self.edge_of(index) {
                scroll_by(edge - wanted);
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
        let Some(edge) = self.edge_of(anchor.index) else {
            return;
        };
        // What the reader scrolled himself is no change.
        let scrolled = i64::from(document::scroll()) - anchor.scroll;
        let moved = edge - (anchor.edge - scrolled);
        // A pixel is the rounding of both.
        if moved.abs() <= 1 {
            return;
        }
        let before = self.before.get_value();
        let is_top = self.drawn_first() == 0;
        let padding = if is_top { 0 } else { (before - moved).max(0) };
        self.before.set_value(padding);
        self.pad();
        // What the padding could not take up.
        scroll_by(moved - (before - padding));
        self.take_anchor();
    }

    /// The card that was looked for is where it has to be, and everything it needs is there.
    pub fn found(self) {
        self.hold();
        self.wanted.set_value(None);
        self.take_anchor();
        self.soon();
    }

    /// Brings the list to where the scroll bar says it is; what is seen does not move.
    fn settle(self) {
        if self.list.try_get_untracked().flatten().is_none() || !self.is_settled() {
            return;
        }
        self.hold();
        self.measure();
        let first = self.block.get_untracked().first;
        let count = self.count.get_value();
        let truth = self
            .ruler
            .with_value(|ruler| ruler.on_page(ruler.offset(first), count));
        let off = truth - self.before.get_value();
        self.before.set_value(truth);
        self.pad();
        if self.is_pinned() {
            self.scroll_to_end();
        } else {
            scroll_by(off);
        }
        self.take_anchor();
    }

    /// Gives the list the height of what is not in the document.
    fn pad(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else {
            return;
        };
        let RowWindow { first, end } = self.block.get_untracked();
        let count = self.count.get_value();
        let before = self.before.get_value();
        let behind = self.ruler.with_value(|ruler| {
            let drawn: i64 = (first..end).map(|index| ruler.height(index)).sum();
            let total = ruler.on_page(ruler.offset(count), count);
            let least = i64::from(end < count) * ruler.mean();
            (total - before - drawn).max(least)
        });
        let behind = if end == count { 0 } else { behind };
        let style = web_sys::HtmlElement::style(&list);
        for (name, height) in [("padding-top", before), ("padding-bottom", behind)] {
            let mut value = height.to_string();
            value.push_str("px");
            let _ = style.set_property(name, &value);
        }
    }

    /// The rows in the document.
    fn items(self) -> impl Iterator<Item = Element> {
        let list = self.list.try_get_untracked().flatten();
        let children = list.map(|list| list.children());
        let count = children.as_ref().map_or(0, web_sys::HtmlCollection::length);
        (0..count).filter_map(move |place| children.as_ref()?.item(place))
    }

    /// The place of the first row that is drawn already: a block that was just chosen may not be.
    fn drawn_first(self) -> usize {
        let first = self.items().next();
        let place = first.and_then(|item| item.get_attribute("aria-posinset"));
        let place = place.and_then(|place| place.parse::<usize>().ok());
        place.map_or_else(
            || self.block.get_untracked().first,
            |place| place.saturating_sub(1),
        )
    }

    /// Holds what is in view whenever the height of the block changes. The browser tells after it has
    /// laid out and before it paints.
    fn watch_heights(self) {
        let resized = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            self.hold();
            self.soon();
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        let kept = StoredValue::new_local((observer, resized));
        document::effect(move || {
            if let Some(list) = self.list.get() {
                kept.with_value(|(observer, _)| {
                    if let Some(observer) = observer {
                        observer.observe(&list);
                    }
                });
                self.pad();
            }
        });
        on_cleanup(move || {
            kept.with_value(|(observer, _)| {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
            });
        });
    }

    /// Where the reader is, for the way back.
    pub fn place(self, rows: &[u32]) -> Option<(u32, i32)> {
        let (index, edge) = self.anchor()?;
        // At the top of the page nothing has to be found again.
        (document::scroll() > 0).then_some(())?;
        Some((*rows.get(index)?, edge))
    }
}

/// Where a list begins, from the top of the window.
fn edge(list: &Element) -> i64 {
    pixels(list.get_bounding_client_rect().top())
}

fn height_of_window() -> i64 {
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    pixels(height.unwrap_or(800.0))
}

fn scroll_by(pixels: i64) {
    if pixels == 0 {
        return;
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "a page is lower than 2^52 pixels"
    )]
    window().scroll_by_with_x_and_y(0.0, pixels as f64);
}

/// A length in whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a page is lower than 2^52 pixels"
)]
fn pixels(length: f64) -> i64 {
    length.round() as i64
}
