//! Defines a part of a collection.

use serde::{Deserialize, Serialize};

use crate::model::slug::Slug;

/// An entry of a collection's `items`: the path of another record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Part {
    /// The path in the record, such as `videos/how-to-read-a-tide-table`.
    pub path: String,
    /// The story with that path, if this archive has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<PartStory>,
}

/// The story that a [`Part`] refers to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartStory {
    /// The slug.
    pub slug: Slug,
    /// The headline.
    pub title: String,
}
