//! Finds related stories in an archive.
//!
//! Each story is linked to **older** stories only, from what is known when it appears, and the
//! links are reversed afterwards. The older links of a story therefore never change when newer
//! stories are added.

mod index;

use std::cmp::Ordering;

use rayon::prelude::*;

use self::index::RelatedIndex;
use super::rows::NumberedRows;
use crate::{
    export::numbering::{lexicon::Lexicon, row::to_row},
    format::{RelatedReason, RelatedStory},
};

/// The maximum number of links in each direction, besides those to other stories of the same event.
const MAX_RELATED_LINKS: usize = 5;

/// The links between the stories of an archive.
///
/// Words are stored as numbers, and each link once. An archive has several links per story; as
/// texts, their words would take half of all the memory of an export.
#[derive(Debug)]
pub struct RelatedGraph {
    /// The links to older stories by row, strongest first.
    older: Vec<Vec<StoredLink>>,
    /// The links to newer stories by row, strongest first: the newer row, and the index of the link
    /// in that row's list.
    newer: Vec<Vec<(u32, u32)>>,
}

/// A link to an older row, with its reasons.
#[derive(Clone, Debug)]
struct StoredLink {
    row: u32,
    score: f64,
    declared: bool,
    /// The similarity of the headlines in hundredths, if both stories are about one event.
    similar: Option<u32>,
    /// The numbers of the words that both headlines have, rarest first.
    words: Box<[u32]>,
    /// The topics that both have, ascending.
    topics: Box<[u32]>,
}

/// A link seen from one of its ends.
#[derive(Clone, Copy, Debug)]
pub struct RelatedLink<'a> {
    /// The row at the other end.
    pub row: u32,
    /// Whether the record of one story names the other story.
    pub declared: bool,
    /// The similarity of the headlines in hundredths, if both stories are about one event.
    pub similar: Option<u32>,
    /// The words that both headlines have, rarest first.
    pub words: &'a [u32],
    /// The topics that both have, ascending.
    pub topics: &'a [u32],
}

impl StoredLink {
    fn seen_from(&self, end: u32) -> RelatedLink<'_> {
        RelatedLink {
            row: end,
            declared: self.declared,
            similar: self.similar,
            words: &self.words,
            topics: &self.topics,
        }
    }
}

impl RelatedLink<'_> {
    /// Returns the link as it is written to an export.
    pub fn to_related_story(&self, rows: &NumberedRows, lexicon: &Lexicon) -> RelatedStory {
        let row = self.row as usize;
        let outline = &rows.outlines[row];
        let words = self.words.iter();
        let words = words.map(|word| lexicon.words[*word as usize].clone());
        RelatedStory {
            slug: outline.slug.clone(),
            title: outline.title.clone(),
            time: outline.published,
            own_day: outline.own_day,
            provider: rows.numbers[row].provider,
            reason: RelatedReason {
                declared: self.declared,
                similar: self.similar,
                words: words.collect(),
                topics: self.topics.to_vec(),
            },
        }
    }
}

impl RelatedGraph {
    /// Finds the links. The work grows with the number of stories, not with its square.
    pub fn of(rows: &NumberedRows, topics: usize, lexicon: &Lexicon) -> Self {
        let index = RelatedIndex::of(rows, topics, lexicon);
        let older: Vec<Vec<StoredLink>> = (0..rows.len())
            .into_par_iter()
            .map_init(|| index.scratch(), |scratch, row| index.links(row, scratch))
            .collect();
        let mut newer = vec![Vec::new(); rows.len()];
        for (row, links) in older.iter().enumerate() {
            for (link_index, link) in links.iter().enumerate() {
                if let Some(links) = newer.get_mut(link.row as usize) {
                    links.push((to_row(row), to_row(link_index)));
                }
            }
        }
        let score =
            |(row, link_index): &(u32, u32)| older[*row as usize][*link_index as usize].score;
        for (row, links) in newer.iter_mut().enumerate() {
            links.sort_by(|a, b| strongest((score(a), a.0), (score(b), b.0)));
            let mut other_links = 0;
            links.retain(|(newer, link_index)| {
                if older[*newer as usize][*link_index as usize]
                    .similar
                    .is_some()
                {
                    let mut similar = rows.coverage.newer(row).iter();
                    return similar.any(|story| story.row == *newer);
                }
                other_links += 1;
                other_links <= MAX_RELATED_LINKS
            });
            links.shrink_to_fit();
        }
        Self { older, newer }
    }

    /// Returns the older stories that are related to the story in `row`, strongest link first.
    pub fn older(&self, row: usize) -> impl Iterator<Item = RelatedLink<'_>> {
        let links = self.older.get(row).into_iter().flatten();
        links.map(|link| link.seen_from(link.row))
    }

    /// Returns the newer stories that are related to the story in `row`, strongest link first.
    pub fn newer(&self, row: usize) -> impl Iterator<Item = RelatedLink<'_>> {
        let links = self.newer.get(row).into_iter().flatten();
        links.filter_map(|(newer, link_index)| {
            let link = self.older.get(*newer as usize)?.get(*link_index as usize)?;
            Some(link.seen_from(*newer))
        })
    }
}

/// Compares two links by score and row: the strongest comes first; of equal ones, the newest.
fn strongest(a: (f64, u32), b: (f64, u32)) -> Ordering {
    b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
}
