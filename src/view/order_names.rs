//! The display names of the orders.

use crate::{
    message::{Message, translate},
    query::Order,
};

/// Returns the display name of an order.
pub fn name(order: Order) -> &'static str {
    match order {
        Order::Newest => translate(Message::OrderNewest),
        Order::Hottest => translate(Message::OrderHottest),
        Order::Quality => translate(Message::OrderQuality),
        Order::Covered => translate(Message::OrderCovered),
        Order::Relevance => translate(Message::OrderRelevance),
    }
}
