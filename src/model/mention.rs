//! Defines a link from the text of one story to another story.

use serde::Serialize;

use crate::{
    json::{JsonFields, JsonValue, ReadErrors},
    model::slug::Slug,
};

/// The path of a link in a text, and its target.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Mention {
    /// The value of [`Element::story`](crate::model::body::Element::story).
    pub path: String,
    /// The story, if this archive has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<Slug>,
}

impl Mention {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            path: fields.text("path"),
            story: fields.find("story", Slug::read),
        }
    }
}
