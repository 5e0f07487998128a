//! Searches for stories of one event.
//!
//! Candidates share an uncommon word of their headlines. An inverted index from words to rows finds
//! all of them, while signatures (`MinHash`, Broder 1997) find near duplicates only with some
//! probability. Headlines of one event have few words in common, and the time limit keeps the lists
//! short.

use super::{
    SameEventRule, SimilarStory,
    history::History,
    similarity::{FULL_CONTAINMENT, TermMatch, containment, similarity},
    terms::HeadlineTerms,
};
use crate::{
    export::numbering::lexicon::Lexicon,
    model::{Instant, Outline},
};

/// The minimum rarity of a word that makes a story a candidate, in bits: at most one headline in 16
/// had the word.
const MIN_UNCOMMON_RARITY: u32 = 4;

/// The maximum number of stories that are compared for one word, the newest. Otherwise the work for
/// a widely reported event would grow with the square of its stories.
const MAX_NEWEST_ROWS: usize = 128;

/// The index that the search uses.
#[derive(Debug)]
pub(super) struct CoverageSearch<'a> {
    outlines: &'a [Outline],
    /// The number of rows without a date, which come first. They are not grouped.
    undated: usize,
    terms: HeadlineTerms<'a>,
    rule: SameEventRule,
}

/// The scratch buffers of one thread.
#[derive(Debug)]
pub(super) struct CoverageScratch {
    /// By term: whether the compared story has it in headline or excerpt.
    has_term: Vec<bool>,
    candidates: Vec<u32>,
}

/// The story that candidates are compared with.
struct ComparedStory<'a> {
    row: usize,
    headline: &'a [u32],
    rarities: Vec<u32>,
    excerpt: Vec<u32>,
    history: History,
}

impl<'a> CoverageSearch<'a> {
    pub fn of(
        outlines: &'a [Outline],
        lexicon: &'a Lexicon,
        english: &'a [bool],
        rule: SameEventRule,
    ) -> Self {
        Self {
            undated: outlines.partition_point(|outline| outline.published.is_none()),
            terms: HeadlineTerms::of(lexicon, english),
            outlines,
            rule,
        }
    }

    /// Returns scratch buffers for [`CoverageSearch::older`].
    pub fn scratch(&self) -> CoverageScratch {
        CoverageScratch {
            has_term: vec![false; self.terms.len()],
            candidates: Vec::new(),
        }
    }

    /// Returns the older stories of the same event as the story in `row`, in no order.
    pub fn older(&self, row: usize, scratch: &mut CoverageScratch) -> Vec<SimilarStory> {
        let Some(published) = self.outlines[row].published else {
            return Vec::new();
        };
        let first = published.minutes() - i64::from(self.rule.hours) * 60;
        let history = History::before(first, self.outlines, self.undated);
        let headline = self.terms.headline(row);
        let rarities = headline.iter();
        let rarities = rarities.map(|term| history.rarity(*term, &self.terms));
        let story = ComparedStory {
            row,
            headline,
            rarities: rarities.collect(),
            excerpt: self.terms.excerpt(row).collect(),
            history,
        };
        let CoverageScratch {
            has_term,
            candidates,
        } = scratch;
        self.collect_candidates(&story, candidates);
        if candidates.is_empty() {
            return Vec::new();
        }
        let story_terms = || headline.iter().chain(&story.excerpt);
        story_terms().for_each(|term| has_term[*term as usize] = true);
        let similar = candidates.drain(..).filter_map(|older| {
            let similarity = self.similarity(&story, older as usize, has_term);
            (similarity >= self.rule.similarity).then_some(SimilarStory {
                row: older,
                similarity,
            })
        });
        let similar = similar.collect();
        story_terms().for_each(|term| has_term[*term as usize] = false);
        similar
    }

    /// Collects the stories of other publishers that share an uncommon word of the headline.
    fn collect_candidates(&self, story: &ComparedStory, candidates: &mut Vec<u32>) {
        for (term, rarity) in story.headline.iter().zip(&story.rarities) {
            if *rarity >= MIN_UNCOMMON_RARITY {
                let rows = self.terms.rows(*term);
                let older = rows.partition_point(|other| (*other as usize) < story.row);
                let newest = rows[..older].iter().rev().take(MAX_NEWEST_ROWS);
                candidates.extend(newest.take_while(|row| **row as usize >= story.history.end()));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let identity = |row: usize| self.outlines[row].provider.identity();
        candidates.retain(|older| identity(*older as usize) != identity(story.row));
        // Rows are in the order of their days, which differ between time zones.
        let minute = |row: usize| self.outlines[row].published.map(Instant::minutes);
        let first = minute(story.row).map(|minute| minute - i64::from(self.rule.hours) * 60);
        candidates.retain(|older| minute(*older as usize) >= first);
    }

    fn similarity(&self, story: &ComparedStory, older: usize, has_term: &[bool]) -> u32 {
        let headline = self.terms.headline(older);
        let excerpt: Vec<u32> = self.terms.excerpt(older).collect();
        let story_terms = story.headline.iter().zip(&story.rarities);
        let story_terms = story_terms.map(|(term, rarity)| TermMatch {
            rarity: *rarity,
            is_shared: headline.binary_search(term).is_ok() || excerpt.contains(term),
        });
        let other_terms = headline.iter().map(|term| TermMatch {
            rarity: story.history.rarity(*term, &self.terms),
            is_shared: has_term[*term as usize],
        });
        let (story_terms, other_terms): (Vec<TermMatch>, Vec<TermMatch>) =
            (story_terms.collect(), other_terms.collect());
        let numbers_differ = self.numbers_differ(story.headline, headline);
        let similarity_with =
            |phrases| similarity([&story_terms, &other_terms], numbers_differ, phrases);
        // Comparing excerpts is the slowest step, and most candidates stay below the limit even
        // with equal excerpts.
        if similarity_with(FULL_CONTAINMENT) < self.rule.similarity {
            return similarity_with(0);
        }
        similarity_with(containment(&story.excerpt, &excerpt))
    }

    /// Returns whether both headlines have numbers but none in common.
    fn numbers_differ(&self, first: &[u32], second: &[u32]) -> bool {
        let numbers = |terms: &[u32]| -> Vec<u32> {
            let terms = terms.iter().copied();
            terms.filter(|term| self.terms.is_number(*term)).collect()
        };
        let (first, second) = (numbers(first), numbers(second));
        let is_shared = |number: &u32| second.contains(number);
        !first.is_empty() && !second.is_empty() && !first.iter().any(is_shared)
    }
}
