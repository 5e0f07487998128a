//! Defines a link from the text of one story to another story.

use serde::{Deserialize, Serialize};

use crate::model::slug::Slug;

/// The path of a link in a text, and its target.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Mention {
    /// The value of [`Element::story`](crate::model::body::Element::story).
    pub path: String,
    /// The story, if this archive has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<Slug>,
    /// Whether the link also has an address, to which it leads if the archive does not have the story.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_address: bool,
}
