//! First screens: what one click leads to, in one file.

use serde::{Deserialize, Serialize};

use super::{Card, DecodeError, digits, error};

/// The first cards of a list, kept together: they would otherwise come from many shards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Screen {
    /// Their rows, in the order of the list.
    #[serde(with = "digits::list")]
    pub rows: Vec<u32>,
    /// Their cards, in the same order.
    pub cards: Vec<Card>,
}

/// How many cards a screen has, where the list is that long.
pub const CARDS_PER_SCREEN: usize = 30;

impl Screen {
    /// Reads a screen of an archive of so many stories.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where there are more
    /// rows than cards, or fewer, or a row that the archive does not have.
    pub fn decode(file: &str, text: &str, stories: usize) -> Result<Self, DecodeError> {
        let screen: Self = error::parse(file, text)?;
        if screen.rows.len() != screen.cards.len() {
            return Err(DecodeError::misfit(file, "as many cards as rows"));
        }
        if screen.rows.iter().any(|row| *row as usize >= stories) {
            return Err(DecodeError::misfit(file, "rows of the archive"));
        }
        Ok(screen)
    }
}
