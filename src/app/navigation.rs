//! The address of the page. No other module reads or writes it.

pub mod links;
pub mod scroll_position;

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{PopStateEvent, ScrollRestoration};

use self::scroll_position::ScrollPosition;
use crate::{
    app::browser::{document, events, tasks, viewport},
    query::{Query, Route, address},
};

/// The delay between writes of the address, also after the browser refused one.
const URL_DEBOUNCE: Duration = Duration::from_millis(300);

/// A kind of navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationKind {
    /// The document was loaded.
    Load,
    /// A link or a button.
    Step,
    /// Typing, or dragging the histogram: one navigation for each event.
    Debounced,
    /// Back or Forward.
    History,
}

/// An arrival on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The page.
    pub route: Route,
    /// The scroll position on the page.
    pub position: ScrollPosition,
    /// The kind of navigation.
    pub kind: NavigationKind,
    /// The previous page.
    pub from: Option<Route>,
    /// The parts of the address that were ignored or not understood. Empty for addresses that the page itself
    /// wrote.
    pub ignored: Vec<String>,
}

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
            route: route(&base),
            position: known_entry.map(scroll_position::load).unwrap_or_default(),
            kind: NavigationKind::Load,
            from: None,
            ignored: address::ignored_parameters(&search()),
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
        events::listen(&window(), "popstate", move |event: PopStateEvent| {
            navigation.on_history(&event);
        });
        events::listen(&window(), "pagehide", move |_: JsValue| {
            navigation.save_position()
        });
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
        document::view_transition(Box::new(move || {
            self.pending_transitions
                .update_value(|pending_transitions| *pending_transitions -= 1);
            change(from());
        }));
    }

    /// Writes the address after the next frame, because that takes the browser a good part of a frame.
    fn push_after_paint(self) {
        // If a push is pending, it will write the newest address.
        if !self.is_push_due.get_value() {
            self.is_push_due.set_value(true);
            tasks::after_paint(move || self.retry_push());
        }
    }

    fn retry_push(self) {
        if self.is_push_due.get_value() {
            self.push_url();
        }
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
            self.is_replace_due.set_value(true);
            set_timeout(move || self.replace_url(), URL_DEBOUNCE);
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

    /// Replaces the address of the current history entry if that is due.
    fn replace_url(self) {
        if !self.is_replace_due.get_value() {
            return;
        }
        self.is_replace_due.set_value(false);
        // A pending push will write the newest address.
        let (false, Ok(history)) = (self.is_push_due.get_value(), window().history()) else {
            return;
        };
        let address = self.address();
        let entry = number(self.entry.get_value());
        let _ = history.replace_state_with_url(&entry, "", Some(&address));
        if window().location().href().is_ok_and(|href| href != address) {
            self.is_replace_due.set_value(true);
            set_timeout(move || self.replace_url(), URL_DEBOUNCE);
        }
    }

    /// Reloads the page at an address that contains nothing but the state of the page.
    pub fn reload(self) {
        self.commit();
        if let Ok(history) = window().history() {
            let entry = number(self.entry.get_value());
            let _ = history.replace_state_with_url(&entry, "", Some(&self.address()));
        }
        document::reload();
    }

    fn on_history(self, event: &PopStateEvent) {
        let route = route(&self.base.get_value());
        let Some(entry) = entry_of(&event.state()) else {
            // A fragment link was followed; the page is the same.
            return;
        };
        self.transition(&route.clone(), move |from| {
            self.save_position();
            self.is_debouncing.set_value(false);
            self.is_replace_due.set_value(false);
            self.entry.set_value(entry);
            self.is_push_due.set_value(false);
            self.arrive(
                route,
                scroll_position::load(entry),
                NavigationKind::History,
                from,
            );
        });
    }

    fn arrive(self, route: Route, position: ScrollPosition, kind: NavigationKind, from: Route) {
        let ignored = match kind {
            NavigationKind::History => address::ignored_parameters(&search()),
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

    /// Pushes the newest arrival as a new history entry. Browsers drop writes that come in a flood without an
    /// error, so it is retried until it worked.
    fn push_url(self) {
        let Ok(history) = window().history() else {
            return;
        };
        let address = self.address();
        let entry = now().max(self.entry.get_value() + 1);
        let _ = history.push_state_with_url(&number(entry), "", Some(&address));
        let written = history
            .state()
            .is_ok_and(|state| entry_of(&state) == Some(entry));
        self.is_push_due.set_value(!written);
        if written {
            self.entry.set_value(entry);
        } else {
            set_timeout(move || self.retry_push(), URL_DEBOUNCE);
        }
    }

    /// Returns the address of the newest arrival.
    fn address(self) -> String {
        let mut address = self.base.get_value();
        address.push_str(
            &self
                .arrival
                .with_untracked(|arrival| relative_address(&arrival.route)),
        );
        address
    }

    /// Numbers the history entry that the document was loaded into.
    fn number(self, entry: u64) {
        if let Ok(history) = window().history() {
            // If the browser refuses, only the scroll position after a reload is lost.
            let _ = history.replace_state_with_url(&number(entry), "", None);
        }
    }

    /// Returns the page of an address if it belongs to this archive.
    pub fn route_of(self, address: &str) -> Option<Route> {
        match read(&self.base.get_value(), address)? {
            // The browser opens other files of the host, such as feeds.
            Route::NotFound(_) => None,
            route => Some(route),
        }
    }
}

/// Returns the search part of the archive's address, without its `?`. In a bundle, the whole address of the
/// archive is in the search part of the document.
pub fn search() -> String {
    let address = window().location().href().unwrap_or_default();
    let parts = split_address(&document::base(), &address);
    parts.map_or_else(String::new, |(_, search)| search.to_owned())
}

/// Returns the address of a route without the leading `./` of the folder itself.
fn relative_address(route: &Route) -> String {
    let href = route.href();
    href.strip_prefix("./").unwrap_or(&href).to_owned()
}

/// Returns the page of the current address.
fn route(base: &str) -> Route {
    let address = window().location().href().unwrap_or_default();
    read(base, &address).unwrap_or(Route::List(Query::default()))
}

/// Returns the page of an address inside the archive's folder.
fn read(base: &str, address: &str) -> Option<Route> {
    let (path, search) = split_address(base, address)?;
    Some(Route::parse(path, search))
}

/// Splits an address inside the archive's folder into path and search part.
fn split_address<'a>(base: &str, address: &'a str) -> Option<(&'a str, &'a str)> {
    let rest = address.strip_prefix(base)?;
    let rest = rest.split('#').next().unwrap_or_default();
    Some(rest.split_once('?').unwrap_or((rest, "")))
}

/// Converts the number of an entry to its history state.
#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds since 1970 stay below 2^52"
)]
fn number(entry: u64) -> JsValue {
    JsValue::from_f64(entry as f64)
}

/// Returns the number of a history entry if this application made it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "our numbers are whole; another value is just another entry"
)]
fn entry_of(state: &JsValue) -> Option<u64> {
    state.as_f64().map(|number| number as u64)
}

/// Returns the milliseconds since 1970, a number that no earlier entry of the tab has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the time is whole and positive for some thousand years"
)]
fn now() -> u64 {
    js_sys::Date::now() as u64
}
