//! Reads the settings of a generator as a tree of nodes.

use std::{fs::File, io::Read, path::Path};

use crate::import::syntax::{
    front_matter::{self, FrontMatterParts, FrontMatterRules, FrontMatterSyntax},
    node::{MapEntry, Node, NodeValue},
};

/// The maximum size of settings, in bytes; the rest is not read.
const MAX_SETTINGS_BYTES: u64 = 1024 * 1024;

/// Reads a text file of settings; `None` if it does not exist or is not UTF-8.
pub fn read_text(path: &Path) -> Option<String> {
    let mut text = String::new();
    let file = File::open(path).ok()?;
    file.take(MAX_SETTINGS_BYTES)
        .read_to_string(&mut text)
        .ok()?;
    Some(text)
}

/// Reads settings in the syntax of the file's extension; `None` if the file does not exist or is invalid.
pub fn read(path: &Path) -> Option<Node> {
    let text = read_text(path)?;
    let syntax = match path.extension()?.to_str()? {
        "toml" => FrontMatterSyntax::Toml,
        "json" => FrontMatterSyntax::Json,
        _ => FrontMatterSyntax::Yaml,
    };
    parse(&text, syntax)
}

/// Parses settings in this syntax.
pub fn parse(text: &str, syntax: FrontMatterSyntax) -> Option<Node> {
    let parts = FrontMatterParts {
        syntax,
        front_matter: text,
        lines_before: 0,
        body: "",
        body_line: 1,
    };
    let document = front_matter::parse(&parts, FrontMatterRules::Common).ok()?;
    Some(document.root)
}

/// Reads the front matter of a Markdown file, such as that of a section; `None` if it has none.
pub fn front_matter(path: &Path) -> Option<Node> {
    let text = read_text(path)?;
    let parts = front_matter::split(text.trim_start_matches('\u{feff}')).ok()?;
    let document = front_matter::parse(&parts, FrontMatterRules::Common).ok()?;
    Some(document.root)
}

/// Reads the first file of these names that can be read.
pub fn read_first(root: &Path, names: &[&str]) -> Option<Node> {
    names.iter().find_map(|name| read(&root.join(name)))
}

/// Merges the values of `over` into `base`: maps are merged key by key, anything else is replaced.
pub fn merge(base: &mut Node, overrides: Node) {
    let NodeValue::Map(overrides) = overrides.value else {
        *base = overrides;
        return;
    };
    let NodeValue::Map(entries) = &mut base.value else {
        base.value = NodeValue::Map(overrides);
        return;
    };
    for entry in overrides {
        let same = entries
            .iter_mut()
            .find(|other| other.key.eq_ignore_ascii_case(&entry.key));
        match same {
            Some(same) => merge(&mut same.node, entry.node),
            None => entries.push(entry),
        }
    }
}

/// Adds defaults to front matter for names that it does not have. If several defaults share a name, the
/// first counts.
pub fn add_defaults(entries: &mut Vec<MapEntry>, defaults: impl IntoIterator<Item = MapEntry>) {
    for default in defaults {
        let mut existing = entries.iter();
        let is_set = existing.any(|entry| entry.key.eq_ignore_ascii_case(&default.key));
        if !is_set {
            entries.push(default);
        }
    }
}

/// Returns the name of a person: a text, or the `name` of a map.
pub fn person(node: &Node) -> Option<String> {
    let name = node.as_text().or_else(|| node.get("name")?.as_text())?;
    (!name.trim().is_empty()).then(|| name.trim().to_owned())
}

/// Returns the first non-empty text among these settings.
pub fn text_value(settings: Option<&Node>, names: &[&str]) -> Option<String> {
    let mut texts = names
        .iter()
        .filter_map(|name| settings?.get(name)?.as_text());
    let text = texts.find(|text| !text.trim().is_empty())?;
    Some(text.trim().to_owned())
}
