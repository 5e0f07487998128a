//! First screens: what one click leads to, in one file.

use serde::Serialize;

use super::{Card, DecodeError, error};
use crate::json::{JsonFields, JsonValue, ReadErrors};

/// The first cards of a list, kept together: they would otherwise come from many shards.
///
/// Which rows they are follows from the list; a screen does not say it, so that it stays as it is
/// when rows get other numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Screen {
    /// The cards, in the order of the list.
    pub cards: Vec<Card>,
}

/// How many cards a screen has, where the list is that long.
pub const CARDS_PER_SCREEN: usize = 30;

/// How many stories lead the front page: one before all others, and four beside one another.
pub const LEAD_STORIES: usize = 5;

impl Screen {
    /// Reads a screen.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where there are more
    /// cards than a screen has.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let screen: Self = error::parse(file, text, Self::read)?;
        if screen.cards.len() > CARDS_PER_SCREEN {
            let expected = format!("at most {CARDS_PER_SCREEN} cards");
            return Err(DecodeError::misfit(file, expected));
        }
        Ok(screen)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            cards: fields.list("cards", Card::read),
        }
    }
}
