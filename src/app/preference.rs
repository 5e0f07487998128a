//! What a reader chose and wants to find again, kept in the browser. Where storage is blocked it is
//! not kept, and nothing else changes.

use super::document;
use crate::{query::Order, view::density::Density};

/// Where the language is kept.
pub const LANGUAGE: &str = "broadsheet-language";
const ORDER: &str = "broadsheet-order";
const DENSITY: &str = "broadsheet-density";
const KEYS: &str = "broadsheet-keys";
const OFF: &str = "off";
const OFFLINE: &str = "broadsheet-offline";

/// The language that was chosen last.
pub fn language() -> Option<String> {
    document::kept(LANGUAGE)
}

/// Keeps the language for the next visit.
pub fn keep_language(tag: &str) {
    document::keep(LANGUAGE, tag);
}

/// The order that was chosen last for a list without words.
pub fn order() -> Option<Order> {
    Order::parse(&document::kept(ORDER)?)
}

/// Keeps the order for the next visit.
pub fn keep_order(order: Order) {
    document::keep(ORDER, order.name());
}

/// The density that was chosen last.
pub fn density() -> Density {
    document::kept(DENSITY)
        .and_then(|name| Density::parse(&name))
        .unwrap_or_default()
}

/// Keeps the density for the next visit.
pub fn keep_density(density: Density) {
    document::keep(DENSITY, density.name());
}

/// Whether single letters are keys.
pub fn has_keys() -> bool {
    document::kept(KEYS).is_none_or(|text| text != OFF)
}

/// Keeps whether they are.
pub fn keep_keys(are_on: bool) {
    document::keep(KEYS, if are_on { "on" } else { OFF });
}

/// Whether what is read may be kept for reading offline: always, unless the reader said no.
pub fn is_kept() -> bool {
    document::kept(OFFLINE).is_none()
}

/// Keeps that for the next visit.
pub fn set_kept(is_kept: bool) {
    if is_kept {
        document::forget(OFFLINE);
    } else {
        document::keep(OFFLINE, OFF);
    }
}
