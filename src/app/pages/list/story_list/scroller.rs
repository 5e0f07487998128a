//! The scroll behavior of the virtual list.
//!
//! The rendered rows are a contiguous window, one window height larger than the view on either side. The
//! padding of the list replaces all other rows. If the real heights differ from the estimates, the first card
//! in view stays in place.

mod anchor;
mod end_pin;
mod items;
mod layout;
mod padding;
pub mod row_window;

use std::time::Duration;

use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*};

use self::{
    anchor::Anchor,
    end_pin::EndPin,
    row_window::{RowWindow, screenful},
};
use crate::{
    app::browser::{keyboard, tasks},
    view::row_heights::RowHeights,
};

/// The time without scrolling after which the padding is corrected.
const SCROLL_IDLE_DELAY: Duration = Duration::from_millis(150);

/// The geometry of a list. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Scroller {
    /// The rendered rows.
    pub row_window: RwSignal<RowWindow>,
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
    /// Whether a list was laid out before.
    has_laid_out: StoredValue<bool>,
    /// Whether the page goes to its end in the next frame.
    is_end_due: StoredValue<bool>,
    idle: StoredValue<Option<TimeoutHandle>>,
}

impl Scroller {
    /// Creates a scroller for a list that is about to be rendered.
    pub fn new() -> Self {
        let scroller = Self {
            row_window: RwSignal::new(RowWindow::default()),
            list: NodeRef::new(),
            count: StoredValue::new(0),
            row_heights: StoredValue::new(RowHeights::default()),
            padding_before: StoredValue::new(0),
            anchor: StoredValue::new(None),
            target: StoredValue::new(None),
            end_pin: StoredValue::new(None),
            is_layout_due: StoredValue::new(false),
            has_laid_out: StoredValue::new(false),
            is_end_due: StoredValue::new(false),
            idle: StoredValue::new(None),
        };
        let scroll = window_event_listener(ev::scroll, move |_| {
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
        let resize = window_event_listener(ev::resize, move |_| scroller.schedule_layout());
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
        // The first list is drawn in two frames, so that its first cards are seen early. For later lists, a second
        // frame would take longer than the cards below the window.
        let windows = if self.has_laid_out.get_value() { 2 } else { 1 };
        let row_window = RowWindow {
            first,
            end: (index + windows * screenful()).min(count),
        };
        self.padding_before.set_value(
            self.row_heights
                .with_value(|row_heights| row_heights.on_page(row_heights.offset(first), count)),
        );
        self.row_window.set(row_window);
        self.apply_padding();
        self.after_paint(Self::lay_out);
    }

    /// Calls `then` after the next frame, unless the list is gone by then.
    pub fn after_paint(self, then: impl FnOnce(Self) + 'static) {
        tasks::after_paint(move || {
            if self.count.try_get_value().is_some() {
                then(self);
            }
        });
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
}
