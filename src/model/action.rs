//! Defines further links of a story, such as downloads.

use serde::Serialize;

use crate::{
    json::{JsonFields, JsonValue, ReadErrors},
    model::address::Address,
};

/// A further link of a story: the source code of an app, a data set, a slide deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Action {
    /// The target. `None` if the record's address is not `http(s)`; the title is then shown without
    /// a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
    /// The kind of the action in the record's words: `download`, `demo`, …
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The text of the link.
    pub title: String,
    /// The name of the person or organization that offers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}

impl Action {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            url: fields.find("url", Address::read_lenient).flatten(),
            kind: fields.find_text("type").unwrap_or_default(),
            title: fields.text("title"),
            attribution: fields.find_text("attribution"),
        }
    }
}
