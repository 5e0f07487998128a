//! Writes the address and the number of each page into the history of the tab.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::{Navigation, address};
use crate::app::browser::{document, tasks};

/// The delay between writes of the address, also after the browser refused one.
const URL_DEBOUNCE: Duration = Duration::from_millis(300);

impl Navigation {
    /// Writes the address after the next frame, because that takes the browser a good part of a frame.
    pub(super) fn push_after_paint(self) {
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

    /// Pushes the newest arrival as a new history entry. Browsers drop writes that come in a flood without an
    /// error, so it is retried until it worked.
    pub(super) fn push_url(self) {
        let Ok(history) = window().history() else {
            return;
        };
        let address = self.address();
        let entry = self.next_entry();
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

    /// Replaces the address of the current history entry after a debounce.
    pub(super) fn replace_later(self) {
        self.is_replace_due.set_value(true);
        set_timeout(move || self.replace_url(), URL_DEBOUNCE);
    }

    /// Replaces the address of the current history entry if that is due.
    pub(super) fn replace_url(self) {
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
            self.replace_later();
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

    /// Numbers the history entry that the document was loaded into.
    pub(super) fn number(self, entry: u64) {
        if let Ok(history) = window().history() {
            // If the browser refuses, only the scroll position after a reload is lost.
            let _ = history.replace_state_with_url(&number(entry), "", None);
        }
    }

    /// Gives a number of its own to an entry that the browser has added for a place within the text.
    pub(super) fn number_fragment_entry(self) {
        let entry = self.next_entry();
        self.entry.set_value(entry);
        self.number(entry);
    }

    /// Returns a number that no earlier entry of the tab has.
    fn next_entry(self) -> u64 {
        now().max(self.entry.get_value() + 1)
    }

    /// Returns the address of the newest arrival.
    fn address(self) -> String {
        self.arrival.with_untracked(|arrival| {
            let route = address::relative_address(&arrival.route);
            let fragment = &arrival.position.fragment;
            format!("{}{route}{fragment}", self.base.get_value())
        })
    }
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
pub fn entry_of(state: &JsValue) -> Option<u64> {
    state.as_f64().map(|number| number as u64)
}

/// Returns the milliseconds since 1970, a number that no earlier entry of the tab has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the time is whole and positive for some thousand years"
)]
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}
