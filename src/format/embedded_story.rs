//! Defines the data of a story that its own page embeds.

use serde::Serialize;

use super::{Card, DecodeError, Story, error};
use crate::json::{JsonFields, JsonValue, ReadErrors};

/// A card and the rest of its story. A prerendered story page embeds it, so that the story is not
/// downloaded again. No file of an export has this form.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
        error::parse(Self::ELEMENT_NAME, text, Self::read)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            card: fields.get("card", Card::read),
            story: fields.get("story", Story::read),
        }
    }
}
