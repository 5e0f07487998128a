//! The cards of rows: from a first screen that has them, else from their shards.

use leptos::prelude::*;

use super::{ArchiveStore, MAX_CACHED_SCREENS, out_of_list};
use crate::{
    app::{futures::FetchFuture, load::LoadState},
    format::{Card, CardShard, Directory, FileKind, FileName, Screen},
};

impl ArchiveStore {
    /// Says that the list is about to show a first screen, which has the cards of these rows.
    pub fn wish(self, screen: FileName, rows: &[u32]) {
        let knows_all = rows.iter().all(|row| self.at_hand(*row as usize).is_some());
        if knows_all {
            return;
        }
        self.notes.update_value(|notes| {
            let wishes = &mut notes.wishes;
            wishes.retain(|(other, _)| *other != screen);
            wishes.push((screen, rows.to_vec()));
            if wishes.len() > MAX_CACHED_SCREENS {
                wishes.remove(0);
            }
        });
    }

    /// A row's card, where a screen or a shard that is here has it. It was written when the story
    /// appeared; the columns know who has covered it since.
    fn at_hand(self, row: usize) -> Option<Card> {
        let mut card = self.as_written(row)?;
        if let Some(archive) = self.archive.now().ready() {
            let covered = archive.covered().get(row).copied().unwrap_or_default();
            card.publishers = card.publishers.max(u32::from(covered));
        }
        Some(card)
    }

    fn as_written(self, row: usize) -> Option<Card> {
        let from_screen = self.notes.with_value(|notes| {
            notes.wishes.iter().rev().find_map(|(name, rows)| {
                let place = rows.iter().position(|other| *other as usize == row)?;
                self.screens
                    .peek(&name.to_string())?
                    .cards
                    .get(place)
                    .cloned()
            })
        });
        let enclosed = || {
            self.notes.with_value(|notes| {
                let (of, card) = notes.enclosed.as_ref()?;
                (*of == row).then(|| card.clone())
            })
        };
        from_screen.or_else(enclosed).or_else(|| {
            let directory = self.directory.now().ready()?;
            let (shard, place) = directory.shards.locate(row)?;
            self.cards
                .peek(&shard.to_string())?
                .cards
                .get(place)
                .cloned()
        })
    }

    pub(super) fn wait_for_screen(self, name: FileName) -> FetchFuture<Screen> {
        self.screens.wait(name.to_string(), self.fetch_screen(name))
    }

    fn fetch_screen(self, name: FileName) -> FetchFuture<Screen> {
        self.file(FileKind::Screen, &name.clone(), move |file, text| {
            let screen = Screen::decode(file, text)?;
            let wished = self.notes.with_value(|notes| {
                let wished = notes.wishes.iter().find(|(other, _)| *other == name);
                wished.map(|(_, rows)| rows.clone()).unwrap_or_default()
            });
            let rows = wished.into_iter().map(|row| row as usize);
            self.know(&mut screen.cards.iter().zip(rows));
            Ok(screen)
        })
    }

    /// A row's card. Tracks the file it is in, and fetches it where nobody did.
    pub fn card(self, row: usize) -> LoadState<Card> {
        if let Some(card) = self.at_hand(row) {
            return LoadState::Ready(card);
        }
        let newest = self.notes.with_value(|notes| {
            let (name, rows) = notes.wishes.last()?;
            let is_in = rows.iter().any(|other| *other as usize == row);
            is_in.then(|| name.clone())
        });
        if let Some(name) = newest {
            let load = self.screens.ask(name.to_string(), self.fetch_screen(name));
            // Where the screen is not to be had, the shard still may be.
            if let LoadState::Waiting = load.get() {
                return LoadState::Waiting;
            }
        }
        let directory = match self.directory.get() {
            LoadState::Waiting => return LoadState::Waiting,
            LoadState::Failed(error) => return LoadState::Failed(error),
            LoadState::Ready(directory) => directory,
        };
        let Some((shard, _)) = directory.shards.locate(row) else {
            return LoadState::Waiting;
        };
        let load = self.cards.ask(shard.to_string(), self.fetch_cards(shard));
        match load.get() {
            LoadState::Waiting => LoadState::Waiting,
            LoadState::Failed(error) => LoadState::Failed(error),
            LoadState::Ready(_) => match self.at_hand(row) {
                Some(card) => LoadState::Ready(card),
                None => LoadState::Waiting,
            },
        }
    }

    /// The shard of a row, where the directory is there.
    fn shard_of(self, row: usize) -> Option<usize> {
        let directory = self.directory.now().ready()?;
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
    pub(in crate::app) fn wait_for_directory(self) -> FetchFuture<Directory> {
        FetchFuture::new(async move {
            let paper = self.paper_now().ok_or_else(|| out_of_list("a manifest"))?;
            let manifest = paper.manifest();
            let stories = manifest.totals.stories;
            if let LoadState::Failed(_) = self.directory.now() {
                self.directory.begin();
            }
            let name = &manifest.directory;
            let fetch = self.file(FileKind::Directory, name, move |file, text| {
                Directory::decode(file, text, stories)
            });
            let directory = self.directories.wait(name.to_string(), fetch).await;
            if !matches!(self.directory.now(), LoadState::Ready(_)) {
                self.directory.set(directory.clone());
            }
            directory
        })
    }

    pub(in crate::app) fn wait_for_cards(self, shard: usize) -> FetchFuture<CardShard> {
        self.cards.wait(shard.to_string(), self.fetch_cards(shard))
    }

    fn fetch_cards(self, shard: usize) -> FetchFuture<CardShard> {
        FetchFuture::new(async move {
            let directory = self.wait_for_directory().await?;
            let shards = &directory.shards;
            let file = shards.cards.get(shard).zip(shards.rows.get(shard));
            let (name, rows) = file.ok_or_else(|| out_of_list("a shard"))?;
            let (rows, first) = (*rows, shards.first_row(shard));
            let fetch = self.file(FileKind::Cards, name, move |file, text| {
                let cards = CardShard::decode(file, text, rows)?;
                self.know(&mut cards.cards.iter().zip(first..));
                Ok(cards)
            });
            fetch.await
        })
    }

    /// Keeps which rows have which slugs.
    pub(super) fn know(self, cards: &mut dyn Iterator<Item = (&Card, usize)>) {
        self.notes.update_value(|notes| {
            for (card, row) in cards {
                if let Err(place) = notes.place(card.slug.as_str()) {
                    notes.rows.insert(place, (card.slug.to_string(), row));
                }
            }
        });
    }
}
