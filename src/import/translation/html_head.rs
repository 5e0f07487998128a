//! Reads the metadata of Pelican in the head of an HTML file (`pelican.readers.HTMLReader`).

use crate::import::syntax::{
    markup::{self, Token},
    node::{MapEntry, Node, NodeValue},
};

/// Adds the title and the `meta` elements of a page to its fields. A page without fields has a null for them.
pub fn add_metadata(root: &mut Node, html: &str) {
    let metadata = metadata(html);
    let is_null = root.is_null();
    match &mut root.value {
        NodeValue::Map(entries) => entries.extend(metadata),
        value if is_null => *value = NodeValue::Map(metadata),
        _ => {}
    }
}

fn metadata(html: &str) -> Vec<MapEntry> {
    let mut metadata: Vec<MapEntry> = Vec::new();
    let mut title: Option<String> = None;
    for token in markup::tokens(html) {
        match token {
            Token::Start(name, _) if name == "body" => break,
            Token::Start(name, _) if name == "title" => title = Some(String::new()),
            Token::Start(name, attributes) if name == "meta" => {
                let text = |name| markup::attribute(&attributes, name);
                let content = text("content").filter(|content| !content.is_empty());
                let content = content.or_else(|| text("contents"));
                if let (Some(key), Some(content)) = (text("name"), content) {
                    add(&mut metadata, &key.to_lowercase(), content);
                }
            }
            Token::Text(words) => {
                if let Some(title) = &mut title {
                    title.push_str(&words);
                }
            }
            Token::End(name) if name == "title" => {
                if let Some(title) = title.take() {
                    add(&mut metadata, "title", &title);
                }
            }
            Token::End(name) if name == "head" => break,
            Token::Start(..) | Token::End(_) => {}
        }
    }
    metadata
}

/// Adds a value. The values of a name that repeats are separated by commas.
fn add(metadata: &mut Vec<MapEntry>, key: &str, value: &str) {
    let key = if key == "keywords" { "tags" } else { key };
    let mut entries = metadata.iter_mut();
    match entries.find(|entry| entry.key == key) {
        Some(entry) => {
            let before = entry.node.as_text().unwrap_or_default();
            entry.node = Node::text(1, format!("{before}, {value}"));
        }
        None => metadata.push(MapEntry::new(key, Node::text(1, value))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_has_fields_and_the_body_has_none() {
        let html = "<html><head><title>A &amp; B</title><meta name=\"Date\" content=\"2026-02-12\">\
            <meta name=keywords content=a><meta name=tags contents=b><meta charset=utf-8></head>\
            <body><title>No</title><meta name=status content=draft></body></html>";
        let metadata = metadata(html);
        let fields = metadata.iter();
        let fields = fields.map(|entry| format!("{}={}", entry.key, entry.node.describe()));
        assert_eq!(
            fields.collect::<Vec<_>>(),
            ["title=A & B", "date=2026-02-12", "tags=a, b"]
        );
    }
}
