//! Groups stories of one event that no record links.
//!
//! Two stories belong together if different publishers published them within some hours and their
//! headlines are similar. The similarity depends on the two stories and on what was published
//! before both, so it never changes when newer stories are added.

mod history;
mod same_event_rule;
mod search;
mod similarity;
mod terms;

use rayon::prelude::*;

pub use self::same_event_rule::SameEventRule;
use self::search::CoverageSearch;
use crate::{
    export::numbering::{lexicon::Lexicon, row::to_row},
    model::Outline,
};

/// A story of the same event as another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimilarStory {
    /// The row of the story.
    pub row: u32,
    /// The similarity of the two headlines, in hundredths: 1 to 100.
    pub similarity: u32,
}

/// The other stories of the same event, by row. The most similar come first; of equally similar
/// ones, the newest.
#[derive(Debug, Default)]
pub struct Coverage {
    older: Vec<Vec<SimilarStory>>,
    newer: Vec<Vec<SimilarStory>>,
}

/// The maximum number of similar stories in each direction. Otherwise an agency report that a
/// hundred papers print would link all others from each story.
const MAX_SIMILAR_STORIES: usize = 24;

impl Coverage {
    /// Groups stories, which come oldest first. `english` says of each story whether it is in
    /// English. Without a rule, nothing is grouped.
    ///
    /// The work grows with the number of stories and with how many of them fall into the hours of
    /// the rule. It does not grow with the square of their number.
    pub fn of(
        outlines: &[Outline],
        lexicon: &Lexicon,
        english: &[bool],
        rule: Option<SameEventRule>,
    ) -> Self {
        let Some(rule) = rule else {
            return Self::default();
        };
        let search = CoverageSearch::of(outlines, lexicon, english, rule);
        let older: Vec<Vec<SimilarStory>> = (0..outlines.len())
            .into_par_iter()
            .map_init(
                || search.scratch(),
                |scratch, row| search.older(row, scratch),
            )
            .map(strongest)
            .collect();
        let mut newer = vec![Vec::new(); outlines.len()];
        for (row, links) in older.iter().enumerate() {
            for link in links {
                newer[link.row as usize].push(SimilarStory {
                    row: to_row(row),
                    similarity: link.similarity,
                });
            }
        }
        Self {
            older,
            newer: newer.into_par_iter().map(strongest).collect(),
        }
    }

    /// Returns the older stories of the same event as the story in `row`.
    pub fn older(&self, row: usize) -> &[SimilarStory] {
        self.older.get(row).map_or(&[], Vec::as_slice)
    }

    /// Returns the similarity of the story in `row` to an older story of its event, in hundredths.
    pub fn similarity(&self, row: usize, older: u32) -> Option<u32> {
        let mut links = self.older(row).iter();
        let link = links.find(|link| link.row == older);
        link.map(|link| link.similarity)
    }

    /// Returns the newer stories of the same event as the story in `row`.
    pub fn newer(&self, row: usize) -> &[SimilarStory] {
        self.newer.get(row).map_or(&[], Vec::as_slice)
    }
}

fn strongest(mut links: Vec<SimilarStory>) -> Vec<SimilarStory> {
    links.sort_unstable_by(|a, b| b.similarity.cmp(&a.similarity).then(b.row.cmp(&a.row)));
    links.truncate(MAX_SIMILAR_STORIES);
    links.shrink_to_fit();
    links
}
