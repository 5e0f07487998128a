//! What a reader chose and wants to find again, kept in the browser. Where storage is blocked it is
//! not kept, and nothing else changes.

use leptos::prelude::window;

use crate::query::Order;

const ORDER: &str = "broadsheet-order";
const OFFLINE: &str = "broadsheet-offline";

/// The order that was chosen last for a list without words.
pub fn order() -> Option<Order> {
    let storage = window().local_storage().ok().flatten()?;
    Order::parse(&storage.get_item(ORDER).ok().flatten()?)
}

/// Whether what is read may be kept for reading offline: always, unless the reader said no.
pub fn is_kept() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_none_or(|storage| storage.get_item(OFFLINE).ok().flatten().is_none())
}

/// Keeps that for the next visit.
pub fn set_kept(is_kept: bool) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = if is_kept {
            storage.remove_item(OFFLINE)
        } else {
            storage.set_item(OFFLINE, "off")
        };
    }
}

/// Keeps the order for the next visit.
pub fn keep_order(order: Order) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(ORDER, order.name());
    }
}
