//! Positions: where in its row each word of a file of postings stands. Only phrases need them.

use serde::Serialize;

use super::{DecodeError, digits, error};
use crate::json::{JsonFields, JsonValue, ReadErrors, text};

/// The positions of the words of one file of [`Terms`](super::Terms), which share its order.
///
/// Words are counted from the beginning of the headline; between headline and excerpt one number is
/// left out, so that no phrase runs from one into the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Positions {
    /// By word, as [`digits`]: for each of its rows how many positions there are, the first of them,
    /// and the distance of each other from the one before.
    pub positions: Vec<String>,
}

impl Positions {
    /// Appends the positions of a word: for each of its rows an ascending list.
    pub fn push<'a>(&mut self, rows: impl Iterator<Item = &'a [u32]>) {
        let mut text = String::new();
        for positions in rows {
            digits::push(&mut text, positions.len() as u64);
            let mut last = 0;
            for position in positions {
                digits::push(&mut text, u64::from(position - last));
                last = *position;
            }
        }
        self.positions.push(text);
    }

    /// Calls `each` with the place of a row among the word's rows, and with a position there, for
    /// all of them in order.
    pub fn each(&self, place: usize, mut each: impl FnMut(usize, u32)) {
        let text = self.positions.get(place).map_or("", String::as_str);
        let mut numbers = digits::read(text).map_while(|number| u32::try_from(number?).ok());
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

    /// Reads a file of positions. What is missing of them or damaged ends its list, as no phrase is
    /// there.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        error::parse(file, text, Self::read)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            positions: fields.list("positions", text),
        }
    }
}
