//! Builds nodes from parser events, and counts while it does.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map},
};

use super::{
    DuplicateKey, DuplicateRule, FrontMatter, MAX_ALIASES, MAX_COPIED, MAX_DEPTH, MAX_NODES,
};
use crate::import::node::{MapEntry, Node, NodeValue, SyntaxError, Weight};

const DEPTH_EXPECTED: &str = "at most 24 levels of lists and maps";
const NODE_WEIGHT: Weight = Weight {
    nodes: 1,
    bytes: 0,
    depth: 0,
};

/// A document that is being built.
#[derive(Default)]
pub struct Tree {
    root: Option<Node>,
    open: Vec<Open>,
    documents: usize,
    nodes: usize,
    copied: usize,
    aliases: usize,
    anchors: HashMap<usize, Node>,
    duplicates: Vec<DuplicateKey>,
}

/// A list or map whose end has not come yet.
struct Open {
    node: Node,
    anchor: usize,
    /// In a map, the key that waits for its value.
    key: Option<String>,
    /// In a map, the keys seen, and which entry each has.
    keys: HashMap<String, usize>,
    /// In a map, whether the key is `<<`: its value is a map, or a list of maps, whose entries count as this map's own.
    is_merge: bool,
    /// In a map, those maps.
    merged: Vec<Node>,
}

impl Tree {
    /// A document begins. There may be only one.
    pub fn document(&mut self, line: usize) -> Result<(), SyntaxError> {
        self.documents += 1;
        if self.documents > 1 {
            return limit(line, "a second YAML document", "one document");
        }
        Ok(())
    }

    /// A scalar; `plain` where it may be nothing or a merge.
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
        self.place(Node { line, value }, anchor)
    }

    /// A list or map begins.
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

    /// The innermost list or map ends.
    pub fn close(&mut self) -> Result<(), SyntaxError> {
        match self.open.pop() {
            Some(done) => {
                let anchor = done.anchor;
                self.place(done.with_merged(), anchor)
            }
            None => Ok(()),
        }
    }

    /// An alias: a copy of what stands at the anchor.
    pub fn alias(&mut self, line: usize, anchor: usize) -> Result<(), SyntaxError> {
        self.aliases += 1;
        if self.aliases > MAX_ALIASES {
            return limit(line, "more aliases", "at most 64 aliases");
        }
        // An anchor that is not there yet stands around its own alias.
        let Some(target) = self.anchors.get(&anchor) else {
            return limit(line, "an alias inside its own anchor", "a finished anchor");
        };
        let weight = target.weight();
        if self.open.len() + weight.depth > MAX_DEPTH {
            return limit(line, "deeper nesting", DEPTH_EXPECTED);
        }
        self.count(line, weight)?;
        if let Some(target) = self.anchors.get(&anchor) {
            let value = target.value.clone();
            self.place(Node { line, value }, 0)?;
        }
        Ok(())
    }

    /// The document; nothing at all is an empty map.
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
        self.copied = self.copied.saturating_add(weight.bytes);
        if self.nodes > MAX_NODES {
            return limit(line, "more values", "at most 50,000 values");
        }
        if self.copied > MAX_COPIED {
            return limit(
                line,
                "more text",
                "at most 16 MiB of text behind anchors and aliases",
            );
        }
        Ok(())
    }

    /// Puts a finished node where it belongs.
    fn place(&mut self, node: Node, anchor: usize) -> Result<(), SyntaxError> {
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
                    parent.is_merge = plain && node.shown() == "<<";
                    parent.key = Some(node.shown().to_owned());
                }
                Some(_) if parent.is_merge && is_mergeable(&node) => parent.merged.push(node),
                Some(key) => match parent.keys.entry(key) {
                    hash_map::Entry::Occupied(seen) => {
                        self.duplicates.push(DuplicateKey {
                            line: node.line,
                            key: seen.key().clone(),
                            counts: DuplicateRule::Last,
                        });
                        if let Some(entry) = entries.get_mut(*seen.get()) {
                            entry.node = node;
                        }
                    }
                    hash_map::Entry::Vacant(free) => {
                        entries.push(MapEntry::new(free.key().clone(), node));
                        free.insert(entries.len() - 1);
                    }
                },
            },
            // Only lists and maps are ever open.
            NodeValue::Scalar { .. } => {}
        }
        Ok(())
    }
}

impl Open {
    /// The node, in a map with the entries of merged maps whose keys it does not have itself.
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
                    if let hash_map::Entry::Vacant(free) = self.keys.entry(entry.key.clone()) {
                        free.insert(entries.len());
                        entries.push(entry);
                    }
                }
            }
        }
        self.node
    }
}

/// Whether a node is a map or a list of maps.
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
