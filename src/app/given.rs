//! What the shell gives to every page.

use leptos::prelude::use_context;

/// The store, the navigation, the question and its answer: the shell provides them before there is
/// a page. Leptos's `expect_context` says the same, and shows a type and a place if it fails: the code
/// for that alone is a fiftieth of the wasm.
#[expect(
    clippy::expect_used,
    reason = "a page outside of the shell is a mistake in this room that no input can cause"
)]
pub fn given<T: Clone + 'static>() -> T {
    use_context().expect("a page inside the shell")
}
