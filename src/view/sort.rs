//! The names of the orders.

use crate::query::Order;

/// An order's name for people.
pub fn name(order: Order) -> &'static str {
    match order {
        Order::Newest => "Newest",
        Order::Hottest => "Hottest",
        Order::Quality => "Best sources",
        Order::Covered => "Most covered",
        Order::Relevance => "Best match",
    }
}
