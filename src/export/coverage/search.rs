//! The search for stories of one event.
//!
//! Candidates share an uncommon word of their headlines. Lists of words and rows find them all,
//! where signatures (`MinHash`, Broder 1997) find near duplicates with some probability: headlines of
//! one event have few words in common, and short lists are what the hours leave.

use super::{
    SimilarStory, SimilarityRule,
    history::History,
    similarity::{FULL_SIMILARITY, TermMatch, containment, likeness},
    terms::HeadlineTerms,
};
use crate::{export::lexicon::Lexicon, model::Outline};

/// A word that one headline in 16 had is no reason to look at a story.
const MIN_UNCOMMON_TERMS: u32 = 4;

/// Of the stories with one word, only the newest are looked at: else the work for an event that
/// everybody tells of would grow with the square of their number.
const MAX_NEWEST_ROWS: usize = 128;

/// What the search looks things up in.
#[derive(Debug)]
pub(super) struct CoverageSearch<'a> {
    outlines: &'a [Outline],
    /// How many rows, the first, have no date. What is not dated is not grouped.
    undated: usize,
    terms: HeadlineTerms<'a>,
    rule: SimilarityRule,
}

/// Room to work in, one for each thread.
#[derive(Debug)]
pub(super) struct CoverageScratch {
    /// By term: whether the story in question has it, in headline or excerpt.
    has: Vec<bool>,
    candidates: Vec<u32>,
}

/// The story that others are compared with.
struct Lead<'a> {
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
        rule: SimilarityRule,
    ) -> Self {
        Self {
            undated: outlines.partition_point(|outline| outline.published.is_none()),
            terms: HeadlineTerms::of(lexicon, english),
            outlines,
            rule,
        }
    }

    /// A desk for [`Search::older`].
    pub fn desk(&self) -> CoverageScratch {
        CoverageScratch {
            has: vec![false; self.terms.len()],
            candidates: Vec::new(),
        }
    }

    /// The older stories of the event of the one in `row`, in no order.
    pub fn older(&self, row: usize, desk: &mut CoverageScratch) -> Vec<SimilarStory> {
        let Some(published) = self.outlines[row].published else {
            return Vec::new();
        };
        let first = published.minutes() - i64::from(self.rule.hours) * 60;
        let history = History::before(first, self.outlines, self.undated);
        let headline = self.terms.headline(row);
        let rarities = headline.iter();
        let rarities = rarities.map(|term| history.rarity(*term, &self.terms));
        let lead = Lead {
            row,
            headline,
            rarities: rarities.collect(),
            excerpt: self.terms.excerpt(row).collect(),
            history,
        };
        let CoverageScratch { has, candidates } = desk;
        self.look(&lead, candidates);
        if candidates.is_empty() {
            return Vec::new();
        }
        let own = || headline.iter().chain(&lead.excerpt);
        own().for_each(|term| has[*term as usize] = true);
        let alike = candidates.drain(..).filter_map(|older| {
            let similarity = self.similarity(&lead, older as usize, has);
            (similarity >= self.rule.similarity).then_some(SimilarStory {
                row: older,
                similarity,
            })
        });
        let alike = alike.collect();
        own().for_each(|term| has[*term as usize] = false);
        alike
    }

    /// The stories that share an uncommon word of the headline, by other publishers.
    fn look(&self, lead: &Lead, candidates: &mut Vec<u32>) {
        for (term, rarity) in lead.headline.iter().zip(&lead.rarities) {
            if *rarity >= MIN_UNCOMMON_TERMS {
                let rows = self.terms.rows(*term);
                let older = rows.partition_point(|other| (*other as usize) < lead.row);
                let newest = rows[..older].iter().rev().take(MAX_NEWEST_ROWS);
                candidates.extend(newest.take_while(|row| **row as usize >= lead.history.end()));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        let identity = |row: usize| self.outlines[row].provider.identity();
        candidates.retain(|older| identity(*older as usize) != identity(lead.row));
    }

    fn similarity(&self, lead: &Lead, older: usize, has: &[bool]) -> u32 {
        let headline = self.terms.headline(older);
        let excerpt: Vec<u32> = self.terms.excerpt(older).collect();
        let own = lead.headline.iter().zip(&lead.rarities);
        let own = own.map(|(term, rarity)| TermMatch {
            rarity: *rarity,
            is_shared: headline.binary_search(term).is_ok() || excerpt.contains(term),
        });
        let other = headline.iter().map(|term| TermMatch {
            rarity: lead.history.rarity(*term, &self.terms),
            is_shared: has[*term as usize],
        });
        let (own, other): (Vec<TermMatch>, Vec<TermMatch>) = (own.collect(), other.collect());
        let numbers_differ = self.numbers_differ(lead.headline, headline);
        let with = |phrases| likeness([&own, &other], numbers_differ, phrases);
        // To compare excerpts takes longest, and of most candidates no excerpt makes one event.
        if with(FULL_SIMILARITY) < self.rule.similarity {
            return with(0);
        }
        with(containment(&lead.excerpt, &excerpt))
    }

    /// Whether both headlines have numbers, and none in common.
    fn numbers_differ(&self, one: &[u32], other: &[u32]) -> bool {
        let numbers = |terms: &[u32]| -> Vec<u32> {
            let terms = terms.iter().copied();
            terms.filter(|term| self.terms.is_number(*term)).collect()
        };
        let (one, other) = (numbers(one), numbers(other));
        let is_shared = |number: &u32| other.contains(number);
        !one.is_empty() && !other.is_empty() && !one.iter().any(is_shared)
    }
}
