//! The JSON of the system that records were first made by: pages of `{"page", "value": […]}`.
//!
//! Its records have our names for nearly everything.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::FoundRecord;
use crate::import::{
    body::Markup,
    json::Json,
    node::{MapEntry, Node, NodeValue, SyntaxError},
    raw_record::RawRecord,
    slugs,
    visibility::Publication,
    yaml::FrontMatter,
};

/// Fields that say nothing a reader could see.
const UNUSED: &[&str] = &["sourceUrl", "highlight", "tags"];

/// The records of a page.
pub fn read(json: &Json, records: &[&RawValue]) -> Vec<FoundRecord<'static>> {
    let records = records.iter().enumerate();
    let records = records.map(|(place, record)| {
        let draft = draft(json, record);
        let id = draft.as_ref().map(|draft| draft.name.clone());
        FoundRecord {
            id: id.unwrap_or_else(|_| place.to_string()),
            part: format!("value[{place}]"),
            draft,
            remarks: Vec::new(),
        }
    });
    records.collect()
}

fn draft(json: &Json, record: &RawValue) -> Result<RawRecord<'static>, SyntaxError> {
    let FrontMatter {
        mut root,
        duplicates,
    } = json.document(record)?;
    let line = root.line;
    let said = |key: &str| root.get(key).and_then(Node::as_text).map(str::to_owned);
    let path = said("path").or_else(|| said("title")).unwrap_or_default();
    let text = said("content").unwrap_or_default();
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
        markup: Markup::Either,
        publication: Publication::default(),
        holds_future_back: false,
        date_on_clock: None,
        is_dated_by_change: false,
        is_surely_ours: true,
        lost: Vec::new(),
        is_read_here: false,
    })
}
