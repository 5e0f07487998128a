//! Defines values of a document.

use super::node::{Extent, JsonNode};

/// Any JSON value.
#[derive(Clone, Copy, Debug)]
pub struct JsonValue<'a> {
    /// The node of the value and those after it.
    nodes: &'a [JsonNode<'a>],
}

impl<'a> JsonValue<'a> {
    /// A missing value.
    pub(super) const NULL: Self = Self { nodes: &[] };

    pub(super) fn of(nodes: &'a [JsonNode<'a>]) -> Self {
        Self { nodes }
    }

    /// Returns whether the value is `null` or missing.
    pub fn is_null(self) -> bool {
        matches!(self.node(), JsonNode::Null)
    }

    /// Returns the string.
    #[inline(always)]
    pub fn text(self) -> Option<&'a str> {
        match self.node() {
            JsonNode::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the values of a list.
    pub(super) fn items(self) -> Option<Items<'a>> {
        match self.node() {
            JsonNode::List(extent) => Some(self.inside(*extent)),
            _ => None,
        }
    }

    /// Returns the fields of an object.
    pub(super) fn entries(self) -> Option<Entries<'a>> {
        match self.node() {
            JsonNode::Object(extent) => Some(Entries(self.inside(*extent))),
            _ => None,
        }
    }

    #[inline(always)]
    pub(super) fn node(self) -> &'a JsonNode<'a> {
        self.nodes.first().unwrap_or(&JsonNode::Null)
    }

    fn inside(self, extent: Extent) -> Items<'a> {
        let nodes = self.nodes.get(1..=extent.nodes as usize);
        Items {
            nodes: nodes.unwrap_or_default(),
            count: extent.items as usize,
        }
    }
}

/// An iterator over consecutive values.
#[derive(Clone, Debug, Default)]
pub(super) struct Items<'a> {
    nodes: &'a [JsonNode<'a>],
    /// Returns the total number of values.
    pub(super) count: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = JsonValue<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<JsonValue<'a>> {
        let value = JsonValue { nodes: self.nodes };
        let length = match self.nodes.first()? {
            JsonNode::List(extent) | JsonNode::Object(extent) => extent.nodes as usize + 1,
            _ => 1,
        };
        self.nodes = self.nodes.get(length..).unwrap_or_default();
        Some(value)
    }
}

/// An iterator over the names and values of an object.
#[derive(Clone, Debug, Default)]
pub(super) struct Entries<'a>(Items<'a>);

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, JsonValue<'a>);

    fn next(&mut self) -> Option<(&'a str, JsonValue<'a>)> {
        let name = self.0.next()?.text()?;
        Some((name, self.0.next()?))
    }
}
