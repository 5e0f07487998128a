//! The stories of an export by row.

use rayon::prelude::*;

use super::{coverage::Coverage, dictionary::Dictionary};
use crate::{
    format::{
        Card,
        card::MAX_CARD_PUBLISHERS,
        story::{self, ListNumbers},
    },
    model::{Outline, Provider},
};

/// Outlines, oldest first, and the numbers that stand for their names.
#[derive(Debug)]
pub struct NumberedRows {
    /// By row: the outline.
    pub outlines: Vec<Outline>,
    /// By row: the numbers of publisher and topics.
    pub numbers: Vec<ListNumbers>,
    /// By row: how many publishers cover the story, as far as the whole archive knows.
    pub publishers: Vec<u32>,
    /// Which of them tell of one event.
    pub coverage: Coverage,
}

impl NumberedRows {
    /// The rows of these outlines.
    pub fn of(outlines: Vec<Outline>, dictionary: &Dictionary, coverage: Coverage) -> Self {
        let numbers = outlines.par_iter();
        let numbers = numbers.map(|outline| dictionary.numbers(outline)).collect();
        let mut rows = Self {
            publishers: Vec::new(),
            numbers,
            outlines,
            coverage,
        };
        let all = (0..rows.len()).into_par_iter();
        let publishers = all.map(|row| rows.covering(row, true)).collect();
        rows.publishers = publishers;
        rows
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.outlines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.outlines.is_empty()
    }

    /// How many publishers cover the story in `row`: those that its record names; where it names
    /// none, those of the older stories of its event, and with `newer` of the newer ones.
    fn covering(&self, row: usize, newer: bool) -> u32 {
        let outline = &self.outlines[row];
        if !outline.around.is_empty() {
            return to_row(outline.publishers());
        }
        let newer = newer.then(|| self.coverage.newer(row));
        let alike = self.coverage.older(row).iter();
        let alike = alike.chain(newer.unwrap_or_default());
        let alike = alike.map(|alike| &self.outlines[alike.row as usize].provider);
        to_row(Provider::distinct(alike.chain([&outline.provider])))
    }

    /// What a list shows of a row, as far as it was known when the story appeared: newer stories
    /// must not change it.
    pub fn card(&self, row: usize) -> Card {
        let outline = &self.outlines[row];
        let publishers = self.covering(row, false);
        let mut card = story::card(outline, &self.numbers[row], publishers);
        if outline.around.is_empty() {
            card.marks = self.marks(row);
        }
        card
    }

    /// What a first screen shows of a row: its card, with what is known by now.
    pub fn card_by_now(&self, row: usize) -> Card {
        Card {
            publishers: self.publishers[row],
            ..self.card(row)
        }
    }

    /// The names of other publishers that told of a row's event before.
    fn marks(&self, row: usize) -> Vec<String> {
        let alike = self.coverage.older(row).iter();
        let alike = alike.map(|alike| &self.outlines[alike.row as usize].provider);
        let mut met = Vec::new();
        for provider in alike {
            let is_met = met
                .iter()
                .any(|other: &&Provider| other.identity() == provider.identity());
            if met.len() < MAX_CARD_PUBLISHERS && !is_met {
                met.push(provider);
            }
        }
        met.into_iter().map(Provider::title).collect()
    }
}

/// Rows are counted in 32 bits, as in the browser.
pub fn to_row(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
