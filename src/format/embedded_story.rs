//! A story as its own page encloses it.

use serde::Serialize;

use super::{Card, DecodeError, Story, error};
use crate::json::{JsonFields, JsonValue, ReadErrors};

/// Everything of one story. Its page is written with it, so that whoever begins there fetches it once; no file of
/// an export is like this.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EmbeddedStory {
    /// Its card.
    pub card: Card,
    /// The rest, with all stories that belong to it.
    pub story: Story,
}

impl EmbeddedStory {
    /// What the element of a page is named by that holds it.
    pub const FILE: &str = "story";

    /// Reads it.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        error::parse(Self::FILE, text, Self::read)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            card: fields.get("card", Card::read),
            story: fields.get("story", Story::read),
        }
    }
}
