//! Fetches what a control leads to while the reader is about to use it: hovers over it, focuses or presses it.

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use super::{context::AppContext, parts};
use crate::{app::net::request_limiter, query::Route};

/// The time for which a control is hovered or focused before its files are fetched. A pointer on its way to another
/// control is faster.
const DELAY: Duration = Duration::from_millis(50);

/// The fetch that waits for its delay. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Prefetcher {
    pending: StoredValue<Option<PendingFetch>, LocalStorage>,
}

/// A fetch, and the timer that starts it.
struct PendingFetch {
    timer: TimeoutHandle,
    fetch: Box<dyn FnOnce()>,
}

impl Prefetcher {
    /// Creates a prefetcher without a fetch.
    pub fn new() -> Self {
        Self {
            pending: StoredValue::new_local(None),
        }
    }

    /// Follows the reader's pointer and focus over all links to stories and lists, and over the buttons for coverage.
    pub fn listen(context: AppContext) {
        let near = move |target: Option<web_sys::EventTarget>| {
            let target = target.and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(route) = target.and_then(|target| route_behind(context, &target)) {
                context.prefetcher.soon(move || fetch_page(context, &route));
            }
        };
        window_event_listener(ev::pointerover, move |event| near(event.target()));
        window_event_listener(ev::focusin, move |event| near(event.target()));
        window_event_listener(ev::pointerdown, move |_| context.prefetcher.now());
    }

    /// Fetches something unless the reader goes on to another control at once, or saves data.
    pub fn soon(self, fetch: impl FnOnce() + 'static) {
        if request_limiter::saves_data() {
            return;
        }
        self.take();
        let pending =
            set_timeout_with_handle(move || self.now(), DELAY).map(|timer| PendingFetch {
                timer,
                fetch: Box::new(fetch),
            });
        self.pending.set_value(pending.ok());
    }

    /// Fetches at once what waits, because the reader presses the control.
    fn now(self) {
        if let Some(fetch) = self.take() {
            fetch();
        }
    }

    /// Stops the timer, and returns the fetch.
    fn take(self) -> Option<Box<dyn FnOnce()>> {
        let pending = self.pending.try_update_value(Option::take).flatten()?;
        pending.timer.clear();
        Some(pending.fetch)
    }
}

/// Returns the page that a click on this element leads to. A button for coverage shows the story of its card.
fn route_behind(context: AppContext, target: &Element) -> Option<Route> {
    let control = target.closest("a[href], .coverage-toggle").ok().flatten()?;
    let link = match control.dyn_into::<HtmlAnchorElement>() {
        Ok(link) => link,
        Err(button) => {
            let card = button.closest("article").ok().flatten()?;
            let link = card.query_selector("a[href]").ok().flatten()?;
            link.dyn_into().ok()?
        }
    };
    context.navigation.route_of(&link.href())
}

fn fetch_page(context: AppContext, route: &Route) {
    match route {
        Route::Story(slug, _) => {
            if let Some(row) = context.store.known_row(slug) {
                parts::STORY.run(move |part| (part.fetch)(context.store, row));
            }
        }
        Route::List(query) => context.search_session.prefetch(query),
        Route::About | Route::Library | Route::NotFound(_) => {}
    }
}
