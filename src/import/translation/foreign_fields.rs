//! Takes the fields of other generators by name.

use std::collections::VecDeque;

use super::publication_fields::is_known_status;
use crate::import::{
    generators::Dialect,
    syntax::node::{MapEntry, Node, NodeValue},
};

/// The fields of a record that have not been translated yet.
pub struct ForeignFields {
    entries: VecDeque<MapEntry>,
}

impl MapEntry {
    /// Renames the field; reports still use the name in the file.
    pub fn renamed(self, name: &str) -> Self {
        let original_path = self.original_path.or(Some(self.key));
        Self {
            key: name.to_owned(),
            original_path,
            node: self.node,
        }
    }
}

impl ForeignFields {
    /// Returns all fields of a map.
    pub fn new(entries: Vec<MapEntry>) -> Self {
        Self {
            entries: entries.into(),
        }
    }

    /// Collects the fields of a map, followed by those of its nested maps for themes, which have lower
    /// precedence.
    pub fn of(entries: Vec<MapEntry>) -> Self {
        let mut all = Self {
            entries: entries.into(),
        };
        for name in ["taxonomies", "extra", "params"] {
            let Some(entry) = all.take(name) else {
                continue;
            };
            let NodeValue::Map(inner) = entry.node.value else {
                continue;
            };
            for mut entry in inner {
                entry.original_path = Some(format!("{name}.{}", entry.key));
                all.entries.push_back(entry);
            }
        }
        all
    }

    /// Takes a field by its name, ignoring case. Empty fields of this name are dropped.
    pub fn take(&mut self, name: &str) -> Option<MapEntry> {
        self.take_where(|entry| entry.key.eq_ignore_ascii_case(name))
    }

    /// Takes the first non-empty field that satisfies the predicate. Empty ones before it are dropped.
    pub fn take_where(&mut self, predicate: impl Fn(&MapEntry) -> bool) -> Option<MapEntry> {
        loop {
            let index = self.entries.iter().position(&predicate)?;
            let entry = self.entries.remove(index)?;
            // Examples of themes have many empty fields.
            let text = entry.node.as_text();
            let is_empty = text.is_some_and(|text| text.trim().is_empty());
            if !entry.node.is_null() && !is_empty {
                return Some(entry);
            }
        }
    }

    /// Takes all fields of these names and returns the first.
    pub fn first(&mut self, names: &[&str]) -> Option<MapEntry> {
        let entries: Vec<MapEntry> = names.iter().filter_map(|name| self.take(name)).collect();
        entries.into_iter().next()
    }

    /// Takes all fields of these names as one list of topics.
    pub fn topics(&mut self, names: &[&str], dialect: Dialect) -> Option<MapEntry> {
        let entries: Vec<MapEntry> = names.iter().filter_map(|name| self.take(name)).collect();
        let first = entries.first()?;
        let (line, original_path) = (first.node.line, first.original_path.clone());
        let original_path = original_path.unwrap_or_else(|| first.key.clone());
        let mut items = Vec::new();
        for entry in entries {
            match entry.node.value {
                // Hexo has lists of categories and their subcategories.
                NodeValue::List(inner) => {
                    items.extend(inner.into_iter().flat_map(|item| match item.value {
                        NodeValue::List(nested) => nested,
                        _ => vec![item],
                    }));
                }
                NodeValue::Scalar { text, .. } => {
                    let parts = split_text(&text, dialect).into_iter();
                    items.extend(parts.map(|part| Node::text(entry.node.line, part)));
                }
                NodeValue::Map(_) => items.push(entry.node),
            }
        }
        Some(MapEntry {
            key: "topics".to_owned(),
            original_path: Some(original_path),
            node: Node::list(line, items),
        })
    }

    /// Takes the fields that decide whether the record is published, and returns one that is unclear. The
    /// record is then refused. Clear fields are read by [`publication`](super::publication_fields::publication).
    pub fn unclear_publication(&mut self) -> Option<MapEntry> {
        let published = self.take("published").filter(|entry| {
            // Some records use this name for a year; a full date has already been taken.
            entry.node.as_boolean().is_none() && !starts_with_year(&entry.node)
        });
        let draft = self
            .take("draft")
            .filter(|entry| entry.node.as_boolean().is_none());
        let is_clear = |entry: &MapEntry| entry.node.as_text().is_some_and(is_known_status);
        let status = self.take("status").filter(|entry| !is_clear(entry));
        let unclear = published.or(draft).or(status)?;
        Some(unclear.renamed("published"))
    }

    /// Returns the fields that were not taken, except the unused ones.
    pub fn remaining(self, unused: &[&str]) -> impl Iterator<Item = MapEntry> {
        let is_used = |entry: &MapEntry| {
            let mut unused = unused.iter();
            !unused.any(|name| entry.key.eq_ignore_ascii_case(name))
        };
        // Unknown fields in the map of a theme are not reported.
        let is_top_level = |entry: &MapEntry| entry.original_path.is_none();
        self.entries
            .into_iter()
            .filter(move |entry| is_top_level(entry) && is_used(entry))
    }
}

fn starts_with_year(node: &Node) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    node.as_text().is_some_and(|text| digits(text) >= 4)
}

/// Splits a text that stands for a list.
pub fn split_text(text: &str, dialect: Dialect) -> Vec<String> {
    let split_by = |separator: char| text.split(separator).map(|part| part.trim().to_owned());
    if text.contains(',') {
        split_by(',').collect()
    } else if dialect == Dialect::Jekyll {
        // Jekyll splits tags at spaces.
        text.split_whitespace().map(str::to_owned).collect()
    } else {
        vec![text.trim().to_owned()]
    }
}
