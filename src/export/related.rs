//! Which stories of an archive belong together.
//!
//! Each story is linked to **older** ones only, by what is known when it appears, and the links
//! are turned round afterwards. So a story's own links never change when newer stories come.

mod index;

use std::cmp::Ordering;

use rayon::prelude::*;

use self::index::RelatedIndex;
use super::{
    lexicon::Lexicon,
    rows::{NumberedRows, to_row},
};
use crate::format::{RelatedReason, RelatedStory};

/// At most so many links each way, besides those to other stories of the same event.
const MAX_RELATED_LINKS: usize = 5;

/// The links between the stories of an archive.
///
/// Words are kept as numbers and each link once: an archive has several links for each story, and
/// their words as texts would be half of all the memory an export takes.
#[derive(Debug)]
pub struct RelatedGraph {
    /// By row: its links to older stories, the strongest first.
    older: Vec<Vec<StoredLink>>,
    /// By row: its links to newer stories, the strongest first, as the newer row and the place
    /// among that row's links.
    later: Vec<Vec<(u32, u32)>>,
}

/// A link to an older row, and why it is one.
#[derive(Clone, Debug)]
struct StoredLink {
    row: u32,
    score: f64,
    declared: bool,
    /// How similar the headlines are, in hundredths, where both tell of one event.
    similar: Option<u32>,
    /// The numbers of the words both headlines have, the rarest first.
    words: Box<[u32]>,
    /// The topics both have, ascending.
    topics: Box<[u32]>,
}

/// A link seen from one of its ends.
#[derive(Clone, Copy, Debug)]
pub struct RelatedLink<'a> {
    /// The row at the other end.
    pub row: u32,
    /// Whether one of the two names the other.
    pub declared: bool,
    /// How similar the headlines are, in hundredths, where both tell of one event.
    pub similar: Option<u32>,
    /// The words both headlines have, the rarest first.
    pub words: &'a [u32],
    /// The topics both have, ascending.
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
    /// The tie as an export has it.
    pub fn also(&self, rows: &NumberedRows, lexicon: &Lexicon) -> RelatedStory {
        let row = self.row as usize;
        let outline = &rows.outlines[row];
        let words = self.words.iter();
        let words = words.map(|word| lexicon.spelling[*word as usize].clone());
        RelatedStory {
            slug: outline.slug.clone(),
            title: outline.title.clone(),
            time: outline.published,
            provider: rows.numbers[row].provider,
            why: RelatedReason {
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
            .map_init(|| index.desk(), |desk, row| index.links(row, desk))
            .collect();
        let mut later = vec![Vec::new(); rows.len()];
        for (row, links) in older.iter().enumerate() {
            for (place, link) in links.iter().enumerate() {
                if let Some(later) = later.get_mut(link.row as usize) {
                    later.push((to_row(row), to_row(place)));
                }
            }
        }
        let score = |(row, place): &(u32, u32)| older[*row as usize][*place as usize].score;
        for (row, links) in later.iter_mut().enumerate() {
            links.sort_by(|a, b| strongest((score(a), a.0), (score(b), b.0)));
            let mut others = 0;
            links.retain(|(newer, place)| {
                if older[*newer as usize][*place as usize].similar.is_some() {
                    let mut alike = rows.coverage.newer(row).iter();
                    return alike.any(|alike| alike.row == *newer);
                }
                others += 1;
                others <= MAX_RELATED_LINKS
            });
            links.shrink_to_fit();
        }
        Self { older, later }
    }

    /// The older stories that belong to the one in `row`, the strongest link first.
    pub fn older(&self, row: usize) -> impl Iterator<Item = RelatedLink<'_>> {
        let links = self.older.get(row).into_iter().flatten();
        links.map(|link| link.seen_from(link.row))
    }

    /// The newer stories that belong to the one in `row`, the strongest link first.
    pub fn later(&self, row: usize) -> impl Iterator<Item = RelatedLink<'_>> {
        let links = self.later.get(row).into_iter().flatten();
        links.filter_map(|(newer, place)| {
            let link = self.older.get(*newer as usize)?.get(*place as usize)?;
            Some(link.seen_from(*newer))
        })
    }
}

/// The order of two links by score and row: the strongest first; of equal ones the newest.
fn strongest(a: (f64, u32), b: (f64, u32)) -> Ordering {
    b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
}
