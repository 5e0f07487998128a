//! Which stories of an archive belong together.
//!
//! Each story is linked to **older** ones only, by what is known when it appears, and the links
//! are turned round afterwards. So a story's own links never change when newer stories come.

use std::collections::{BTreeMap, HashMap, HashSet};

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
            provider: dictionary.numbers(article).provider,
        }
    }
}

/// The links between the stories of an archive.
#[derive(Debug)]
pub struct Kin {
    older: Vec<Vec<Link>>,
    later: HashMap<u32, Vec<Link>>,
}

#[derive(Clone, Debug)]
struct Link {
    row: u32,
    score: f64,
    why: Why,
}

impl Kin {
    /// Finds the links. The work grows with the number of stories, not with its square.
    pub fn of(articles: &[Article], dictionary: &Dictionary) -> Self {
        let index = Index::of(articles, dictionary);
        let older: Vec<Vec<Link>> = (0..articles.len())
            .into_par_iter()
            .map(|row| index.links(row))
            .collect();
        let mut later: HashMap<u32, Vec<Link>> = HashMap::new();
        for (row, links) in older.iter().enumerate() {
            for link in links {
                let back = Link {
                    row: to_row(row),
                    ..link.clone()
                };
                later.entry(link.row).or_default().push(back);
            }
        }
        for links in later.values_mut() {
            keep_strongest(links);
        }
        Self { older, later }
    }

    /// The older stories that belong to the one in `row`, the strongest link first.
    pub fn older(&self, row: usize, heads: &[Head]) -> Vec<Also> {
        self.older
            .get(row)
            .map_or_else(Vec::new, |links| also(links, heads))
    }

    /// The newer stories that belong to the one in `row`, the strongest link first.
    pub fn later(&self, row: usize, heads: &[Head]) -> Vec<Also> {
        let links = self.later.get(&to_row(row));
        links.map_or_else(Vec::new, |links| also(links, heads))
    }
}

fn also(links: &[Link], heads: &[Head]) -> Vec<Also> {
    let with_head = |link: &Link| {
        let head = heads.get(link.row as usize)?;
        Some(Also {
            slug: head.slug.clone(),
            title: head.title.clone(),
            time: head.time,
            provider: head.provider,
            why: link.why.clone(),
        })
    };
    links.iter().filter_map(with_head).collect()
}

/// The strongest first; of equal ones the newest.
fn keep_strongest(links: &mut Vec<Link>) {
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.row.cmp(&a.row)));
    links.truncate(MOST);
}

/// What the search for links looks things up in.
struct Index {
    /// By row: the words of the headline, as numbers, without repetition.
    words: Vec<Vec<u32>>,
    /// By word: the rows that have it, ascending.
    rows: Vec<Vec<u32>>,
    /// By word: the word.
    spelling: Vec<String>,
    /// By row: its topics.
    topics: Vec<HashSet<u32>>,
    /// By topic: the rows that have it, ascending.
    topic_rows: Vec<Vec<u32>>,
    /// By row: older rows that it names by address, or that name it.
    declared: Vec<Vec<u32>>,
}

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
                let number = *numbers.entry(word.clone()).or_insert_with(|| {
                    index.rows.push(Vec::new());
                    index.spelling.push(word);
                    to_row(index.spelling.len() - 1)
                });
                if !own.contains(&number) {
                    own.push(number);
                    index.rows[number as usize].push(row);
                }
            }
            index.words.push(own);
            let topics: HashSet<u32> = dictionary.numbers(article).topics.into_iter().collect();
            for topic in &topics {
                index.topic_rows[*topic as usize].push(row);
            }
            index.topics.push(topics);
        }
        index
    }

    fn links(&self, row: usize) -> Vec<Link> {
        let newer = to_row(row);
        // Ordered, so that sums and ties come out the same in every run.
        let mut found: BTreeMap<u32, Link> = BTreeMap::new();
        for (weight, word, rows) in self.rare_words(row) {
            for older in rows.iter().rev().take(NEWEST) {
                let link = found.entry(*older).or_insert_with(|| Link::to(*older));
                link.score += weight;
                link.why.words.push(self.spelling[word as usize].clone());
            }
        }
        for link in found.values_mut() {
            for topic in &self.topics[row] {
                if self.topics[link.row as usize].contains(topic) {
                    link.why.topics.push(*topic);
                }
            }
            link.why.topics.sort_unstable();
            let weights = link.why.topics.iter().map(|topic| {
                let rows = &self.topic_rows[*topic as usize];
                weight(rows.partition_point(|row| *row < newer), row)
            });
            link.score += weights.sum::<f64>() / 2.0;
        }
        // One common word is an accident, two are a subject; a word and a topic are as good.
        found.retain(|_, link| link.why.words.len() + link.why.topics.len().min(1) >= 2);
        for older in &self.declared[row] {
            let link = found.entry(*older).or_insert_with(|| Link::to(*older));
            link.why.declared = true;
            link.score += 1_000.0;
        }
        let mut links: Vec<Link> = found.into_values().collect();
        keep_strongest(&mut links);
        links
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

impl Link {
    fn to(row: u32) -> Self {
        Self {
            row,
            score: 0.0,
            why: Why::default(),
        }
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
