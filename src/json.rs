//! Reading JSON: one kind of document for everything, and readers that take it apart.
//!
//! serde_json parses a text into a [`Document`], and what a file holds is read from its values by
//! functions of the form [`Read`]. Derived decoders would each bring a parser of their own into the
//! page: together they took a twelfth of its wasm.
//!
//! A reader always gives something. Where a value is not what it should be, it says so in the
//! [`Notes`] and goes on with a value that stands in; whoever began the reading asks the notes
//! at the end and gives all of it up. So a reader is one expression with a line for each field.

pub mod document;
pub mod fields;
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
