//! The cards of rows: from a first screen that has them, else from their shards.

use std::sync::Arc;

use leptos::prelude::*;

use super::{SCREENS, Store, is_missing, out_of_list};
use crate::{
    app::{fetch::FetchError, load::Load},
    format::{Card, CardShard, Directory, FileKind, FileName, Screen},
};

impl Store {
    /// Says that the list is about to show a first screen, which has the cards of these rows.
    pub fn wish(self, screen: FileName, rows: &[u32]) {
        let knows_all = rows.iter().all(|row| self.at_hand(*row as usize).is_some());
        if knows_all {
            return;
        }
        self.wishes.update_value(|wishes| {
            wishes.retain(|(other, _)| *other != screen);
            wishes.push((screen, rows.to_vec()));
            if wishes.len() > SCREENS {
                wishes.remove(0);
            }
        });
    }

    /// A row's card, where a screen or a shard that is here has it.
    fn at_hand(self, row: usize) -> Option<Card> {
        let from_screen = self.wishes.with_value(|wishes| {
            wishes.iter().rev().find_map(|(name, rows)| {
                let place = rows.iter().position(|other| *other as usize == row)?;
                self.screens
                    .peek(&name.to_string())?
                    .cards
                    .get(place)
                    .cloned()
            })
        });
        from_screen.or_else(|| {
            let directory = self.directory.get_untracked().ready()?;
            let (shard, place) = directory.shards.locate(row)?;
            self.cards
                .peek(&shard.to_string())?
                .cards
                .get(place)
                .cloned()
        })
    }

    pub(super) async fn wait_for_screen(self, name: FileName) -> Result<Arc<Screen>, FetchError> {
        let key = name.to_string();
        self.screens.wait(key, self.fetch_screen(name)).await
    }

    async fn fetch_screen(self, name: FileName) -> Result<Arc<Screen>, FetchError> {
        let (file, text) = self.fetch_file(FileKind::Screen, &name).await?;
        let screen = Screen::decode(&file, &text)?;
        let wished = self.wishes.with_value(|wishes| {
            let wished = wishes.iter().find(|(other, _)| *other == name);
            wished.map(|(_, rows)| rows.clone()).unwrap_or_default()
        });
        let rows = wished.into_iter().map(|row| row as usize);
        self.know(screen.cards.iter().zip(rows));
        Ok(Arc::new(screen))
    }

    /// A row's card. Tracks the file it is in, and fetches it where nobody did.
    pub fn card(self, row: usize) -> Load<Card> {
        if let Some(card) = self.at_hand(row) {
            return Load::Ready(card);
        }
        let newest = self.wishes.with_value(|wishes| wishes.last().cloned());
        let newest = newest.filter(|(_, rows)| rows.iter().any(|other| *other as usize == row));
        if let Some((name, _)) = newest {
            let load = self.screens.ask(name.to_string(), self.fetch_screen(name));
            // Where the screen is not to be had, the shard still may be.
            if let Load::Waiting = load.get() {
                return Load::Waiting;
            }
        }
        let directory = match self.directory.get() {
            Load::Waiting => return Load::Waiting,
            Load::Failed(error) => return Load::Failed(error),
            Load::Ready(directory) => directory,
        };
        let Some((shard, place)) = directory.shards.locate(row) else {
            return Load::Waiting;
        };
        let load = self.cards.ask(shard.to_string(), self.fetch_cards(shard));
        match load.get() {
            Load::Waiting => Load::Waiting,
            Load::Failed(error) => Load::Failed(error),
            Load::Ready(shard) => match shard.cards.get(place) {
                Some(card) => Load::Ready(card.clone()),
                None => Load::Waiting,
            },
        }
    }

    /// The shard of a row, where the directory is there.
    fn shard_of(self, row: usize) -> Option<usize> {
        let directory = self.directory.get_untracked().ready()?;
        directory.shards.locate(row).map(|(shard, _)| shard)
    }

    /// Whether the shards of two rows are one: then one notice is enough for both.
    pub fn are_neighbours(self, row: usize, other: usize) -> bool {
        self.shard_of(row) == self.shard_of(other)
    }

    /// Fetches the shard of a row's card once more.
    pub fn retry_card(self, row: usize) {
        match self.shard_of(row) {
            Some(shard) => self.cards.retry(shard.to_string(), self.fetch_cards(shard)),
            None => self.load(),
        }
    }

    /// Waits for the directory; after a failure, for another try.
    pub(in crate::app) async fn wait_for_directory(self) -> Result<Arc<Directory>, FetchError> {
        let paper = self.paper_now().ok_or_else(|| out_of_list("a manifest"))?;
        let name = paper.manifest().directory.to_string();
        if self
            .directory
            .with_untracked(|load| load.failed().is_some())
        {
            self.directory.set(Load::Waiting);
        }
        let fetch = self.fetch_directory(paper);
        let directory = self.directories.wait(name, fetch).await;
        if is_missing(self.directory) {
            self.directory.set(directory.clone().into());
        }
        directory
    }

    pub(in crate::app) async fn wait_for_cards(
        self,
        shard: usize,
    ) -> Result<Arc<CardShard>, FetchError> {
        self.cards
            .wait(shard.to_string(), self.fetch_cards(shard))
            .await
    }

    async fn fetch_cards(self, shard: usize) -> Result<Arc<CardShard>, FetchError> {
        let directory = self.wait_for_directory().await?;
        let shards = &directory.shards;
        let file = shards.cards.get(shard).zip(shards.rows.get(shard));
        let (name, rows) = file.ok_or_else(|| out_of_list("a shard"))?;
        let (file, text) = self.fetch_file(FileKind::Cards, name).await?;
        let cards = CardShard::decode(&file, &text, *rows)?;
        self.know(cards.cards.iter().zip(shards.first_row(shard)..));
        Ok(Arc::new(cards))
    }

    /// Keeps which rows have which slugs.
    fn know<'a>(self, cards: impl Iterator<Item = (&'a Card, usize)>) {
        self.rows.update_value(|rows| {
            rows.extend(cards.map(|(card, row)| (card.slug.clone(), row)));
        });
    }
}
