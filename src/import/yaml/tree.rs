//! Builds nodes from parser events, and counts while it does.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use saphyr_parser::ScalarStyle;

use super::{Document, MAX_ALIASES, MAX_COPIED, MAX_DEPTH, MAX_NODES};
use crate::import::node::{Entry, Node, SyntaxError, Value, Weight};

const DEPTH: &str = "at most 24 levels of lists and maps";
const ONE: Weight = Weight {
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
    duplicates: Vec<(usize, String)>,
}

/// A list or map whose end has not come yet.
struct Open {
    node: Node,
    anchor: usize,
    /// In a map, the key that waits for its value.
    key: Option<String>,
    /// In a map, the keys seen.
    keys: HashSet<String>,
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

    /// A scalar.
    pub fn scalar(
        &mut self,
        line: usize,
        text: Cow<'_, str>,
        style: ScalarStyle,
        anchor: usize,
    ) -> Result<(), SyntaxError> {
        self.count(line, ONE)?;
        let plain = style == ScalarStyle::Plain;
        let text = text.into_owned();
        let value = Value::Scalar { text, plain };
        self.place(Node { line, value }, anchor)
    }

    /// A list or map begins.
    pub fn open(&mut self, line: usize, anchor: usize, value: Value) -> Result<(), SyntaxError> {
        self.count(line, ONE)?;
        if self.open.len() >= MAX_DEPTH {
            return limit(line, "deeper nesting", DEPTH);
        }
        self.open.push(Open {
            node: Node { line, value },
            anchor,
            key: None,
            keys: HashSet::new(),
        });
        Ok(())
    }

    /// The innermost list or map ends.
    pub fn close(&mut self) -> Result<(), SyntaxError> {
        match self.open.pop() {
            Some(done) => self.place(done.node, done.anchor),
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
            return limit(line, "deeper nesting", DEPTH);
        }
        self.count(line, weight)?;
        if let Some(target) = self.anchors.get(&anchor) {
            let value = target.value.clone();
            self.place(Node { line, value }, 0)?;
        }
        Ok(())
    }

    /// The document; nothing at all is an empty map.
    pub fn finish(self) -> Document {
        let empty = Node {
            line: 1,
            value: Value::Map(Vec::new()),
        };
        let root = self.root.filter(|root| !root.is_null());
        Document {
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
            Value::List(items) => items.push(node),
            Value::Map(entries) => match parent.key.take() {
                None => parent.key = Some(node.shown().to_owned()),
                Some(key) if parent.keys.contains(&key) => {
                    self.duplicates.push((node.line, key));
                }
                Some(key) => {
                    parent.keys.insert(key.clone());
                    entries.push(Entry::new(key, node));
                }
            },
            // Only lists and maps are ever open.
            Value::Scalar { .. } => {}
        }
        Ok(())
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
