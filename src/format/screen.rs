//! Defines first screens: the first cards of a list in one file.

use serde::{Deserialize, Serialize};

use super::{Card, DecodeError, decode_json};

/// The first cards of a list. Without this file, they would come from many shards.
///
/// The list says which rows they are. A screen does not repeat it, so that its bytes stay equal
/// when rows get other numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Screen {
    /// The cards, in the order of the list.
    pub cards: Vec<Card>,
}

/// The number of cards of a screen, if the list is long enough.
pub const CARDS_PER_SCREEN: usize = 30;

/// The number of lead stories of the front page: one large, four beside each other.
pub const LEAD_STORIES: usize = 5;

impl Screen {
    /// Reads a screen.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if
    /// there are more than [`CARDS_PER_SCREEN`] cards.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let screen: Self = decode_json(file, text)?;
        if screen.cards.len() > CARDS_PER_SCREEN {
            let expected = format!("at most {CARDS_PER_SCREEN} cards");
            return Err(DecodeError::inconsistent(file, expected));
        }
        Ok(screen)
    }
}
