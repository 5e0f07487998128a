//! Tells the reader and the console about a panic. A panic stops the application, which cannot go on from an
//! unknown state.

use std::panic;

use crate::{
    app::browser::failure,
    message::{Message, translate},
};

/// Installs the hook. From then on a panic is written to the console with its place in the code, and the box of
/// the page offers a reload, in the reader's language once that is loaded.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        match translate(Message::PageFailed) {
            "" => failure::show_failed_start(),
            text => failure::show(text, translate(Message::Reload)),
        }
    }));
}
