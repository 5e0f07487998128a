//! The stories of an export by row.

use rayon::prelude::*;

use super::dictionary::Dictionary;
use crate::{
    format::{
        Card,
        story::{self, Numbers},
    },
    model::Outline,
};

/// Outlines, oldest first, and the numbers that stand for their names.
#[derive(Debug)]
pub struct Rows {
    /// By row: the outline.
    pub outlines: Vec<Outline>,
    /// By row: the numbers of publisher and topics.
    pub numbers: Vec<Numbers>,
    /// By row: how many publishers cover the story.
    pub publishers: Vec<u32>,
}

impl Rows {
    /// The rows of these outlines.
    pub fn of(outlines: Vec<Outline>, dictionary: &Dictionary) -> Self {
        let numbers = outlines.par_iter();
        let numbers = numbers.map(|outline| dictionary.numbers(outline)).collect();
        let publishers = outlines.par_iter();
        let publishers = publishers.map(|outline| to_row(outline.publishers()));
        Self {
            publishers: publishers.collect(),
            numbers,
            outlines,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.outlines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.outlines.is_empty()
    }

    /// What a list shows of a row.
    pub fn card(&self, row: usize) -> Card {
        story::card(
            &self.outlines[row],
            &self.numbers[row],
            self.publishers[row],
        )
    }
}

/// Rows are counted in 32 bits, as in the browser.
pub fn to_row(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
