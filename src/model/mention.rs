//! A link from the text of one story to another.

use serde::Serialize;

use super::Slug;
use crate::json::{JsonFields, JsonValue, ReadErrors};

/// The path of a link in a text, and the story it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Mention {
    /// What [`Element::story`](super::Element::story) has.
    pub path: String,
    /// The story, where this archive has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<Slug>,
}

impl Mention {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            path: fields.text("path"),
            story: fields.find("story", Slug::read),
        }
    }
}
