//! Reads JSON into one document type, and values from that.
//!
//! serde_json parses a text into a [`JsonDocument`]. Functions of type [`ReadJson`] then read the
//! content of a file from its values (see `docs/internals/wasm-size.md`).
//!
//! A reader always returns a value. If the JSON is not as expected, it records an error in
//! [`ReadErrors`] and continues with a default; the caller checks the errors at the end. A reader
//! is therefore one expression with a line per field.

pub mod document;
pub mod fields;
mod node;
pub mod notes;
pub mod read;
pub mod value;
pub mod write;

pub use document::JsonDocument;
pub use fields::JsonFields;
pub use notes::ReadErrors;
pub use read::{
    ReadJson, deserialize, fraction, list, maybe, number, numbered, pair, parsed, text, truth,
};
pub use value::JsonValue;
