//! The first screens of lists that one click leads to.

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, PoisonError},
};

use super::{ExportError, dictionary::Dictionary, edition::Edition};
use crate::{
    format::{
        CARDS_PER_SCREEN, Card, FileKind, FileName, Screen,
        manifest::{Screens, Top},
    },
    model::Article,
    query::hottest,
};

/// Which rows each screen shows, and their cards as they become known.
#[derive(Debug)]
pub struct Plan {
    newest: Vec<u32>,
    hottest: Vec<u32>,
    quality: Vec<u32>,
    covered: Vec<u32>,
    topics: Vec<Vec<u32>>,
    wanted: HashSet<u32>,
    cards: Mutex<HashMap<u32, Card>>,
}

impl Plan {
    /// The screens of an archive.
    pub fn of(articles: &[Article], dictionary: &Dictionary) -> Self {
        let rows = 0..u32::try_from(articles.len()).unwrap_or(u32::MAX);
        let newest = rows.rev().take(CARDS_PER_SCREEN).collect::<Vec<_>>();
        let mut topics = vec![Vec::new(); dictionary.topics.len()];
        for (row, article) in articles.iter().enumerate().rev() {
            for topic in dictionary.numbers(article).topics {
                let rows: &mut Vec<u32> = &mut topics[topic as usize];
                if rows.len() < CARDS_PER_SCREEN {
                    rows.push(to_row(row));
                }
            }
        }
        let hottest = first(articles, |article| {
            hottest::key(article.heat, article.published.map(|time| time.minutes()))
        });
        let quality = first(articles, |article| article.quality.map(i64::from));
        let covered = first(articles, Article::publishers);
        let all = topics.iter().chain([&newest, &hottest, &quality, &covered]);
        let wanted = all.flatten().copied().collect();
        Self {
            newest,
            hottest,
            quality,
            covered,
            topics,
            wanted,
            cards: Mutex::default(),
        }
    }

    /// Keeps the card of a row for the screens that show it.
    pub fn keep(&self, row: usize, card: &Card) {
        let row = to_row(row);
        if self.wanted.contains(&row) {
            let mut cards = self.cards.lock().unwrap_or_else(PoisonError::into_inner);
            cards.insert(row, card.clone());
        }
    }

    /// Writes the screens, when all cards are known.
    ///
    /// # Errors
    /// [`ExportError`] where a file cannot be encoded or written.
    pub fn write(self, edition: &Edition) -> Result<Screens, ExportError> {
        let cards = self
            .cards
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let put = |rows: &Vec<u32>| -> Result<FileName, ExportError> {
            let cards = rows.iter().filter_map(|row| cards.get(row)).cloned();
            let cards = cards.collect();
            edition.put(FileKind::Screen, &Screen { cards })
        };
        let top = |rows: Vec<u32>| -> Result<Top, ExportError> {
            let screen = put(&rows)?;
            Ok(Top { rows, screen })
        };
        Ok(Screens {
            newest: put(&self.newest)?,
            hottest: top(self.hottest)?,
            quality: top(self.quality)?,
            covered: top(self.covered)?,
            topics: self.topics.iter().map(put).collect::<Result<_, _>>()?,
        })
    }
}

/// The first rows in falling order of a key; of equal ones the higher row comes first.
fn first<K: Ord>(articles: &[Article], key: impl Fn(&Article) -> K) -> Vec<u32> {
    let keys: Vec<K> = articles.iter().map(key).collect();
    let mut rows: Vec<usize> = (0..articles.len()).collect();
    rows.sort_by(|a, b| keys[*b].cmp(&keys[*a]).then(b.cmp(a)));
    rows.into_iter()
        .take(CARDS_PER_SCREEN)
        .map(to_row)
        .collect()
}

/// Rows are counted in 32 bits, as in the browser.
fn to_row(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
