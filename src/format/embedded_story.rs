//! Defines the data of a story that its own page embeds.

use serde::{Deserialize, Serialize};

use super::{Card, DecodeError, Story, decode_json};

/// A card and the rest of its story. A prerendered story page embeds it, so that the story is not
/// downloaded again. No file of an export has this form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmbeddedStory {
    /// The card.
    pub card: Card,
    /// The rest of the story, with all related stories.
    pub story: Story,
}

impl EmbeddedStory {
    /// The name of the page element that embeds it.
    pub const ELEMENT_NAME: &str = "story";

    /// Reads an embedded story.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        decode_json(Self::ELEMENT_NAME, text)
    }
}
