//! Defines first screens: the first cards of a list in one file.

use serde::{Deserialize, Serialize};

use serde_json::value::RawValue;

use super::{Card, DecodeError, DecodedCard, decode_each, decode_json};

/// The first cards of a list. Without this file, they would come from many shards.
///
/// The list says which rows they are. A screen does not repeat it, so that its bytes stay equal
/// when rows get other numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Screen<C = Card> {
    /// The cards, in the order of the list. Exports of format 2 call them `cards`.
    #[serde(rename = "list", alias = "cards")]
    pub cards: Vec<C>,
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
        decode_json::<Self>(file, text)?.checked(file)
    }

    /// Reads a screen card by card. A card that cannot be read is an error in its place.
    ///
    /// # Errors
    /// As [`Self::decode`], but only for the file as a whole.
    pub fn decode_each(file: &str, text: &str) -> Result<Screen<DecodedCard>, DecodeError> {
        let screen: Screen<&RawValue> = decode_json(file, text)?;
        let screen = screen.checked(file)?;
        Ok(Screen {
            cards: decode_each(file, "list", &screen.cards),
        })
    }
}

impl<C> Screen<C> {
    /// Returns the screen if it does not have too many cards.
    fn checked(self, file: &str) -> Result<Self, DecodeError> {
        if self.cards.len() > CARDS_PER_SCREEN {
            let expected = format!("at most {CARDS_PER_SCREEN} cards");
            return Err(DecodeError::inconsistent(file, expected));
        }
        Ok(self)
    }
}
