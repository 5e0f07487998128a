//! The settings of a generator, as one tree of nodes.

use std::{fs::File, io::Read, path::Path};

use crate::import::{
    front_matter::{self, FrontMatterParts, FrontMatterSyntax},
    node::{MapEntry, Node, NodeValue},
};

/// The largest settings that are read, in bytes.
const MAX_SETTINGS_BYTES: u64 = 1024 * 1024;

/// Reads a text file of settings; `None` where there is none, or it is no UTF-8.
pub fn text(path: &Path) -> Option<String> {
    let mut text = String::new();
    let file = File::open(path).ok()?;
    file.take(MAX_SETTINGS_BYTES)
        .read_to_string(&mut text)
        .ok()?;
    Some(text)
}

/// Reads the settings of a file, in the syntax that its ending names; `None` where there is none, or the generator
/// could not read it either.
pub fn read(path: &Path) -> Option<Node> {
    let text = text(path)?;
    let syntax = match path.extension()?.to_str()? {
        "toml" => FrontMatterSyntax::Toml,
        "json" => FrontMatterSyntax::Json,
        _ => FrontMatterSyntax::Yaml,
    };
    parse(&text, syntax)
}

/// Reads settings in this syntax.
pub fn parse(text: &str, syntax: FrontMatterSyntax) -> Option<Node> {
    let parts = FrontMatterParts {
        syntax,
        front: text,
        above: 0,
        body: "",
        body_line: 1,
    };
    let document = front_matter::parse(&parts, None).ok()?;
    Some(document.root)
}

/// Reads the front matter of a Markdown file, such as that of a section; `None` where it has none.
pub fn front_matter(path: &Path) -> Option<Node> {
    let text = text(path)?;
    let parts = front_matter::split(text.trim_start_matches('\u{feff}')).ok()?;
    let document = front_matter::parse(&parts, None).ok()?;
    Some(document.root)
}

/// Returns the first file of these names that can be read.
pub fn first(root: &Path, names: &[&str]) -> Option<Node> {
    names.iter().find_map(|name| read(&root.join(name)))
}

/// Puts the values of `over` into `base`: maps are merged key by key, anything else is replaced.
pub fn merge(base: &mut Node, over: Node) {
    let NodeValue::Map(over) = over.value else {
        *base = over;
        return;
    };
    let NodeValue::Map(entries) = &mut base.value else {
        base.value = NodeValue::Map(over);
        return;
    };
    for entry in over {
        let same = entries
            .iter_mut()
            .find(|other| other.key.eq_ignore_ascii_case(&entry.key));
        match same {
            Some(same) => merge(&mut same.node, entry.node),
            None => entries.push(entry),
        }
    }
}

/// Adds defaults to front matter: those whose names it does not have, of several of one name the first.
pub fn add_defaults(entries: &mut Vec<MapEntry>, defaults: impl IntoIterator<Item = MapEntry>) {
    for default in defaults {
        let mut own = entries.iter();
        let is_said = own.any(|entry| entry.key.eq_ignore_ascii_case(&default.key));
        if !is_said {
            entries.push(default);
        }
    }
}

/// The text of the first of these settings that has one which is not empty.
pub fn text_of(settings: Option<&Node>, names: &[&str]) -> Option<String> {
    let mut texts = names
        .iter()
        .filter_map(|name| settings?.get(name)?.as_text());
    let text = texts.find(|text| !text.trim().is_empty())?;
    Some(text.trim().to_owned())
}
