//! What changes on a page, behind one type each: every type of closure would bring its own code into
//! the wasm.

use leptos::prelude::*;

/// A text that follows what it reads.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A condition that follows what it reads.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// A part of a page.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;

/// A part of a page that is drawn again when what it reads changes.
pub fn part(draw: impl FnMut() -> AnyView + Send + 'static) -> Part {
    Box::new(draw)
}

/// A part of a page that is there while a condition holds.
pub fn shown(
    is_shown: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> Part {
    let is_shown = Memo::new(move |_| is_shown());
    Box::new(move || is_shown.get().then(&draw).into_any())
}
