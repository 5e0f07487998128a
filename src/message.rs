//! The texts of the page: which there are, and what they are in the language that is spoken.
//!
//! They stand in one Fluent file (<https://projectfluent.org>) for each language. The exporter compiles
//! them into files of one line for each message, and the browser fetches the one that its reader reads.
//! Natively all languages are here, and English is spoken until another one is.

mod catalog;
#[cfg(not(target_arch = "wasm32"))]
pub mod fluent;
mod id;
#[cfg(not(target_arch = "wasm32"))]
pub mod language;

pub use catalog::{MessageCatalog, around, language, say, speak, tell, tell_counted};
pub use id::Message;
