//! Converts fields with other names and shapes.

use std::collections::VecDeque;

use super::visibility::is_known_status;
use crate::import::{
    fields::{date_in_path, slugs},
    generators::{DefaultPublisher, Dialect},
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
                NodeValue::List(inner) => items.extend(inner),
                NodeValue::Scalar { text, .. } => {
                    let parts = parts(&text, dialect).into_iter();
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
    /// record is then refused. Clear fields are read by [`super::publication`].
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
fn parts(text: &str, dialect: Dialect) -> Vec<String> {
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

/// Converts pictures to our shape.
pub fn pictures(entry: MapEntry) -> MapEntry {
    let mut entry = entry.renamed("images");
    let node = entry.node;
    let line = node.line;
    let items = match node.value {
        NodeValue::List(items) => items,
        value => vec![Node { line, value }],
    };
    let items = items.into_iter().map(picture);
    let is_one = |item: &Node| match &item.value {
        NodeValue::Map(_) => item.get("url").is_some(),
        _ => item.as_text().is_some_and(|text| !text.trim().is_empty()),
    };
    entry.node = Node::list(line, items.filter(is_one).collect());
    entry
}

/// Renames the fields of a picture, such as the address to `url`.
fn picture(node: Node) -> Node {
    let NodeValue::Map(entries) = node.value else {
        return node;
    };
    let names: &[(&str, &[&str])] = &[
        (
            "url",
            &[
                "url",
                "path",
                "src",
                "image",
                "feature",
                "overlay_image",
                "teaser",
                "file",
            ],
        ),
        ("title", &["title", "alt", "caption", "image_description"]),
        ("attribution", &["attribution", "credit"]),
        ("width", &["width"]),
        ("height", &["height"]),
    ];
    let mut foreign_fields = ForeignFields {
        entries: entries.into(),
    };
    let known = names.iter().filter_map(|(name, candidates)| {
        let entry = foreign_fields.first(candidates)?;
        Some(MapEntry {
            key: (*name).to_owned(),
            ..entry
        })
    });
    Node::map(node.line, known.collect())
}

/// Returns a publisher with these authors: that of the record, or else the site.
pub fn provider(
    publisher_entry: Option<MapEntry>,
    authors: Option<MapEntry>,
    dialect: Dialect,
    line: usize,
    publisher: Option<&DefaultPublisher>,
) -> Option<MapEntry> {
    let mut entries = match publisher_entry.map(|entry| entry.node) {
        Some(Node {
            value: NodeValue::Map(entries),
            ..
        }) => entries,
        Some(name) => vec![MapEntry::new("name", name)],
        None => publisher.map_or_else(Vec::new, |publisher| {
            let text = |key, text: &String| {
                (!text.is_empty()).then(|| MapEntry::new(key, Node::text(line, text.as_str())))
            };
            let name = text("name", &publisher.name);
            let domain = text("domain", &publisher.domain);
            name.into_iter().chain(domain).collect()
        }),
    };
    if let Some(authors) = authors {
        let mut authors = authors.renamed("authors");
        authors.node = people(authors.node, dialect);
        entries.push(authors);
    }
    (!entries.is_empty()).then(|| MapEntry::new("provider", Node::map(line, entries)))
}

/// Converts authors to a list of names.
fn people(node: Node, dialect: Dialect) -> Node {
    let line = node.line;
    let names = match node.value {
        NodeValue::List(items) => items.into_iter().filter_map(person).collect(),
        NodeValue::Scalar { text, .. } if dialect == Dialect::Pelican => {
            let separator = if text.contains(';') { ';' } else { ',' };
            let names = text.split(separator);
            names.map(|name| Node::text(line, name.trim())).collect()
        }
        value => person(Node { line, value }).into_iter().collect(),
    };
    Node::list(line, names)
}

/// Returns the name of an author, which may be a map with further fields.
fn person(node: Node) -> Option<Node> {
    let name = match &node.value {
        NodeValue::Map(_) => node.get("name")?.clone(),
        _ => node,
    };
    let has_name = name.as_text().is_some_and(|name| !name.trim().is_empty());
    has_name.then_some(name)
}

/// Derives a title from a file name.
pub fn title(path: &str) -> String {
    let stem = slugs::stem(path);
    let stem = without_language(stem).0;
    let name = match date_in_path::dated_name(stem) {
        // The name consists of a date only.
        Some(name) if name.after_time.is_empty() => stem.to_owned(),
        Some(name) => name.after_time.replace(['-', '_'], " "),
        None => stem.replace(['-', '_'], " "),
    };
    let mut letters = name.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// Removes the date at the start of a name, unless the name consists of it.
pub fn without_day(stem: &str) -> &str {
    let is_day_alone = |stem| {
        let name = date_in_path::dated_name(stem);
        name.is_some_and(|name| name.after_day.is_empty())
    };
    match date_in_path::dated_name(stem) {
        Some(name) if !is_day_alone(without_language(stem).0) => name.after_day,
        _ => stem,
    }
}

/// Splits the language off the end of a name, as in `story.de`.
pub fn without_language(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((name, language))
            if language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase()) =>
        {
            (name, Some(language))
        }
        _ => (name, None),
    }
}
