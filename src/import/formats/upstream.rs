//! Reads the JSON of the upstream system: pages of `{"page", "value": […]}`.
//!
//! Nearly all field names are ours.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::FoundRecord;
use crate::import::{
    body::{Markup, markdown::MarkdownOptions},
    fields::slugs,
    record::raw_record::RawRecord,
    syntax::{
        json::Json,
        node::{MapEntry, Node, NodeValue, SyntaxError},
        yaml::FrontMatter,
    },
    visibility::Publication,
};

/// The fields that are not shown.
const UNUSED: &[&str] = &["sourceUrl", "highlight", "tags"];

/// Reads the records of a page.
pub fn read(json: &Json, records: &[&RawValue]) -> Vec<FoundRecord<'static>> {
    let records = records.iter().enumerate();
    let records = records.map(|(index, record)| {
        let raw_record = to_raw_record(json, record);
        let id = raw_record
            .as_ref()
            .map(|raw_record| raw_record.name.clone());
        FoundRecord {
            id: id.unwrap_or_else(|_| index.to_string()),
            part: format!("value[{index}]"),
            raw_record,
            warnings: Vec::new(),
        }
    });
    records.collect()
}

fn to_raw_record(json: &Json, record: &RawValue) -> Result<RawRecord<'static>, SyntaxError> {
    let FrontMatter {
        mut root,
        duplicates,
    } = json.document(record)?;
    let line = root.line;
    let text_of = |key: &str| root.get(key).and_then(Node::as_text).map(str::to_owned);
    let path = text_of("path")
        .or_else(|| text_of("title"))
        .unwrap_or_default();
    let text = text_of("content").unwrap_or_default();
    let text_line = root.get("content").map_or(line, |content| content.line);
    if let NodeValue::Map(entries) = &mut root.value {
        let is_known = |entry: &MapEntry| {
            let key = entry.key.as_str();
            !matches!(key, "path" | "content") && !UNUSED.contains(&key)
        };
        entries.retain(is_known);
    }
    Ok(RawRecord {
        root,
        duplicates,
        name: slugs::stem(&path).to_owned(),
        text: Cow::Owned(text),
        text_line,
        markdown: MarkdownOptions::default(),
        markup: Markup::Either,
        publication: Publication::default(),
        holds_future_back: false,
        site_date: None,
        is_dated_by_change: false,
        generator_date: None,
        is_certainly_broadsheet: true,
        removed_tags: Vec::new(),
        page_addresses: Vec::new(),
        page_html: None,
        is_full_text: false,
    })
}
