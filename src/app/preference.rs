//! What a reader chose and wants to find again, kept in the browser. Where storage is blocked it is
//! not kept, and nothing else changes.

use leptos::prelude::window;

use crate::query::Order;

const ORDER: &str = "broadsheet-order";
const KEYS: &str = "broadsheet-keys";
const OFF: &str = "off";

/// The order that was chosen last for a list without words.
pub fn order() -> Option<Order> {
    Order::parse(&recall(ORDER)?)
}

/// Keeps the order for the next visit.
pub fn keep_order(order: Order) {
    keep(ORDER, order.name());
}

/// Whether single letters are keys.
pub fn has_keys() -> bool {
    recall(KEYS).is_none_or(|text| text != OFF)
}

/// Keeps whether they are.
pub fn keep_keys(are_on: bool) {
    keep(KEYS, if are_on { "on" } else { OFF });
}

fn recall(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

fn keep(name: &str, text: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, text);
    }
}
