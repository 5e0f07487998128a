//! Writes an entry of a feed as a record.

use std::fmt::Write;

use jiff::Timestamp;

use crate::import::{
    body::{Markup, excerpt},
    fields::text,
    files::bytes::MAX_RECORD_BYTES,
    record::raw_record::RawRecord,
    syntax::{
        front_matter::{self, FrontMatterRules},
        node::{Node, NodeValue},
    },
};

/// The record of an entry, without the topics and the date that depend on other runs and feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRecord {
    /// The lines before the topics.
    fields: String,
    /// The topics of the entry, as JSON; `None` if the entry has no field for them.
    topics: Option<Vec<String>>,
    /// The lines after the topics.
    more_fields: String,
    /// Whether the entry has a date.
    is_dated: bool,
    /// The excerpt, the end of the front matter, and the text.
    end: String,
}

impl EntryRecord {
    /// Creates the record of an entry. Values are written as JSON, which is valid YAML, so that no
    /// value is mistaken for markup.
    ///
    /// # Errors
    /// Returns the reason if the entry has no title.
    pub fn new(raw_record: &RawRecord, keeps_text: bool) -> Result<Self, String> {
        let NodeValue::Map(entries) = &raw_record.root.value else {
            return Err("no fields".to_owned());
        };
        let has = |name: &str| {
            let node = raw_record.root.get(name);
            node.is_some_and(|node| !node.is_null())
        };
        if !has("title") {
            return Err("no title".to_owned());
        }
        let mut fields = String::new();
        let mut more_fields = String::new();
        let mut topics = None;
        for entry in entries {
            if entry.key == "topics" {
                topics = Some(items(&entry.node));
            } else if !is_empty(&entry.node) {
                let lines = if topics.is_none() {
                    &mut fields
                } else {
                    &mut more_fields
                };
                let _ = writeln!(lines, "{}: {}", entry.key, json(&entry.node));
            }
        }
        Ok(Self {
            fields,
            topics,
            more_fields,
            is_dated: has("publishedDateTime"),
            end: end(raw_record, has("excerpt"), keeps_text),
        })
    }

    /// Returns the text of the record, with more topics. An entry without a date has that of the
    /// run that saw it first.
    ///
    /// # Errors
    /// Returns the reason if the record is too large, or would not be read back.
    pub fn text(&self, more_topics: &[String], first_seen: Timestamp) -> Result<String, String> {
        let mut record = format!("---\n{}", self.fields);
        if self.topics.is_some() || !more_topics.is_empty() {
            let own = self.topics.iter().flatten().cloned();
            let topics = own.chain(more_topics.iter().map(|topic| quoted(topic)));
            let topics: Vec<String> = topics.collect();
            let _ = writeln!(record, "topics: [{}]", topics.join(", "));
        }
        record.push_str(&self.more_fields);
        if !self.is_dated {
            let _ = writeln!(record, "publishedDateTime: \"{first_seen}\"");
        }
        record.push_str(&self.end);
        if record.len() as u64 > MAX_RECORD_BYTES {
            return Err("more than 8 MiB".to_owned());
        }
        // Check that the record can be read back.
        let parts = front_matter::split(&record).map_err(|error| error.to_string())?;
        front_matter::parse(&parts, FrontMatterRules::Common).map_err(|error| error.found)?;
        Ok(record)
    }
}

/// Returns the excerpt, the end of the front matter, and the text of an entry.
fn end(raw_record: &RawRecord, has_excerpt: bool, keeps_text: bool) -> String {
    let mut end = String::new();
    let plain_text = match raw_record.markup {
        Markup::Html | Markup::Either => text::plain(text::beginning(&raw_record.text)),
        Markup::Markdown => text::beginning(&raw_record.text).to_owned(),
    };
    if !has_excerpt && raw_record.is_full_text && text::is_visible(&plain_text) {
        let excerpt = text::escaped(&excerpt::beginning(&plain_text));
        let _ = writeln!(end, "excerpt: {}", quoted(&excerpt));
    }
    end.push_str("---\n");
    if !keeps_text {
        return end;
    }
    let body = raw_record.text.trim();
    let _ = match raw_record.markup {
        _ if body.is_empty() => Ok(()),
        // A body that begins with an element is read as HTML.
        Markup::Html if !body.starts_with('<') => writeln!(end, "<div>{body}</div>"),
        Markup::Markdown if body.starts_with('<') => writeln!(end, "\\{body}"),
        _ => writeln!(end, "{body}"),
    };
    end
}

/// Returns the items of a list, or a single value, as JSON.
fn items(node: &Node) -> Vec<String> {
    match &node.value {
        NodeValue::List(items) => items.iter().map(json).collect(),
        _ if node.is_null() => Vec::new(),
        _ => vec![json(node)],
    }
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
