//! Defines the nodes of a document.

use std::borrow::Cow;

/// One value without its contents.
#[derive(Debug)]
pub(super) enum JsonNode<'a> {
    Null,
    Truth(bool),
    Integer(i64),
    Fraction(f64),
    Text(Cow<'a, str>),
    List(Extent),
    /// Names and values alternate.
    Object(Extent),
}

/// The extent of a list or an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// The number of values of a list, or of fields of an object.
    pub(super) items: u32,
    /// The number of nodes after its own that belong to it, at any depth.
    pub(super) nodes: u32,
}
