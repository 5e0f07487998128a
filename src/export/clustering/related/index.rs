//! Searches for related stories.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{MAX_RELATED_LINKS, StoredLink, strongest};
use crate::{
    export::{
        clustering::{coverage::Coverage, rows::NumberedRows},
        numbering::{lexicon::Lexicon, row::to_row},
    },
    model::Outline,
    query::words,
};

/// The maximum number of words of a headline that count for a link: the rarest, weighted by how few
/// older headlines have them. (The bits of a byte say which of them a candidate has.)
const MAX_RARE_WORDS: usize = 8;

/// The maximum number of older headlines that are checked for one word, the newest: common words
/// say little, and an old story is seldom meant.
const MAX_NEWEST_ROWS: usize = 64;

/// The score of a link that a record names: more than all words and topics together.
const DECLARED_WEIGHT: f64 = 1_000.0;

/// The score of a link to a story of the same event: more than words and topics together, less than
/// a declared link.
const SIMILAR_WEIGHT: f64 = 500.0;

/// The index that the search for links uses.
pub(super) struct RelatedIndex<'a> {
    /// By row: the words of the headline without stop words and repetition.
    words: Vec<Box<[u32]>>,
    /// By word: the rows that have it, ascending.
    rows: Vec<Vec<u32>>,
    /// By row: its topics, ascending.
    topics: Vec<Box<[u32]>>,
    /// By row: a bit set of its topics. Rows without a common bit have no topic in common.
    topic_bits: Vec<u64>,
    /// By topic: the rows that have it, ascending.
    topic_rows: Vec<Vec<u32>>,
    /// By row: the older rows that it names by address, or that name it.
    declared: Vec<Vec<u32>>,
    /// The stories of the same event.
    coverage: &'a Coverage,
}

/// The scratch buffers of one thread.
pub(super) struct RelatedScratch {
    /// By row: which of the rare words of the current row its headline has, one bit each.
    words: Vec<u8>,
    /// The rows that have any of these words.
    candidates: Vec<u32>,
}

impl<'a> RelatedIndex<'a> {
    pub fn of(rows: &'a NumberedRows, topics: usize, lexicon: &Lexicon) -> Self {
        let is_significant: Vec<bool> = lexicon
            .words
            .iter()
            .map(|word| words::is_distinctive(word))
            .collect();
        let headlines = (0..rows.len()).into_par_iter().map(|row| {
            let mut headline = Vec::new();
            for word in lexicon.headline(row) {
                if is_significant[*word as usize] && !headline.contains(word) {
                    headline.push(*word);
                }
            }
            headline.into_boxed_slice()
        });
        let sorted = rows.numbers.par_iter().map(|numbers| {
            let mut topics = numbers.topics.clone();
            topics.sort_unstable();
            topics.dedup();
            topics.into_boxed_slice()
        });
        let words: Vec<Box<[u32]>> = headlines.collect();
        let row_topics: Vec<Box<[u32]>> = sorted.collect();
        let bits = row_topics.iter().map(|topics| bits(topics)).collect();
        Self {
            rows: rows_by_member(&words, lexicon.words.len()),
            topic_rows: rows_by_member(&row_topics, topics),
            topic_bits: bits,
            words,
            topics: row_topics,
            declared: declared(&rows.outlines),
            coverage: &rows.coverage,
        }
    }

    /// Returns scratch buffers for [`RelatedIndex::links`].
    pub fn scratch(&self) -> RelatedScratch {
        RelatedScratch {
            words: vec![0; self.words.len()],
            candidates: Vec::new(),
        }
    }

    /// Returns the links of a row to older rows.
    pub fn links(&self, row: usize, scratch: &mut RelatedScratch) -> Vec<StoredLink> {
        let newer = to_row(row);
        let rare = self.rare_words(row);
        let RelatedScratch { words, candidates } = scratch;
        for (bit, (_, _, older)) in rare.iter().enumerate() {
            for older in older.iter().rev().take(MAX_NEWEST_ROWS) {
                let words = &mut words[*older as usize];
                if *words == 0 {
                    candidates.push(*older);
                }
                *words |= 1 << bit;
            }
        }
        let topics = self.topics[row].iter().map(|topic| {
            let rows = &self.topic_rows[*topic as usize];
            let weight = weight(rows.partition_point(|row| *row < newer), row);
            (*topic, weight)
        });
        let topics: Vec<(u32, f64)> = topics.collect();
        let shared = |older: u32| {
            let may_share = self.topic_bits[row] & self.topic_bits[older as usize] != 0;
            let older_topics: &[u32] = if may_share {
                &self.topics[older as usize]
            } else {
                &[]
            };
            topics
                .iter()
                .filter(move |(topic, _)| older_topics.contains(topic))
        };
        let mut scores: Vec<(f64, u32)> = Vec::new();
        let common = |older: u32| {
            let bits = words[older as usize];
            let rare = rare.iter().enumerate();
            let common = rare.filter(move |(bit, _)| bits & (1 << bit) != 0);
            common.map(|(_, (weight, word, _))| (*weight, *word))
        };
        for older in candidates.iter() {
            let mut shared = shared(*older).peekable();
            // One common word can be an accident; two words, or a word and a topic, are a common
            // subject.
            if words[*older as usize].count_ones() >= 2 || shared.peek().is_some() {
                let words = common(*older).fold(0.0, |sum, (weight, _)| sum + weight);
                let topics = shared.map(|(_, weight)| weight).sum::<f64>();
                scores.push((words + topics / 2.0, *older));
            }
        }
        let declared = &self.declared[row];
        for older in declared {
            match scores.iter_mut().find(|(_, row)| row == older) {
                Some((score, _)) => *score += DECLARED_WEIGHT,
                None => scores.push((DECLARED_WEIGHT, *older)),
            }
        }
        let mut similar = Vec::new();
        for story in self.coverage.older(row) {
            let position = scores.iter().position(|(_, row)| *row == story.row);
            let score = position.map_or(0.0, |index| scores.swap_remove(index).0);
            let similarity = f64::from(story.similarity);
            similar.push((score + SIMILAR_WEIGHT + similarity, story.row));
        }
        if scores.len() > MAX_RELATED_LINKS {
            scores.select_nth_unstable_by(MAX_RELATED_LINKS, |a, b| strongest(*a, *b));
            scores.truncate(MAX_RELATED_LINKS);
        }
        scores.append(&mut similar);
        scores.sort_unstable_by(|a, b| strongest(*a, *b));
        let link = |(score, older): (f64, u32)| {
            let words: Box<[u32]> = common(older).map(|(_, word)| word).collect();
            let topics: Box<[u32]> = shared(older).map(|(topic, _)| *topic).collect();
            // A row that is linked only because a record names it has no other reasons.
            let is_subject = words.len() + topics.len().min(1) >= 2;
            StoredLink {
                row: older,
                score,
                declared: declared.contains(&older),
                similar: self.coverage.similarity(row, older),
                words: if is_subject { words } else { Box::default() },
                topics: if is_subject { topics } else { Box::default() },
            }
        };
        let links = scores.into_iter().map(link).collect();
        for candidate in candidates.drain(..) {
            words[candidate as usize] = 0;
        }
        links
    }

    /// Returns the rarest words of a row's headline with their weights and the older rows that have
    /// them, rarest first.
    fn rare_words(&self, row: usize) -> Vec<(f64, u32, &[u32])> {
        let newer = to_row(row);
        let mut rare: Vec<_> = self.words[row]
            .iter()
            .filter_map(|word| {
                let rows = &self.rows[*word as usize];
                let older = &rows[..rows.partition_point(|row| *row < newer)];
                (!older.is_empty()).then(|| (weight(older.len(), row), *word, older))
            })
            // In an archive of any size, a word of every twentieth headline says nothing.
            .filter(|(_, _, older)| older.len() <= (row / 20).max(8))
            .collect();
        rare.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rare.truncate(MAX_RARE_WORDS);
        rare
    }
}

/// Returns, by member, the rows whose lists have it, ascending.
fn rows_by_member(lists: &[Box<[u32]>], members: usize) -> Vec<Vec<u32>> {
    let mut rows = vec![Vec::new(); members];
    for (row, list) in lists.iter().enumerate() {
        for member in list {
            rows[*member as usize].push(to_row(row));
        }
    }
    rows
}

fn bits(topics: &[u32]) -> u64 {
    let bits = topics.iter().map(|topic| 1 << (topic % u64::BITS));
    bits.fold(0, |bits, bit: u64| bits | bit)
}

/// Returns the inverse document frequency (Spärck Jones 1972) over the rows older than the current
/// one.
fn weight(rows_with_member: usize, older: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "rows stay far below 2^52")]
    let ratio = (older + 1) as f64 / (rows_with_member + 1) as f64;
    ratio.ln().max(0.0)
}

/// Returns, by row, the older rows that it names among its related stories, or that name it.
fn declared(outlines: &[Outline]) -> Vec<Vec<u32>> {
    let addresses = outlines.par_iter().map(|outline| {
        let links = [&outline.links.web_url, &outline.links.original_url];
        links.map(|address| address.as_ref().map(crate::model::Address::key))
    });
    let addresses: Vec<_> = addresses.collect();
    let mut by_address: FxHashMap<String, usize> = FxHashMap::default();
    for (row, addresses) in addresses.into_iter().enumerate() {
        for address in addresses.into_iter().flatten() {
            by_address.entry(address).or_insert(row);
        }
    }
    let named = outlines.par_iter().map(|outline| {
        let addresses = outline
            .related
            .iter()
            .filter_map(|around| around.address.as_ref());
        addresses
            .filter_map(|address| by_address.get(address).copied())
            .collect()
    });
    let named: Vec<Vec<usize>> = named.collect();
    let mut declared = vec![Vec::new(); outlines.len()];
    for (row, named) in named.into_iter().enumerate() {
        for named in named.into_iter().filter(|named| *named != row) {
            let (older, newer) = (row.min(named), row.max(named));
            let older = to_row(older);
            if !declared[newer].contains(&older) {
                declared[newer].push(older);
            }
        }
    }
    declared
}
