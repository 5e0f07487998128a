//! Which stories of an archive tell of one event, where no record says so.
//!
//! Two stories belong together where different publishers published them within some hours and
//! their headlines are similar. How similar two stories are follows from the two and from what had
//! been published before both, so it never changes when newer stories come.

mod history;
mod search;
mod similarity;
mod terms;

use rayon::prelude::*;

use self::search::CoverageSearch;
use super::{lexicon::Lexicon, rows::to_row};
use crate::model::Outline;

/// When two stories count as coverage of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimilarityRule {
    /// How similar their headlines are at least, in hundredths: 1 to 100.
    pub similarity: u32,
    /// How many hours lie between them at most.
    pub hours: u32,
}

impl Default for SimilarityRule {
    fn default() -> Self {
        Self {
            similarity: 60,
            hours: 72,
        }
    }
}

/// A story of the same event as another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SimilarStory {
    /// Its row.
    pub row: u32,
    /// How similar the two headlines are, in hundredths: 1 to 100.
    pub similarity: u32,
}

/// By row: which stories tell of the same event, the most similar first; of equal ones the newest.
#[derive(Debug, Default)]
pub struct Coverage {
    older: Vec<Vec<SimilarStory>>,
    newer: Vec<Vec<SimilarStory>>,
}

/// At most so many each way. A text of an agency that a hundred papers print would otherwise name
/// all others in each of its stories.
const MAX_SIMILAR_STORIES: usize = 24;

impl Coverage {
    /// Groups stories, which come oldest first; `english` says of each whether it is in English.
    /// Without a rule nothing is grouped.
    ///
    /// The work grows with the number of stories and with how many of them fall into the rule's
    /// hours, not with the square of their number.
    pub fn of(
        outlines: &[Outline],
        lexicon: &Lexicon,
        english: &[bool],
        rule: Option<SimilarityRule>,
    ) -> Self {
        let Some(rule) = rule else {
            return Self::default();
        };
        let search = CoverageSearch::of(outlines, lexicon, english, rule);
        let older: Vec<Vec<SimilarStory>> = (0..outlines.len())
            .into_par_iter()
            .map_init(|| search.desk(), |desk, row| search.older(row, desk))
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

    /// The older stories of the event of the one in `row`.
    pub fn older(&self, row: usize) -> &[SimilarStory] {
        self.older.get(row).map_or(&[], Vec::as_slice)
    }

    /// How similar the one in `row` is to an older one of its event, in hundredths.
    pub fn similarity(&self, row: usize, older: u32) -> Option<u32> {
        let mut links = self.older(row).iter();
        let found = links.find(|link| link.row == older);
        found.map(|link| link.similarity)
    }

    /// The newer stories of the event of the one in `row`.
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
