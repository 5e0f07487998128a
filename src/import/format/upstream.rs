//! The JSON of the system that records were first made by: pages of `{"page", "value": […]}`.
//!
//! Its records have our names for nearly everything.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::Found;
use crate::import::{
    body::Markup,
    draft::Draft,
    json::Json,
    node::{Entry, Node, SyntaxError, Value},
    slugs,
    visibility::Publication,
    yaml::Document,
};

/// Fields that say nothing a reader could see.
const UNUSED: &[&str] = &["sourceUrl", "highlight", "tags"];

/// The records of a page.
pub fn read<'a>(json: &Json<'a>, records: &[&'a RawValue]) -> Vec<Found<'a>> {
    let records = records.iter().enumerate();
    let records = records.map(|(place, record)| {
        let draft = draft(json, record);
        let id = draft.as_ref().map(|draft| draft.name.clone());
        Found {
            id: id.unwrap_or_else(|_| place.to_string()),
            part: format!("value[{place}]"),
            draft,
            remarks: Vec::new(),
        }
    });
    records.collect()
}

fn draft<'a>(json: &Json<'a>, record: &RawValue) -> Result<Draft<'a>, SyntaxError> {
    let Document {
        mut root,
        duplicates,
    } = json.document(record)?;
    let line = root.line;
    let said = |key: &str| root.get(key).and_then(Node::as_text).map(str::to_owned);
    let path = said("path").or_else(|| said("title")).unwrap_or_default();
    let text = said("content").unwrap_or_default();
    let text_line = root.get("content").map_or(line, |content| content.line);
    if let Value::Map(entries) = &mut root.value {
        let is_known = |entry: &Entry| {
            let key = entry.key.as_str();
            !matches!(key, "path" | "content") && !UNUSED.contains(&key)
        };
        entries.retain(is_known);
    }
    Ok(Draft {
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
