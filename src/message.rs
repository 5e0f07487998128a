//! Translates the texts of the page.
//!
//! Each language has one Fluent file (<https://projectfluent.org>). The exporter compiles it into a
//! file with one line per message, and the browser downloads that of the reader's language. Native
//! code contains all languages and uses English by default.

mod catalog;
#[cfg(not(target_arch = "wasm32"))]
pub mod fluent;
mod id;
#[cfg(not(target_arch = "wasm32"))]
pub mod language;
mod translate;

pub use catalog::MessageCatalog;
pub use id::Message;
pub use translate::{
    current_language, set_catalog, split_at_placeholder, translate, translate_counted,
    translate_with,
};
