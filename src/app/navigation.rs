//! Goes to pages: the address of the tab is the state of the page. No other module reads or writes the address.

pub mod address;
pub mod arrival;
mod history;
pub mod links;
pub mod scroll_position;

use leptos::{ev, prelude::*};
use web_sys::{PopStateEvent, ScrollRestoration};

use self::{
    arrival::{Arrival, NavigationKind},
    history::{entry_of, now},
    scroll_position::ScrollPosition,
};
use crate::{
    app::browser::{document, viewport},
    query::{Route, address::ignored_parameters},
};

/// Adds the state of the page to its scroll position.
type CapturePosition = Box<dyn Fn(&mut ScrollPosition)>;

/// The navigation state. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The newest arrival. The address follows it.
    pub arrival: RwSignal<Arrival>,
    /// Captures the state of the current page that Back restores, besides the scroll offset.
    capture_position: StoredValue<Option<CapturePosition>, LocalStorage>,
    entry: StoredValue<u64>,
    /// The address of the newest arrival has still to be pushed. Until then the history entry is that of an
    /// older one.
    is_push_due: StoredValue<bool>,
    /// The current history entry belongs to typing or dragging that goes on.
    is_debouncing: StoredValue<bool>,
    /// The address of the current history entry has still to be replaced.
    is_replace_due: StoredValue<bool>,
    /// The number of changes that wait for a view transition.
    pending_transitions: StoredValue<u32>,
    base: StoredValue<String>,
}

impl Navigation {
    /// Reads the address, and follows Back and Forward from now on.
    pub fn start() -> Self {
        let history = window().history().ok();
        if let Some(history) = &history {
            // The browser would scroll before the list is drawn.
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let state = history.and_then(|history| history.state().ok());
        let known_entry = state.as_ref().and_then(entry_of);
        let entry = known_entry.unwrap_or_else(now);
        let base = document::base();
        let arrival = Arrival {
            route: address::route(&base),
            position: ScrollPosition {
                fragment: address::fragment(),
                ..known_entry.map(scroll_position::load).unwrap_or_default()
            },
            kind: NavigationKind::Load,
            from: None,
            ignored: ignored_parameters(&address::search()),
        };
        let navigation = Self {
            capture_position: StoredValue::new_local(None),
            arrival: RwSignal::new(arrival),
            entry: StoredValue::new(entry),
            is_push_due: StoredValue::new(false),
            is_debouncing: StoredValue::new(false),
            is_replace_due: StoredValue::new(false),
            pending_transitions: StoredValue::new(0),
            base: StoredValue::new(base),
        };
        if known_entry.is_none() {
            navigation.number(entry);
        }
        window_event_listener(ev::popstate, move |event| {
            navigation.on_history(&event);
        });
        window_event_listener(ev::pagehide, move |_| navigation.save_position());
        navigation
    }

    /// Sets the function that captures the state of a page, as long as the page lives.
    pub fn set_position_capture(self, capture: impl Fn(&mut ScrollPosition) + 'static) {
        self.capture_position.set_value(Some(Box::new(capture)));
        on_cleanup(move || self.capture_position.set_value(None));
    }

    /// Goes to a page with a new history entry.
    pub fn go(self, route: Route) {
        self.go_to(route, ScrollPosition::default());
    }

    /// Goes to a scroll position on a page with a new history entry.
    pub fn go_to(self, route: Route, position: ScrollPosition) {
        let from = self.arrival.with_untracked(|arrival| arrival.route.clone());
        if from == route {
            return;
        }
        self.transition(&route.clone(), move |from| {
            let is_list = matches!((&from, &route), (Route::List(_), Route::List(_)));
            self.commit();
            self.save_position();
            self.arrive(route, position, NavigationKind::Step, from);
            if is_list {
                self.push_after_paint();
            } else if !self.is_push_due.get_value() {
                // A Back that follows at once needs the entry of this page.
                self.push_url();
            }
        });
    }

    /// Makes a change that leads to another page. Between two lists only the cards change; everything else is
    /// a view transition. Changes that arrive before a transition starts wait for it, so that they keep their
    /// order.
    fn transition(self, to: &Route, change: impl FnOnce(Route) + 'static) {
        let from = move || self.arrival.with_untracked(|arrival| arrival.route.clone());
        let is_same = matches!((from(), to), (Route::List(_), Route::List(_)));
        if is_same && self.pending_transitions.get_value() == 0 {
            return change(from());
        }
        self.pending_transitions
            .update_value(|pending_transitions| *pending_transitions += 1);
        document::view_transition(move || {
            self.pending_transitions
                .update_value(|pending_transitions| *pending_transitions -= 1);
            change(from());
        });
    }

    /// Navigates while the reader types or drags. The first step makes a new history entry; the following
    /// steps replace it after a debounce, because browsers limit writes.
    pub fn go_debounced(self, route: Route, position: ScrollPosition) {
        let from = self.arrival.with_untracked(|arrival| arrival.route.clone());
        if from == route {
            return;
        }
        if !self.is_debouncing.get_value() {
            self.save_position();
            self.arrive(route, position, NavigationKind::Debounced, from);
            self.is_debouncing.set_value(true);
            self.push_after_paint();
            return;
        }
        self.arrive(route, position, NavigationKind::Debounced, from);
        if !self.is_replace_due.get_value() {
            self.replace_later();
        }
    }

    /// Replaces the current history entry.
    pub fn replace(self, route: Route) {
        self.arrival.update(|arrival| arrival.route = route);
        self.is_replace_due.set_value(true);
        self.replace_url();
    }

    /// Ends what [`go_debounced`](Self::go_debounced) began: the next step makes a new history entry.
    pub fn commit(self) {
        self.replace_url();
        self.is_debouncing.set_value(false);
    }

    fn on_history(self, event: &PopStateEvent) {
        let route = address::route(&self.base.get_value());
        let Some(entry) = entry_of(&event.state()) else {
            // The browser has followed a link within the text.
            return self.number_fragment_entry();
        };
        // While a transition is pending, the page that is shown is not the one of the newest entry.
        let is_settled = self.pending_transitions.get_value() == 0;
        if is_settled && self.is_at(&route) && matches!(route, Route::Story(..)) {
            // Both entries are places in one text.
            self.save_position();
            self.entry.set_value(entry);
            return viewport::scroll_to(scroll_position::load(entry).scroll);
        }
        self.transition(&route.clone(), move |from| {
            self.save_position();
            self.is_debouncing.set_value(false);
            self.is_replace_due.set_value(false);
            self.entry.set_value(entry);
            self.is_push_due.set_value(false);
            let position = ScrollPosition {
                fragment: address::fragment(),
                ..scroll_position::load(entry)
            };
            self.arrive(route, position, NavigationKind::History, from);
        });
    }

    fn arrive(self, route: Route, position: ScrollPosition, kind: NavigationKind, from: Route) {
        let ignored = match kind {
            NavigationKind::History => ignored_parameters(&address::search()),
            NavigationKind::Load | NavigationKind::Step | NavigationKind::Debounced => Vec::new(),
        };
        self.arrival.set(Arrival {
            route,
            position,
            kind,
            from: Some(from),
            ignored,
        });
    }

    fn save_position(self) {
        if self.is_push_due.get_value() {
            return;
        }
        let mut position = ScrollPosition {
            scroll: viewport::scroll(),
            ..ScrollPosition::default()
        };
        self.capture_position.with_value(|capture| {
            if let Some(capture) = capture {
                capture(&mut position);
            }
        });
        scroll_position::save(self.entry.get_value(), &position);
    }

    /// Returns whether this is the page of the newest arrival.
    fn is_at(self, route: &Route) -> bool {
        self.arrival
            .with_untracked(|arrival| arrival.route == *route)
    }

    /// Returns the page of an address if it belongs to this archive.
    pub fn route_of(self, address: &str) -> Option<Route> {
        match address::read(&self.base.get_value(), address)? {
            // The browser opens other files of the host, such as feeds.
            Route::NotFound(_) => None,
            route => Some(route),
        }
    }
}
