//! Static elements, all of one type (docs/internals/wasm-size.md).

use leptos::{prelude::*, tachys::html::InertElement};

use crate::message::{Message, translate};

/// Renders an element with a message. `before` and `after` are HTML; a message contains no HTML characters
/// ([`compile`](crate::message::fluent::compile) checks that).
pub fn static_html(before: &'static str, message: Message, after: &'static str) -> AnyView {
    InertElement::new([before, translate(message), after].concat()).into_any()
}
