//! What a reader chose and wants to find again, kept in the browser. Where storage is blocked it is
//! not kept, and nothing else changes.

use super::document;
use crate::{query::Order, view::density::Density};

/// Where the language is kept.
pub const LANGUAGE_KEY: &str = "broadsheet-language";
const ORDER_KEY: &str = "broadsheet-order";
const DENSITY_KEY: &str = "broadsheet-density";
const SHORTCUTS_KEY: &str = "broadsheet-keys";
const OFF_VALUE: &str = "off";
const OFFLINE_KEY: &str = "broadsheet-offline";

/// The language that was chosen last.
pub fn language() -> Option<String> {
    document::kept(LANGUAGE_KEY)
}

/// Keeps the language for the next visit.
pub fn keep_language(tag: &str) {
    document::keep(LANGUAGE_KEY, tag);
}

/// The order that was chosen last for a list without words.
pub fn order() -> Option<Order> {
    Order::parse(&document::kept(ORDER_KEY)?)
}

/// Keeps the order for the next visit.
pub fn keep_order(order: Order) {
    document::keep(ORDER_KEY, order.name());
}

/// The density that was chosen last.
pub fn density() -> Density {
    document::kept(DENSITY_KEY)
        .and_then(|name| Density::parse(&name))
        .unwrap_or_default()
}

/// Keeps the density for the next visit.
pub fn keep_density(density: Density) {
    document::keep(DENSITY_KEY, density.name());
}

/// Whether single letters are keys.
pub fn has_keys() -> bool {
    document::kept(SHORTCUTS_KEY).is_none_or(|text| text != OFF_VALUE)
}

/// Keeps whether they are.
pub fn keep_keys(are_on: bool) {
    document::keep(SHORTCUTS_KEY, if are_on { "on" } else { OFF_VALUE });
}

/// Whether what is read may be kept for reading offline: always, unless the reader said no.
pub fn is_kept() -> bool {
    document::kept(OFFLINE_KEY).is_none()
}

/// Keeps that for the next visit.
pub fn set_kept(is_kept: bool) {
    if is_kept {
        document::forget(OFFLINE_KEY);
    } else {
        document::keep(OFFLINE_KEY, OFF_VALUE);
    }
}
