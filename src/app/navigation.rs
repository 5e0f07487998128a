//! The address of the page: the only module that reads it or writes it.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{PopStateEvent, ScrollRestoration};

use super::{
    document,
    scroll_position::{self, ScrollPosition},
};
use crate::query::{Query, Route, address};

/// How long the address waits after the browser refused to write it.
const URL_DEBOUNCE: Duration = Duration::from_millis(300);

/// How a reader came to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationKind {
    /// The document was loaded.
    Load,
    /// A link or a button.
    Step,
    /// Typing or brushing: a step after each key.
    Drift,
    /// Back or Forward.
    History,
}

/// A reader came to a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The page.
    pub route: Route,
    /// Where on the page.
    pub place: ScrollPosition,
    /// How.
    pub how: NavigationKind,
    /// The page before.
    pub from: Option<Route>,
    /// What the address said beside that, and what could not be understood. Nothing for an address of
    /// our own.
    pub left_out: Vec<String>,
}

/// Says where on a page the reader is.
type CapturePosition = Box<dyn Fn(&mut ScrollPosition)>;

/// The state of the page's address. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The newest arrival. The address says the same.
    pub arrival: RwSignal<Arrival>,
    /// How the current page says where on it the reader is; the scroll position apart.
    locate: StoredValue<Option<CapturePosition>, LocalStorage>,
    entry: StoredValue<u64>,
    /// The browser refused to write the newest arrival into the address. The entry of the history
    /// is then still that of an older one.
    is_behind: StoredValue<bool>,
    /// The current entry of the history was made by typing or brushing, which goes on.
    is_drifting: StoredValue<bool>,
    /// The current entry will be brought up to date.
    is_due: StoredValue<bool>,
    /// How many changes wait for the page to turn.
    turning: StoredValue<u32>,
    base: StoredValue<String>,
}

impl Navigation {
    /// Reads the address and follows Back and Forward from now on.
    pub fn start() -> Self {
        let history = window().history().ok();
        if let Some(history) = &history {
            // The list is not there yet when the browser would scroll.
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let state = history.and_then(|history| history.state().ok());
        let known = state.as_ref().and_then(entry_of);
        let entry = known.unwrap_or_else(now);
        let base = document::base();
        let arrival = Arrival {
            route: route(&base),
            place: known.map(scroll_position::recall).unwrap_or_default(),
            how: NavigationKind::Load,
            from: None,
            left_out: address::left_out(&search()),
        };
        let navigation = Self {
            locate: StoredValue::new_local(None),
            arrival: RwSignal::new(arrival),
            entry: StoredValue::new(entry),
            is_behind: StoredValue::new(false),
            is_drifting: StoredValue::new(false),
            is_due: StoredValue::new(false),
            turning: StoredValue::new(0),
            base: StoredValue::new(base),
        };
        if known.is_none() {
            navigation.number(entry);
        }
        document::listen(&window(), "popstate", move |event: PopStateEvent| {
            navigation.on_history(&event);
        });
        document::listen(&window(), "pagehide", move |_: JsValue| {
            navigation.keep_place()
        });
        navigation
    }

    /// Has a page say where on it the reader is, for as long as the page lives.
    pub fn locate(self, locate: impl Fn(&mut ScrollPosition) + 'static) {
        self.locate.set_value(Some(Box::new(locate)));
        on_cleanup(move || self.locate.set_value(None));
    }

    /// Goes to a page: a new entry in the history.
    pub fn go(self, route: Route) {
        self.go_to(route, ScrollPosition::default());
    }

    /// Goes to a place on a page: a new entry in the history.
    pub fn go_to(self, route: Route, place: ScrollPosition) {
        let from = self.arrival.with_untracked(|arrival| arrival.route.clone());
        if from == route {
            return;
        }
        self.turn(&route.clone(), move |from| {
            let is_list = matches!((&from, &route), (Route::List(_), Route::List(_)));
            self.settle();
            self.keep_place();
            self.arrive(route, place, NavigationKind::Step, from);
            if is_list {
                self.follow();
            } else if !self.is_behind.get_value() {
                // Whoever goes Back at once goes back to where he was.
                self.catch_up();
            }
        });
    }

    /// Makes a change that leads from one page to another. From a list to another question the cards change
    /// where they are; everything else is seen to turn. What comes while the page is about to turn waits for
    /// that: changes keep their order.
    fn turn(self, to: &Route, change: impl FnOnce(Route) + 'static) {
        let from = move || self.arrival.with_untracked(|arrival| arrival.route.clone());
        let is_same = matches!((from(), to), (Route::List(_), Route::List(_)));
        if is_same && self.turning.get_value() == 0 {
            return change(from());
        }
        self.turning.update_value(|turning| *turning += 1);
        document::turn(Box::new(move || {
            self.turning.update_value(|turning| *turning -= 1);
            change(from());
        }));
    }

    /// Has the address say what the page shows, after the page shows it: writing it takes the
    /// browser a good part of a frame.
    fn follow(self) {
        // While the address is behind, the next attempt brings it to whatever is newest then.
        if !self.is_behind.get_value() {
            self.is_behind.set_value(true);
            document::after_paint(move || self.try_again());
        }
    }

    fn try_again(self) {
        if self.is_behind.get_value() {
            self.catch_up();
        }
    }

    /// Goes on to a page while the reader types or brushes. The first such step is a new entry in the
    /// history; those that follow change it, but not more often than browsers bear.
    pub fn drift(self, route: Route, place: ScrollPosition) {
        let from = self.arrival.with_untracked(|arrival| arrival.route.clone());
        if from == route {
            return;
        }
        if !self.is_drifting.get_value() {
            self.keep_place();
            self.arrive(route, place, NavigationKind::Drift, from);
            self.is_drifting.set_value(true);
            self.follow();
            return;
        }
        self.arrive(route, place, NavigationKind::Drift, from);
        if !self.is_due.get_value() {
            self.is_due.set_value(true);
            set_timeout(move || self.rewrite(), URL_DEBOUNCE);
        }
    }

    /// Changes the current entry of the history, without a step.
    pub fn amend(self, route: Route) {
        self.arrival.update(|arrival| arrival.route = route);
        self.is_due.set_value(true);
        self.rewrite();
    }

    /// Ends what [`drift`](Self::drift) began: what comes next is another entry of the history.
    pub fn settle(self) {
        self.rewrite();
        self.is_drifting.set_value(false);
    }

    /// Brings the address of the current entry up to date, where it is due.
    fn rewrite(self) {
        if !self.is_due.get_value() {
            return;
        }
        self.is_due.set_value(false);
        // An entry that could not be made yet is made with the newest address.
        let (false, Ok(history)) = (self.is_behind.get_value(), window().history()) else {
            return;
        };
        let address = self.address();
        let entry = number(self.entry.get_value());
        let _ = history.replace_state_with_url(&entry, "", Some(&address));
        if window().location().href().is_ok_and(|href| href != address) {
            self.is_due.set_value(true);
            set_timeout(move || self.rewrite(), URL_DEBOUNCE);
        }
    }

    /// Loads the page anew, at an address that says what it shows and nothing else.
    pub fn reload(self) {
        self.settle();
        if let Ok(history) = window().history() {
            let entry = number(self.entry.get_value());
            let _ = history.replace_state_with_url(&entry, "", Some(&self.address()));
        }
        // A browser that refuses to reload leaves the reader where he is.
        let _ = window().location().reload();
    }

    fn on_history(self, event: &PopStateEvent) {
        let route = route(&self.base.get_value());
        let Some(entry) = entry_of(&event.state()) else {
            // A fragment was followed; the page is the same.
            return;
        };
        self.turn(&route.clone(), move |from| {
            self.keep_place();
            self.is_drifting.set_value(false);
            self.is_due.set_value(false);
            self.entry.set_value(entry);
            self.is_behind.set_value(false);
            self.arrive(
                route,
                scroll_position::recall(entry),
                NavigationKind::History,
                from,
            );
        });
    }

    fn arrive(self, route: Route, place: ScrollPosition, how: NavigationKind, from: Route) {
        let left_out = match how {
            NavigationKind::History => address::left_out(&search()),
            NavigationKind::Load | NavigationKind::Step | NavigationKind::Drift => Vec::new(),
        };
        self.arrival.set(Arrival {
            route,
            place,
            how,
            from: Some(from),
            left_out,
        });
    }

    fn keep_place(self) {
        if self.is_behind.get_value() {
            return;
        }
        let mut place = ScrollPosition {
            scroll: document::scroll(),
            ..ScrollPosition::default()
        };
        self.locate.with_value(|locate| {
            if let Some(locate) = locate {
                locate(&mut place);
            }
        });
        scroll_position::remember(self.entry.get_value(), &place);
    }

    /// Writes the newest arrival into the address, as a new entry of the history. Browsers drop
    /// such writes when they come in a flood, and say nothing: then it is tried again until the
    /// address says what the page shows.
    fn catch_up(self) {
        let Ok(history) = window().history() else {
            return;
        };
        let address = self.address();
        let entry = now().max(self.entry.get_value() + 1);
        let _ = history.push_state_with_url(&number(entry), "", Some(&address));
        let written = history
            .state()
            .is_ok_and(|state| entry_of(&state) == Some(entry));
        self.is_behind.set_value(!written);
        if written {
            self.entry.set_value(entry);
        } else {
            set_timeout(move || self.try_again(), URL_DEBOUNCE);
        }
    }

    /// The address of the newest arrival.
    fn address(self) -> String {
        let mut address = self.base.get_value();
        address.push_str(&self.arrival.with_untracked(|arrival| tail(&arrival.route)));
        address
    }

    /// Numbers the entry of the history that the document was loaded into.
    fn number(self, entry: u64) {
        if let Ok(history) = window().history() {
            // Where it is refused, the place is not found again after a reload; that is all.
            let _ = history.replace_state_with_url(&number(entry), "", None);
        }
    }

    /// The page that an address leads to, where it is one of this archive.
    pub fn route_of(self, address: &str) -> Option<Route> {
        match read(&self.base.get_value(), address)? {
            // Another file of the host, such as a feed: the browser's own business.
            Route::Missing(_) => None,
            route => Some(route),
        }
    }
}

/// The search part of the archive's address, without its `?`. In a bundle all of that address stands in the search
/// part of the document's.
pub fn search() -> String {
    let address = window().location().href().unwrap_or_default();
    let parts = below(&document::base(), &address);
    parts.map_or_else(String::new, |(_, search)| search.to_owned())
}

/// A route's address without the `./` that stands for the folder itself.
fn tail(route: &Route) -> String {
    let href = route.href();
    href.strip_prefix("./").unwrap_or(&href).to_owned()
}

/// The page that the current address names.
fn route(base: &str) -> Route {
    let address = window().location().href().unwrap_or_default();
    read(base, &address).unwrap_or(Route::List(Query::default()))
}

/// The page that an address below the archive's folder names.
fn read(base: &str, address: &str) -> Option<Route> {
    let (path, search) = below(base, address)?;
    Some(Route::parse(path, search))
}

/// Path and search part of an address below the archive's folder.
fn below<'a>(base: &str, address: &'a str) -> Option<(&'a str, &'a str)> {
    let rest = address.strip_prefix(base)?;
    let rest = rest.split('#').next().unwrap_or_default();
    Some(rest.split_once('?').unwrap_or((rest, "")))
}

/// The number of an entry as the history keeps it.
#[expect(
    clippy::cast_precision_loss,
    reason = "milliseconds since 1970 stay below 2^52"
)]
fn number(entry: u64) -> JsValue {
    JsValue::from_f64(entry as f64)
}

/// The number of an entry of the history, where it is one of ours.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "our own numbers are whole; whatever else stands there is only another entry"
)]
fn entry_of(state: &JsValue) -> Option<u64> {
    state.as_f64().map(|number| number as u64)
}

/// Milliseconds since 1970: a number that no former entry of the tab has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole and positive for some thousand years"
)]
fn now() -> u64 {
    js_sys::Date::now() as u64
}
