//! An entry of a feed as the text of a record.

use std::fmt::Write;

use jiff::Timestamp;

use super::FeedRequest;
use crate::import::{
    body::Markup,
    excerpt, front_matter,
    node::{MapEntry, Node, NodeValue},
    raw_record::RawRecord,
    source, text,
};

/// The text of a record that says what the draft says. Values are JSON, which is YAML, so that nothing
/// in them can be taken for anything but a text.
///
/// # Errors
/// Why there is none, in words: a record has a title, and can be read again.
pub fn write(
    draft: &RawRecord,
    feed: &FeedRequest,
    keeps_text: bool,
    first_seen: Timestamp,
) -> Result<String, String> {
    let NodeValue::Map(entries) = &draft.root.value else {
        return Err("no fields".to_owned());
    };
    let has = |name: &str| draft.root.get(name).is_some_and(|node| !node.is_null());
    if !has("title") {
        return Err("no title".to_owned());
    }
    let mut record = "---\n".to_owned();
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(record, "{name}: {value}");
    };
    for entry in entries {
        if entry.key == "topics" {
            line("topics", &json(&topics(entry, feed)));
        } else if !is_empty(&entry.node) {
            line(&entry.key, &json(&entry.node));
        }
    }
    if !has("topics") && !feed.topics.is_empty() {
        let none = MapEntry::new("topics", Node::list(0, Vec::new()));
        line("topics", &json(&topics(&none, feed)));
    }
    if !has("publishedDateTime") {
        line("publishedDateTime", &format!("\"{first_seen}\""));
    }
    let words = match draft.markup {
        Markup::Html | Markup::Either => text::plain(text::beginning(&draft.text)),
        Markup::Markdown => text::beginning(&draft.text).to_owned(),
    };
    if !has("excerpt") && draft.is_read_here && text::is_visible(&words) {
        let excerpt = Node::text(0, text::escaped(&excerpt::beginning(&words)));
        line("excerpt", &json(&excerpt));
    }
    record.push_str("---\n");
    if keeps_text {
        let body = draft.text.trim();
        match draft.markup {
            // A body is HTML if it begins with an element.
            Markup::Html if !body.is_empty() && !body.starts_with('<') => {
                let _ = writeln!(record, "<div>{body}</div>");
            }
            Markup::Markdown if body.starts_with('<') => {
                let _ = writeln!(record, "\\{body}");
            }
            _ if body.is_empty() => {}
            _ => {
                let _ = writeln!(record, "{body}");
            }
        }
    }
    if record.len() as u64 > source::MAX_RECORD_BYTES {
        return Err("more than 8 MiB".to_owned());
    }
    // What is written is what will be read, or nothing is.
    let parts = front_matter::split(&record).map_err(|error| error.to_string())?;
    front_matter::parse(&parts, None).map_err(|error| error.found)?;
    Ok(record)
}

/// An entry's topics and those that the owner gives to all of its feed.
fn topics(entry: &MapEntry, feed: &FeedRequest) -> Node {
    let mut items = match &entry.node.value {
        NodeValue::List(items) => items.clone(),
        _ => vec![entry.node.clone()],
    };
    let own = feed
        .topics
        .iter()
        .map(|topic| Node::text(0, topic.as_str()));
    items.extend(own);
    Node::list(0, items)
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        NodeValue::Scalar { .. } => node.is_null(),
        NodeValue::List(items) => items.is_empty(),
        NodeValue::Map(entries) => entries.is_empty(),
    }
}

/// A value as JSON. At most [`MAX_DEPTH`](crate::import::yaml::MAX_DEPTH) levels deep, as it was read.
fn json(node: &Node) -> String {
    match &node.value {
        NodeValue::Scalar { text, plain: true } if text.parse::<i64>().is_ok() => text.clone(),
        NodeValue::Scalar { plain: true, .. } if node.is_null() => "null".to_owned(),
        NodeValue::Scalar { text, .. } => string(text),
        NodeValue::List(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(", "))
        }
        NodeValue::Map(entries) => {
            let entries = entries.iter().filter(|entry| !is_empty(&entry.node));
            let entries =
                entries.map(|entry| format!("{}: {}", string(&entry.key), json(&entry.node)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text in quotes, with everything escaped that YAML might not take as it stands.
fn string(text: &str) -> String {
    let mut string = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                string.push('\\');
                string.push(c);
            }
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(string, "\\u{:04x}", u32::from(c));
            }
            c => string.push(c),
        }
    }
    string.push('"');
    string
}
