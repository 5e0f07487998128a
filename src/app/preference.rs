//! What a reader chose and wants to find again, kept in the browser. Where storage is blocked it is
//! not kept, and nothing else changes.

use leptos::prelude::window;

use crate::query::Order;

const ORDER: &str = "broadsheet-order";

/// The order that was chosen last for a list without words.
pub fn order() -> Option<Order> {
    let storage = window().local_storage().ok().flatten()?;
    Order::parse(&storage.get_item(ORDER).ok().flatten()?)
}

/// Keeps the order for the next visit.
pub fn keep_order(order: Order) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(ORDER, order.name());
    }
}
