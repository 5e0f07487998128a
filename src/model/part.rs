//! A part of a collection.

use serde::{Deserialize, Serialize};

use super::Slug;

/// One entry of a collection's `items`: the path of another record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Part {
    /// The path as the record gives it, such as `videos/how-to-read-a-tide-table`.
    pub path: String,
    /// The story it names, where this archive has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<PartStory>,
}

/// The story that a [`Part`] names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartStory {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
}
