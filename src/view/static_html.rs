//! Elements that never change: one type for all of them, as each type of element would bring its own code
//! into the wasm.

use leptos::{prelude::*, tachys::html::InertElement};

use crate::message::{Message, say};

/// An element with a message in it. The text that stands around it is HTML of our own; a message has
/// nothing in it that HTML would read ([`compile`](crate::message::fluent::compile) sees to that).
pub fn static_html(before: &'static str, message: Message, after: &'static str) -> AnyView {
    InertElement::new([before, say(message), after].concat()).into_any()
}
