//! Numbers the stories of an export as rows.

use rayon::prelude::*;

use super::{byline::Bylines, coverage::Coverage};
use crate::{
    export::numbering::{dictionary::Dictionary, row::to_row},
    format::{
        Card,
        card::MAX_CARD_PUBLISHERS,
        story::{self, ListNumbers},
    },
    model::{Outline, Provider},
};

/// Outlines, oldest first, with the numbers of their names.
#[derive(Debug)]
pub struct NumberedRows {
    /// The outlines, by row.
    pub outlines: Vec<Outline>,
    /// The numbers of publisher and topics, by row.
    pub numbers: Vec<ListNumbers>,
    /// The number of publishers that cover the story, by row, from the whole archive.
    pub publishers: Vec<u32>,
    /// The groups of rows about one event.
    pub coverage: Coverage,
    bylines: Bylines,
}

impl NumberedRows {
    /// Numbers these outlines.
    pub fn of(outlines: Vec<Outline>, dictionary: &Dictionary, coverage: Coverage) -> Self {
        let numbers = outlines.par_iter();
        let numbers = numbers.map(|outline| dictionary.numbers(outline)).collect();
        let mut rows = Self {
            publishers: Vec::new(),
            bylines: Bylines::of(&outlines, dictionary.publisher_count()),
            numbers,
            outlines,
            coverage,
        };
        let all = (0..rows.len()).into_par_iter();
        let publishers = all.map(|row| rows.publisher_count(row, true)).collect();
        rows.publishers = publishers;
        rows
    }

    /// Returns the number of rows.
    pub fn len(&self) -> usize {
        self.outlines.len()
    }

    /// Returns whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.outlines.is_empty()
    }

    /// Returns the number of publishers that cover the story in `row`. They are those that its
    /// record names or, if it names none, those of the older stories of its event. If
    /// `include_newer` is set, the publishers of newer stories of its event are added to the
    /// latter.
    fn publisher_count(&self, row: usize, include_newer: bool) -> u32 {
        let outline = &self.outlines[row];
        if !outline.related.is_empty() {
            return to_row(outline.publishers());
        }
        let newer = include_newer.then(|| self.coverage.newer(row));
        let similar = self.coverage.older(row).iter();
        let similar = similar.chain(newer.unwrap_or_default());
        let similar = similar.map(|story| &self.outlines[story.row as usize].provider);
        to_row(Provider::count_distinct(similar.chain([&outline.provider])))
    }

    /// Returns the card of a row with what was known when the story appeared, since newer stories
    /// must not change it.
    pub fn card(&self, row: usize) -> Card {
        let outline = &self.outlines[row];
        let publishers = self.publisher_count(row, false);
        let mut card = story::build_card(outline, &self.numbers[row], publishers);
        if outline.related.is_empty() {
            card.publisher_names = self.other_publishers(row);
        }
        self.bylines.add_to(&mut card, outline);
        card
    }

    /// Returns the card of a row for a first screen, with what is known now.
    pub fn current_card(&self, row: usize) -> Card {
        Card {
            publishers: self.publishers[row],
            ..self.card(row)
        }
    }

    /// Returns the names of other publishers that published earlier stories of a row's event.
    fn other_publishers(&self, row: usize) -> Vec<String> {
        let similar = self.coverage.older(row).iter();
        let similar = similar.map(|story| &self.outlines[story.row as usize].provider);
        let mut publishers = Vec::new();
        for provider in similar {
            let is_listed = publishers
                .iter()
                .any(|other: &&Provider| other.identity() == provider.identity());
            if publishers.len() < MAX_CARD_PUBLISHERS && !is_listed {
                publishers.push(provider);
            }
        }
        publishers.into_iter().map(Provider::display_name).collect()
    }
}
