//! Defines a part of a collection.

use serde::Serialize;

use crate::{
    json::{JsonFields, JsonValue, ReadErrors},
    model::slug::Slug,
};

/// An entry of a collection's `items`: the path of another record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Part {
    /// The path in the record, such as `videos/how-to-read-a-tide-table`.
    pub path: String,
    /// The story with that path, if this archive has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<PartStory>,
}

/// The story that a [`Part`] refers to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PartStory {
    /// The slug.
    pub slug: Slug,
    /// The headline.
    pub title: String,
}

impl Part {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            path: fields.text("path"),
            story: fields.find("story", PartStory::read),
        }
    }
}

impl PartStory {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            slug: fields.get("slug", Slug::read),
            title: fields.text("title"),
        }
    }
}
