//! Defines positions of words in a row, which only phrases need.

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode_json, vlq};

/// The positions of the words of one file of [`Terms`](super::Terms), in the same order.
///
/// Words are counted from the start of the headline. One number is skipped between headline and
/// excerpt, so that no phrase spans both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Positions {
    /// The positions of each word, as [`vlq`]: for each row their number, the first one, and the
    /// distance of each other from the previous one.
    pub positions: Vec<String>,
}

impl Positions {
    /// Appends the positions of a word: one ascending list per row.
    pub fn push<'a>(&mut self, rows: impl Iterator<Item = &'a [u32]>) {
        let mut text = String::new();
        for positions in rows {
            vlq::push(&mut text, positions.len() as u64);
            let mut last = 0;
            for position in positions {
                vlq::push(&mut text, u64::from(position - last));
                last = *position;
            }
        }
        self.positions.push(text);
    }

    /// Calls `each` for every position of a word, in order, with the index of the row among the
    /// word's rows.
    pub fn each(&self, word: usize, mut each: impl FnMut(usize, u32)) {
        let text = self.positions.get(word).map_or("", String::as_str);
        let mut numbers = vlq::read(text).map_while(|number| u32::try_from(number?).ok());
        let mut row = 0;
        while let Some(count) = numbers.next() {
            let mut position = 0_u32;
            for _ in 0..count {
                let Some(step) = numbers.next() else { return };
                position = position.saturating_add(step);
                each(row, position);
            }
            row += 1;
        }
    }

    /// Reads a file of positions. A damaged list ends early, as if the phrase were not there.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        decode_json(file, text)
    }
}
