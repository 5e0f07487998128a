//! The names of the orders.

use crate::{
    message::{Message, say},
    query::Order,
};

/// An order's name for people.
pub fn name(order: Order) -> &'static str {
    match order {
        Order::Newest => say(Message::OrderNewest),
        Order::Hottest => say(Message::OrderHottest),
        Order::Quality => say(Message::OrderQuality),
        Order::Covered => say(Message::OrderCovered),
        Order::Relevance => say(Message::OrderRelevance),
    }
}
