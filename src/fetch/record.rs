//! Writes an entry of a feed as a record.

use std::fmt::Write;

use jiff::Timestamp;

use super::FeedRequest;
use crate::import::{
    body::{Markup, excerpt},
    fields::text,
    files::bytes::MAX_RECORD_BYTES,
    record::raw_record::RawRecord,
    syntax::{
        front_matter::{self, FrontMatterRules},
        node::{MapEntry, Node, NodeValue},
    },
};

/// Returns the text of a record for an entry. Values are written as JSON, which is valid YAML, so
/// that no value is mistaken for markup.
///
/// # Errors
/// Returns the reason if the entry has no title, is too large, or would not be read back.
pub fn write(
    raw_record: &RawRecord,
    feed: &FeedRequest,
    keeps_text: bool,
    first_seen: Timestamp,
) -> Result<String, String> {
    let NodeValue::Map(entries) = &raw_record.root.value else {
        return Err("no fields".to_owned());
    };
    let has = |name: &str| {
        raw_record
            .root
            .get(name)
            .is_some_and(|node| !node.is_null())
    };
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
    let plain_text = match raw_record.markup {
        Markup::Html | Markup::Either => text::plain(text::beginning(&raw_record.text)),
        Markup::Markdown => text::beginning(&raw_record.text).to_owned(),
    };
    if !has("excerpt") && raw_record.is_full_text && text::is_visible(&plain_text) {
        let excerpt = Node::text(0, text::escaped(&excerpt::beginning(&plain_text)));
        line("excerpt", &json(&excerpt));
    }
    record.push_str("---\n");
    if keeps_text {
        let body = raw_record.text.trim();
        match raw_record.markup {
            // A body that begins with an element is read as HTML.
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
    if record.len() as u64 > MAX_RECORD_BYTES {
        return Err("more than 8 MiB".to_owned());
    }
    // Check that the record can be read back.
    let parts = front_matter::split(&record).map_err(|error| error.to_string())?;
    front_matter::parse(&parts, FrontMatterRules::Common).map_err(|error| error.found)?;
    Ok(record)
}

/// Returns the topics of an entry and those of its feed.
fn topics(entry: &MapEntry, feed: &FeedRequest) -> Node {
    let mut items = match &entry.node.value {
        NodeValue::List(items) => items.clone(),
        _ => vec![entry.node.clone()],
    };
    let feed_topics = feed
        .topics
        .iter()
        .map(|topic| Node::text(0, topic.as_str()));
    items.extend(feed_topics);
    Node::list(0, items)
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        NodeValue::Scalar { .. } => node.is_null(),
        NodeValue::List(items) => items.is_empty(),
        NodeValue::Map(entries) => entries.is_empty(),
    }
}

/// Returns a value as JSON. Its depth is at most [`MAX_DEPTH`](crate::import::syntax::yaml::MAX_DEPTH), as
/// it was read.
fn json(node: &Node) -> String {
    match &node.value {
        NodeValue::Scalar { text, plain: true } if text.parse::<i64>().is_ok() => text.clone(),
        NodeValue::Scalar { plain: true, .. } if node.is_null() => "null".to_owned(),
        NodeValue::Scalar { text, .. } => quoted(text),
        NodeValue::List(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(", "))
        }
        NodeValue::Map(entries) => {
            let entries = entries.iter().filter(|entry| !is_empty(&entry.node));
            let entries =
                entries.map(|entry| format!("{}: {}", quoted(&entry.key), json(&entry.node)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Returns a quoted text in which every character that YAML might interpret is escaped.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
