//! A story as its own page encloses it.

use serde::Serialize;

use super::{Card, DecodeError, Story, error};
use crate::json::{Fields, Notes, Value};

/// Everything of one story. Its page is written with it, so that whoever begins there fetches it once; no file of
/// an export is like this.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Enclosed {
    /// Its card.
    pub card: Card,
    /// The rest, with all stories that belong to it.
    pub story: Story,
}

impl Enclosed {
    /// What the element of a page is named by that holds it.
    pub const FILE: &str = "story";

    /// Reads it.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        error::parse(Self::FILE, text, Self::read)
    }

    fn read(value: Value<'_>, notes: &mut Notes) -> Self {
        let mut fields = Fields::of(value, notes);
        Self {
            card: fields.get("card", Card::read),
            story: fields.get("story", Story::read),
        }
    }
}
