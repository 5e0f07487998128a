//! Builds nodes from parser events within limits.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map},
};

use super::{
    DuplicateKey, DuplicateRule, FrontMatter, MAX_ALIASES, MAX_COPIED_BYTES, MAX_DEPTH, MAX_NODES,
};
use crate::import::syntax::node::{MapEntry, Node, NodeValue, SyntaxError, Weight};

const DEPTH_EXPECTED: &str = "at most 24 levels of lists and maps";
const NODE_WEIGHT: Weight = Weight {
    nodes: 1,
    bytes: 0,
    depth: 0,
};

/// A document under construction.
#[derive(Default)]
pub struct Tree {
    root: Option<Node>,
    open: Vec<Open>,
    documents: usize,
    nodes: usize,
    copied_bytes: usize,
    aliases: usize,
    anchors: HashMap<usize, Node>,
    duplicates: Vec<DuplicateKey>,
}

/// A list or map whose end has not been read yet.
struct Open {
    node: Node,
    anchor: usize,
    /// The pending key of a map.
    key: Option<String>,
    /// The index of each key's entry in a map.
    keys: HashMap<String, usize>,
    /// Whether the pending key is `<<`. Its value is a map, or a list of maps, whose entries are
    /// merged into this map.
    is_merge: bool,
    /// The maps to merge.
    merged: Vec<Node>,
}

impl Tree {
    /// Begins a document; only one is allowed.
    pub fn document(&mut self, line: usize) -> Result<(), SyntaxError> {
        self.documents += 1;
        if self.documents > 1 {
            return limit(line, "a second YAML document", "one document");
        }
        Ok(())
    }

    /// Adds a scalar; `plain` if it may be null or a merge key.
    pub fn scalar(
        &mut self,
        line: usize,
        text: Cow<'_, str>,
        plain: bool,
        anchor: usize,
    ) -> Result<(), SyntaxError> {
        self.count(line, NODE_WEIGHT)?;
        let text = text.into_owned();
        let value = NodeValue::Scalar { text, plain };
        self.add(Node { line, value }, anchor)
    }

    /// Begins a list or map.
    pub fn open(
        &mut self,
        line: usize,
        anchor: usize,
        value: NodeValue,
    ) -> Result<(), SyntaxError> {
        self.count(line, NODE_WEIGHT)?;
        if self.open.len() >= MAX_DEPTH {
            return limit(line, "deeper nesting", DEPTH_EXPECTED);
        }
        self.open.push(Open {
            node: Node { line, value },
            anchor,
            key: None,
            keys: HashMap::new(),
            is_merge: false,
            merged: Vec::new(),
        });
        Ok(())
    }

    /// Ends the innermost list or map.
    pub fn close(&mut self) -> Result<(), SyntaxError> {
        match self.open.pop() {
            Some(closed) => {
                let anchor = closed.anchor;
                self.add(closed.with_merged(), anchor)
            }
            None => Ok(()),
        }
    }

    /// Adds a copy of the node at the anchor.
    pub fn alias(&mut self, line: usize, anchor: usize) -> Result<(), SyntaxError> {
        self.aliases += 1;
        if self.aliases > MAX_ALIASES {
            return limit(line, "more aliases", "at most 64 aliases");
        }
        // An unknown anchor encloses its own alias.
        let Some(target) = self.anchors.get(&anchor) else {
            return limit(
                line,
                "an alias inside its own anchor",
                "an anchor that ends before its alias",
            );
        };
        let weight = target.weight();
        if self.open.len() + weight.depth > MAX_DEPTH {
            return limit(line, "deeper nesting", DEPTH_EXPECTED);
        }
        self.count(line, weight)?;
        if let Some(target) = self.anchors.get(&anchor) {
            let value = target.value.clone();
            self.add(Node { line, value }, 0)?;
        }
        Ok(())
    }

    /// Returns the document; an empty text is an empty map.
    pub fn finish(self) -> FrontMatter {
        let empty = Node {
            line: 1,
            value: NodeValue::Map(Vec::new()),
        };
        let root = self.root.filter(|root| !root.is_null());
        FrontMatter {
            root: root.unwrap_or(empty),
            duplicates: self.duplicates,
        }
    }

    fn count(&mut self, line: usize, weight: Weight) -> Result<(), SyntaxError> {
        self.nodes = self.nodes.saturating_add(weight.nodes);
        self.copied_bytes = self.copied_bytes.saturating_add(weight.bytes);
        if self.nodes > MAX_NODES {
            return limit(line, "more values", "at most 50,000 values");
        }
        if self.copied_bytes > MAX_COPIED_BYTES {
            return limit(
                line,
                "more text",
                "at most 16 MiB of text behind anchors and aliases",
            );
        }
        Ok(())
    }

    /// Adds a finished node to its parent.
    fn add(&mut self, node: Node, anchor: usize) -> Result<(), SyntaxError> {
        if anchor > 0 {
            self.count(node.line, node.weight())?;
            self.anchors.insert(anchor, node.clone());
        }
        let Some(parent) = self.open.last_mut() else {
            self.root.get_or_insert(node);
            return Ok(());
        };
        match &mut parent.node.value {
            NodeValue::List(items) => items.push(node),
            NodeValue::Map(entries) => match parent.key.take() {
                None => {
                    let plain = matches!(node.value, NodeValue::Scalar { plain: true, .. });
                    parent.is_merge = plain && node.describe() == "<<";
                    parent.key = Some(node.describe().to_owned());
                }
                Some(_) if parent.is_merge && is_mergeable(&node) => parent.merged.push(node),
                Some(key) => match parent.keys.entry(key) {
                    hash_map::Entry::Occupied(index) => {
                        self.duplicates.push(DuplicateKey {
                            line: node.line,
                            key: index.key().clone(),
                            rule: DuplicateRule::Last,
                        });
                        if let Some(entry) = entries.get_mut(*index.get()) {
                            entry.node = node;
                        }
                    }
                    hash_map::Entry::Vacant(vacant) => {
                        entries.push(MapEntry::new(vacant.key().clone(), node));
                        vacant.insert(entries.len() - 1);
                    }
                },
            },
            // Only lists and maps are open.
            NodeValue::Scalar { .. } => {}
        }
        Ok(())
    }
}

impl Open {
    /// Returns the node; a map gets the entries of merged maps whose keys it lacks.
    fn with_merged(mut self) -> Node {
        if let NodeValue::Map(entries) = &mut self.node.value {
            let maps = self.merged.into_iter().flat_map(|node| match node.value {
                NodeValue::List(items) => items,
                _ => vec![node],
            });
            for map in maps {
                let NodeValue::Map(merged) = map.value else {
                    continue;
                };
                for entry in merged {
                    if let hash_map::Entry::Vacant(vacant) = self.keys.entry(entry.key.clone()) {
                        vacant.insert(entries.len());
                        entries.push(entry);
                    }
                }
            }
        }
        self.node
    }
}

/// Returns whether a node is a map or a list of maps.
fn is_mergeable(node: &Node) -> bool {
    match &node.value {
        NodeValue::Map(_) => true,
        NodeValue::List(items) => items
            .iter()
            .all(|item| matches!(item.value, NodeValue::Map(_))),
        NodeValue::Scalar { .. } => false,
    }
}

fn limit<T>(line: usize, found: &str, expected: &'static str) -> Result<T, SyntaxError> {
    let found = found.to_owned();
    Err(SyntaxError {
        line,
        found,
        expected,
    })
}
