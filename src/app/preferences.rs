//! The reader's preferences, saved in the browser. If storage is blocked, they are not remembered.

pub mod language;

use crate::{app::browser::storage, query::Order, view::density::Density};

/// The storage key of the language.
pub const LANGUAGE_KEY: &str = "broadsheet-language";
const ORDER_KEY: &str = "broadsheet-order";
const DENSITY_KEY: &str = "broadsheet-density";
const SHORTCUTS_KEY: &str = "broadsheet-keys";
const OFF_VALUE: &str = "off";
const OFFLINE_KEY: &str = "broadsheet-offline";

/// Returns the remembered language.
pub fn language() -> Option<String> {
    storage::load(LANGUAGE_KEY)
}

/// Remembers the language.
pub fn save_language(tag: &str) {
    storage::save(LANGUAGE_KEY, tag);
}

/// Returns the remembered order for lists without words.
pub fn order() -> Option<Order> {
    Order::parse(&storage::load(ORDER_KEY)?)
}

/// Remembers the order.
pub fn save_order(order: Order) {
    storage::save(ORDER_KEY, order.name());
}

/// Returns the remembered density.
pub fn density() -> Density {
    storage::load(DENSITY_KEY)
        .and_then(|name| Density::parse(&name))
        .unwrap_or_default()
}

/// Remembers the density.
pub fn save_density(density: Density) {
    storage::save(DENSITY_KEY, density.name());
}

/// Returns whether single-key shortcuts are on.
pub fn are_shortcuts_on() -> bool {
    storage::load(SHORTCUTS_KEY).is_none_or(|text| text != OFF_VALUE)
}

/// Remembers whether single-key shortcuts are on.
pub fn save_shortcuts(are_on: bool) {
    storage::save(SHORTCUTS_KEY, if are_on { "on" } else { OFF_VALUE });
}

/// Returns whether opened stories may be saved for offline reading: yes, unless the reader turned it off.
pub fn is_offline_allowed() -> bool {
    storage::load(OFFLINE_KEY).is_none()
}

/// Remembers whether offline reading is on.
pub fn allow_offline(is_allowed: bool) {
    if is_allowed {
        storage::delete(OFFLINE_KEY);
    } else {
        storage::save(OFFLINE_KEY, OFF_VALUE);
    }
}
