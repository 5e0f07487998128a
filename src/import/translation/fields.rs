//! Converts fields with other shapes, and parts of file names.

use crate::{
    import::{
        fields::{date_in_path, slugs},
        generators::{DefaultPublisher, Dialect},
        syntax::node::{MapEntry, Node, NodeValue},
    },
    model::unicode,
};

use super::foreign_fields::ForeignFields;

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
    let mut foreign_fields = ForeignFields::new(entries);
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

/// Derives a title from a file name, without the language that `split_language` finds at its end. The titles of Jekyll
/// have a capital letter in each word (`Jekyll::Utils.titleize_slug`).
pub fn title(
    path: &str,
    dialect: Dialect,
    split_language: &dyn Fn(&str) -> (&str, Option<&str>),
) -> String {
    let (stem, _) = split_language(slugs::stem(path));
    if dialect == Dialect::Jekyll
        && let Some(name) = date_in_path::dated_name(stem)
        && !name.after_day.is_empty()
    {
        let words = name.after_day.split('-').filter(|word| !word.is_empty());
        let words = words.map(|word| unicode::capitalize(&word.to_lowercase()));
        return words.collect::<Vec<_>>().join(" ");
    }
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
