//! A part of a collection.

use serde::Serialize;

use super::Slug;
use crate::json::{JsonFields, JsonValue, ReadErrors};

/// One entry of a collection's `items`: the path of another record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Part {
    /// The path as the record gives it, such as `videos/how-to-read-a-tide-table`.
    pub path: String,
    /// The story it names, where this archive has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<PartStory>,
}

/// The story that a [`Part`] names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PartStory {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
}

impl Part {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            path: fields.text("path"),
            story: fields.find("story", PartStory::read),
        }
    }
}

impl PartStory {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            slug: fields.get("slug", Slug::read),
            title: fields.text("title"),
        }
    }
}
