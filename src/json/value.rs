//! A value where it lies in its document.

use super::document::{Extent, Node};

/// Any JSON value.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    /// Its node, and what follows.
    nodes: &'a [Node<'a>],
}

impl<'a> Value<'a> {
    /// What is not there.
    pub(super) const NULL: Self = Self { nodes: &[] };

    pub(super) fn of(nodes: &'a [Node<'a>]) -> Self {
        Self { nodes }
    }

    /// Whether it is `null`, or not there.
    pub fn is_null(self) -> bool {
        matches!(self.node(), Node::Null)
    }

    /// A text.
    #[inline(always)]
    pub fn text(self) -> Option<&'a str> {
        match self.node() {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The values of a list.
    pub(super) fn items(self) -> Option<Items<'a>> {
        match self.node() {
            Node::List(extent) => Some(self.inside(*extent)),
            _ => None,
        }
    }

    /// The fields of an object.
    pub(super) fn entries(self) -> Option<Entries<'a>> {
        match self.node() {
            Node::Object(extent) => Some(Entries(self.inside(*extent))),
            _ => None,
        }
    }

    #[inline(always)]
    pub(super) fn node(self) -> &'a Node<'a> {
        self.nodes.first().unwrap_or(&Node::Null)
    }

    fn inside(self, extent: Extent) -> Items<'a> {
        let nodes = self.nodes.get(1..=extent.nodes as usize);
        Items {
            nodes: nodes.unwrap_or_default(),
            count: extent.items as usize,
        }
    }
}

/// Values that follow each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Items<'a> {
    nodes: &'a [Node<'a>],
    /// How many there are in all.
    pub(super) count: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<Value<'a>> {
        let value = Value { nodes: self.nodes };
        let length = match self.nodes.first()? {
            Node::List(extent) | Node::Object(extent) => extent.nodes as usize + 1,
            _ => 1,
        };
        self.nodes = self.nodes.get(length..).unwrap_or_default();
        Some(value)
    }
}

/// Names and values of an object.
#[derive(Clone, Debug, Default)]
pub(super) struct Entries<'a>(Items<'a>);

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, Value<'a>);

    fn next(&mut self) -> Option<(&'a str, Value<'a>)> {
        let name = self.0.next()?.text()?;
        Some((name, self.0.next()?))
    }
}
