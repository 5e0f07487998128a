//! Which stories of an archive belong together.
//!
//! Each story is linked to **older** ones only, by what is known when it appears, and the links
//! are turned round afterwards. So a story's own links never change when newer stories come.

use std::{cmp::Ordering, collections::HashMap};

use rayon::prelude::*;

use super::dictionary::Dictionary;
use crate::{
    format::{Also, Why},
    model::{Article, Instant, Slug},
    query::words,
};

/// At most so many links each way.
const MOST: usize = 5;

/// A headline's words count for a link by how few older headlines have them; only the rarest
/// count.
const RAREST: usize = 8;

/// Of the older headlines with a word, only the newest are looked at: common words say little,
/// and an old story is seldom meant.
const NEWEST: usize = 64;

/// What a link counts that a record names: more than all words and topics together.
const DECLARED: f64 = 1_000.0;

/// What a link shows of the story it leads to.
#[derive(Debug)]
pub struct Head {
    slug: Slug,
    title: String,
    time: Option<Instant>,
    provider: u32,
}

impl Head {
    /// The head of an article.
    pub fn of(article: &Article, dictionary: &Dictionary) -> Self {
        Self {
            slug: article.slug.clone(),
            title: article.title.clone(),
            time: article.published,
            provider: dictionary.provider(&article.provider),
        }
    }
}

/// The links between the stories of an archive.
///
/// Words are kept as numbers and each link once: an archive has several links for each story, and
/// their words as texts would be half of all the memory an export takes.
#[derive(Debug)]
pub struct Kin {
    /// By row: its links to older stories, the strongest first.
    older: Vec<Vec<Link>>,
    /// By row: its links to newer stories, the strongest first, as the newer row and the place
    /// among that row's links.
    later: Vec<Vec<(u32, u32)>>,
    /// By word: the word.
    spelling: Vec<String>,
}

/// A link to an older row, and why it is one.
#[derive(Clone, Debug)]
struct Link {
    row: u32,
    score: f64,
    declared: bool,
    /// The numbers of the words both headlines have, the rarest first.
    words: Box<[u32]>,
    /// The topics both have, ascending.
    topics: Box<[u32]>,
}

impl Kin {
    /// Finds the links. The work grows with the number of stories, not with its square.
    pub fn of(articles: &[Article], dictionary: &Dictionary) -> Self {
        let index = Index::of(articles, dictionary);
        let older: Vec<Vec<Link>> = (0..articles.len())
            .into_par_iter()
            .map_init(Vec::new, |found, row| index.links(row, found))
            .collect();
        let mut later = vec![Vec::new(); articles.len()];
        for (row, links) in older.iter().enumerate() {
            for (place, link) in links.iter().enumerate() {
                if let Some(later) = later.get_mut(link.row as usize) {
                    later.push((to_row(row), to_row(place)));
                }
            }
        }
        let score = |(row, place): &(u32, u32)| older[*row as usize][*place as usize].score;
        for links in &mut later {
            links.sort_by(|a, b| strongest((score(a), a.0), (score(b), b.0)));
            links.truncate(MOST);
            links.shrink_to_fit();
        }
        Self {
            older,
            later,
            spelling: index.spelling,
        }
    }

    /// The older stories that belong to the one in `row`, the strongest link first.
    pub fn older(&self, row: usize, heads: &[Head]) -> Vec<Also> {
        let links = self.older.get(row).into_iter().flatten();
        let also = links.filter_map(|link| self.also(link, heads.get(link.row as usize)?));
        also.collect()
    }

    /// The newer stories that belong to the one in `row`, the strongest link first.
    pub fn later(&self, row: usize, heads: &[Head]) -> Vec<Also> {
        let links = self.later.get(row).into_iter().flatten();
        let also = links.filter_map(|(newer, place)| {
            let link = self.older.get(*newer as usize)?.get(*place as usize)?;
            self.also(link, heads.get(*newer as usize)?)
        });
        also.collect()
    }

    fn also(&self, link: &Link, head: &Head) -> Option<Also> {
        let words = link.words.iter();
        let words = words.map(|word| self.spelling.get(*word as usize).cloned());
        Some(Also {
            slug: head.slug.clone(),
            title: head.title.clone(),
            time: head.time,
            provider: head.provider,
            why: Why {
                declared: link.declared,
                words: words.collect::<Option<_>>()?,
                topics: link.topics.to_vec(),
            },
        })
    }
}

/// The order of two links by score and row: the strongest first; of equal ones the newest.
fn strongest(a: (f64, u32), b: (f64, u32)) -> Ordering {
    b.0.total_cmp(&a.0).then(b.1.cmp(&a.1))
}

/// What the search for links looks things up in.
struct Index {
    /// By row: the words of the headline, as numbers, without repetition.
    words: Vec<Box<[u32]>>,
    /// By word: the rows that have it, ascending.
    rows: Vec<Vec<u32>>,
    /// By word: the word.
    spelling: Vec<String>,
    /// By row: its topics, ascending.
    topics: Vec<Box<[u32]>>,
    /// By topic: the rows that have it, ascending.
    topic_rows: Vec<Vec<u32>>,
    /// By row: older rows that it names by address, or that name it.
    declared: Vec<Vec<u32>>,
}

/// An older headline that has a word of a newer one: its row, the word and its weight.
type Found = (u32, u32, f64);

impl Index {
    fn of(articles: &[Article], dictionary: &Dictionary) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut index = Self {
            words: Vec::with_capacity(articles.len()),
            rows: Vec::new(),
            spelling: Vec::new(),
            topics: Vec::with_capacity(articles.len()),
            topic_rows: vec![Vec::new(); dictionary.topics.len()],
            declared: declared(articles),
        };
        for (row, article) in articles.iter().enumerate() {
            let row = to_row(row);
            let mut own = Vec::new();
            for word in words::words(&article.title) {
                if !words::says_something(&word) {
                    continue;
                }
                let number = *numbers.entry(word).or_insert_with_key(|word| {
                    index.rows.push(Vec::new());
                    index.spelling.push(word.clone());
                    to_row(index.spelling.len() - 1)
                });
                if !own.contains(&number) {
                    own.push(number);
                    index.rows[number as usize].push(row);
                }
            }
            index.words.push(own.into());
            let mut topics = dictionary.numbers(article).topics;
            topics.sort_unstable();
            topics.dedup();
            for topic in &topics {
                index.topic_rows[*topic as usize].push(row);
            }
            index.topics.push(topics.into());
        }
        index
    }

    /// The links of a row. `found` is room to work in.
    fn links(&self, row: usize, found: &mut Vec<Found>) -> Vec<Link> {
        found.clear();
        for (weight, word, rows) in self.rare_words(row) {
            let newest = rows.iter().rev().take(NEWEST);
            found.extend(newest.map(|older| (*older, word, weight)));
        }
        // Stable: the words of a row stay with the rarest first, and its sum is always the same.
        found.sort_by_key(|(older, _, _)| *older);
        let newer = to_row(row);
        let topics = self.topics[row].iter().map(|topic| {
            let rows = &self.topic_rows[*topic as usize];
            let weight = weight(rows.partition_point(|row| *row < newer), row);
            (*topic, weight)
        });
        let topics: Vec<(u32, f64)> = topics.collect();
        let mut scores: Vec<(f64, u32)> = Vec::new();
        for same in found.chunk_by(|a, b| a.0 == b.0) {
            let older = same[0].0;
            // One common word is an accident, two are a subject; a word and a topic are as good.
            let own = &self.topics[older as usize];
            let mut shared = topics.iter().filter(|(topic, _)| own.contains(topic));
            if same.len() >= 2 || shared.clone().next().is_some() {
                let words = same.iter().fold(0.0, |sum, (_, _, weight)| sum + weight);
                let topics = shared.by_ref().map(|(_, weight)| weight);
                scores.push((words + topics.sum::<f64>() / 2.0, older));
            }
        }
        let declared = &self.declared[row];
        for older in declared {
            match scores.binary_search_by_key(older, |(_, older)| *older) {
                Ok(place) => scores[place].0 += DECLARED,
                Err(place) => scores.insert(place, (DECLARED, *older)),
            }
        }
        scores.sort_unstable_by(|a, b| strongest(*a, *b));
        scores.truncate(MOST);
        let link = |(score, older): (f64, u32)| {
            let first = found.partition_point(|(row, _, _)| *row < older);
            let same = found[first..]
                .iter()
                .take_while(|(row, _, _)| *row == older);
            let words: Box<[u32]> = same.map(|(_, word, _)| *word).collect();
            let own = &self.topics[older as usize];
            let shared = topics.iter().map(|(topic, _)| *topic);
            let topics: Box<[u32]> = shared.filter(|topic| own.contains(topic)).collect();
            // A row that is linked only because a record names it has no other reasons.
            let is_subject = words.len() + topics.len().min(1) >= 2;
            Link {
                row: older,
                score,
                declared: declared.contains(&older),
                words: if is_subject { words } else { Box::default() },
                topics: if is_subject { topics } else { Box::default() },
            }
        };
        scores.into_iter().map(link).collect()
    }

    /// The rarest words of a row's headline with their weight and the older rows that have them,
    /// the rarest first.
    fn rare_words(&self, row: usize) -> Vec<(f64, u32, &[u32])> {
        let newer = to_row(row);
        let mut rare: Vec<_> = self.words[row]
            .iter()
            .filter_map(|word| {
                let rows = &self.rows[*word as usize];
                let older = &rows[..rows.partition_point(|row| *row < newer)];
                (!older.is_empty()).then(|| (weight(older.len(), row), *word, older))
            })
            // In an archive of any size a word of every twentieth headline says nothing.
            .filter(|(_, _, older)| older.len() <= (row / 20).max(8))
            .collect();
        rare.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rare.truncate(RAREST);
        rare
    }
}

/// Inverse document frequency (Spärck Jones 1972), over the rows older than the one in question.
fn weight(having: usize, older: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "rows stay far below 2^52")]
    let ratio = (older + 1) as f64 / (having + 1) as f64;
    ratio.ln().max(0.0)
}

/// By row: the older rows that it names among its related stories, or that name it.
fn declared(articles: &[Article]) -> Vec<Vec<u32>> {
    let mut by_address: HashMap<String, usize> = HashMap::new();
    for (row, article) in articles.iter().enumerate() {
        let links = [&article.links.web_url, &article.links.original_url];
        for address in links.into_iter().flatten() {
            by_address.entry(address.key()).or_insert(row);
        }
    }
    let mut declared = vec![Vec::new(); articles.len()];
    for (row, article) in articles.iter().enumerate() {
        for related in &article.related {
            let named = related
                .links
                .main()
                .and_then(|address| by_address.get(&address.key()));
            let Some(named) = named.copied().filter(|named| *named != row) else {
                continue;
            };
            let (older, newer) = (row.min(named), row.max(named));
            let older = to_row(older);
            if !declared[newer].contains(&older) {
                declared[newer].push(older);
            }
        }
    }
    declared
}

/// Rows are counted in 32 bits, as in the browser.
fn to_row(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
