//! Fields under other names and in other shapes.

use std::collections::VecDeque;

use super::{DefaultPublisher, Dialect, truth, visibility::is_known_status};
use crate::import::{
    date_in_path,
    node::{MapEntry, Node, NodeValue},
    slugs,
};

/// The fields of a record that have not been taken yet.
pub struct ForeignFields {
    entries: VecDeque<MapEntry>,
}

impl MapEntry {
    /// The same under our name; a report still calls it as the file does.
    pub fn called(self, name: &str) -> Self {
        let said = self.said.or(Some(self.key));
        Self {
            key: name.to_owned(),
            said,
            node: self.node,
        }
    }
}

impl ForeignFields {
    /// The fields of a map, and of the maps in it that hold what a theme needs: they count after the
    /// record's own.
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
                entry.said = Some(format!("{name}.{}", entry.key));
                all.entries.push_back(entry);
            }
        }
        all
    }

    /// Takes a field, in whatever case its name is written. One that is nothing is gone, too.
    pub fn take(&mut self, name: &str) -> Option<MapEntry> {
        self.take_where(|entry| entry.key.eq_ignore_ascii_case(name))
    }

    /// Takes the first field for which this is true and that is not nothing. Those before it that are
    /// nothing are gone.
    pub fn take_where(&mut self, is_it: impl Fn(&MapEntry) -> bool) -> Option<MapEntry> {
        loop {
            let index = self.entries.iter().position(&is_it)?;
            let entry = self.entries.remove(index)?;
            // A theme's example has many fields that nobody has filled in.
            let text = entry.node.as_text();
            let is_empty = text.is_some_and(|text| text.trim().is_empty());
            if !entry.node.is_null() && !is_empty {
                return Some(entry);
            }
        }
    }

    /// Takes all fields of these names, and gives the first.
    pub fn first(&mut self, names: &[&str]) -> Option<MapEntry> {
        let found: Vec<MapEntry> = names.iter().filter_map(|name| self.take(name)).collect();
        found.into_iter().next()
    }

    /// Takes all fields of these names as one list of topics.
    pub fn all(&mut self, names: &[&str], dialect: Dialect) -> Option<MapEntry> {
        let found: Vec<MapEntry> = names.iter().filter_map(|name| self.take(name)).collect();
        let first = found.first()?;
        let (line, said) = (first.node.line, first.said.clone());
        let said = said.unwrap_or_else(|| first.key.clone());
        let mut items = Vec::new();
        for entry in found {
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
            said: Some(said),
            node: Node::list(line, items),
        })
    }

    /// Takes what says whether the record is published, and gives it if it says neither: the record is then refused
    /// as one that is not clear. What is clear is read by [`super::publication`].
    pub fn unclear(&mut self) -> Option<MapEntry> {
        let published = self.take("published").filter(|entry| {
            // Some say a year with this name; one that is a date has been taken as one.
            truth(&entry.node).is_none() && !starts_with_year(&entry.node)
        });
        let draft = self
            .take("draft")
            .filter(|entry| truth(&entry.node).is_none());
        let is_clear = |entry: &MapEntry| entry.node.as_text().is_some_and(is_known_status);
        let status = self.take("status").filter(|entry| !is_clear(entry));
        let unclear = published.or(draft).or(status)?;
        Some(unclear.called("published"))
    }

    /// What nobody took, less these.
    pub fn left(self, unused: &[&str]) -> impl Iterator<Item = MapEntry> {
        let is_used = |entry: &MapEntry| {
            let mut unused = unused.iter();
            !unused.any(|name| entry.key.eq_ignore_ascii_case(name))
        };
        // Of what is in a theme's map, only what is known is looked at.
        let is_own = |entry: &MapEntry| entry.said.is_none();
        self.entries
            .into_iter()
            .filter(move |entry| is_own(entry) && is_used(entry))
    }
}

fn starts_with_year(node: &Node) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    node.as_text().is_some_and(|text| digits(text) >= 4)
}

/// The parts of a text that stands for a list.
fn parts(text: &str, dialect: Dialect) -> Vec<String> {
    let by = |sign: char| text.split(sign).map(|part| part.trim().to_owned());
    if text.contains(',') {
        by(',').collect()
    } else if dialect == Dialect::Jekyll {
        // A text of several words is several tags to Jekyll.
        text.split_whitespace().map(str::to_owned).collect()
    } else {
        vec![text.trim().to_owned()]
    }
}

/// Pictures in the shape of ours.
pub fn pictures(entry: MapEntry) -> MapEntry {
    let mut entry = entry.called("images");
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

/// A picture's map, with its address called `url`.
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
    let mut theirs = ForeignFields {
        entries: entries.into(),
    };
    let known = names.iter().filter_map(|(ours, candidates)| {
        let entry = theirs.first(candidates)?;
        Some(MapEntry {
            key: (*ours).to_owned(),
            ..entry
        })
    });
    Node::map(node.line, known.collect())
}

/// A publisher with these authors: the record's own, else the site.
pub fn provider(
    said: Option<MapEntry>,
    authors: Option<MapEntry>,
    dialect: Dialect,
    line: usize,
    publisher: Option<&DefaultPublisher>,
) -> Option<MapEntry> {
    let mut entries = match said.map(|entry| entry.node) {
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
        let mut authors = authors.called("authors");
        authors.node = people(authors.node, dialect);
        entries.push(authors);
    }
    (!entries.is_empty()).then(|| MapEntry::new("provider", Node::map(line, entries)))
}

/// Authors as a list of names.
fn people(node: Node, dialect: Dialect) -> Node {
    let line = node.line;
    let names = match node.value {
        NodeValue::List(items) => items.into_iter().filter_map(person).collect(),
        NodeValue::Scalar { text, .. } if dialect == Dialect::Pelican => {
            let sign = if text.contains(';') { ';' } else { ',' };
            let names = text.split(sign);
            names.map(|name| Node::text(line, name.trim())).collect()
        }
        value => person(Node { line, value }).into_iter().collect(),
    };
    Node::list(line, names)
}

/// The name of an author, of whom a theme may know more.
fn person(node: Node) -> Option<Node> {
    let name = match &node.value {
        NodeValue::Map(_) => node.get("name")?.clone(),
        _ => node,
    };
    let has_name = name.as_text().is_some_and(|name| !name.trim().is_empty());
    has_name.then_some(name)
}

/// A title made of a file's name.
pub fn title(path: &str) -> String {
    let stem = slugs::stem(path);
    let stem = without_language(stem).0;
    let name = match date_in_path::dated_name(stem) {
        // A day is all that the name says.
        Some(name) if name.after_time.is_empty() => stem.to_owned(),
        Some(name) => name.after_time.replace(['-', '_'], " "),
        None => stem.replace(['-', '_'], " "),
    };
    let mut letters = name.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// A name without the day that it begins with, if there is more of it.
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

/// A name without the language that it ends with (`story.de`), and that language.
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
