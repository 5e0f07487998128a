//! Notices that the reader is about to use a control: hovers over it, focuses or presses it. What a click will show is
//! fetched then, by the part of the story page (`pages::prefetch::fetch_ahead`).

mod fetch_ahead;

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

pub use self::fetch_ahead::fetch_ahead;
use super::{context::AppContext, parts};
use crate::app::net::request_limiter;

/// The time for which a control is hovered or focused before its files are fetched. A pointer on its way to another
/// control is faster.
const DELAY: Duration = Duration::from_millis(50);

/// The controls that lead to stories and lists. One listener for all of them costs less than one for each.
const CONTROLS: &str = "a[href], .coverage-toggle, [data-testid=topic], [data-testid=sort]";

/// The control that the reader hovers over or focuses, and the timer that fetches what it leads to.
type Pending = StoredValue<Option<(Element, TimeoutHandle)>, LocalStorage>;

/// Follows the reader's pointer and focus as long as the page lives.
pub fn listen(context: AppContext) {
    let pending: Pending = StoredValue::new_local(None);
    let near = move |target: Option<EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<Element>().ok());
        let control = target.and_then(|target| target.closest(CONTROLS).ok().flatten());
        if let Some(control) = control.filter(|_| !request_limiter::saves_data()) {
            take(pending);
            let timer = set_timeout_with_handle(move || fetch_now(context, pending), DELAY);
            pending.set_value(timer.ok().map(|timer| (control, timer)));
        }
    };
    window_event_listener(ev::pointerover, move |event| near(event.target()));
    window_event_listener(ev::focusin, move |event| near(event.target()));
    window_event_listener(ev::pointerdown, move |_| fetch_now(context, pending));
}

/// Fetches what the pending control leads to.
fn fetch_now(context: AppContext, pending: Pending) {
    if let Some(control) = take(pending) {
        parts::STORY.run(move |part| (part.fetch_ahead)(context, &control));
    }
}

/// Stops the timer, and returns the control.
fn take(pending: Pending) -> Option<Element> {
    let (control, timer) = pending.try_update_value(Option::take).flatten()?;
    timer.clear();
    Some(control)
}
