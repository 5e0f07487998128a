//! The cards of rows, from a first screen or from their shards.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{ArchiveStore, MAX_CACHED_SCREENS, inconsistent};
use crate::{
    app::net::{error::FetchError, load::LoadState},
    format::{Card, CardShard, DecodedCard, FileKind, FileName, RowsFile, Screen},
};

/// The number of cards that are fetched ahead: the most that fill a window.
const CARDS_AHEAD: usize = 8;

impl ArchiveStore {
    /// Announces that the list is about to show a first screen with the cards of these rows.
    pub fn expect_screen(self, screen: FileName, rows: &[u32]) {
        if self.has_cards(rows) {
            return;
        }
        self.state.update_value(|state| {
            let expected_screens = &mut state.expected_screens;
            expected_screens.retain(|(other, _)| *other != screen);
            expected_screens.push((screen, rows.to_vec()));
            if expected_screens.len() > MAX_CACHED_SCREENS {
                expected_screens.remove(0);
            }
        });
    }

    /// Starts to fetch a first screen that the list may show soon, with the cards of these rows.
    pub fn fetch_screen_ahead(self, screen: &FileName, rows: &[u32]) {
        if self.has_cards(rows) {
            return;
        }
        self.state.update_value(|state| {
            let expected_screens = &mut state.expected_screens;
            // The screen of the current list stays the last one.
            if !expected_screens.iter().any(|(other, _)| other == screen) {
                if expected_screens.len() == MAX_CACHED_SCREENS {
                    expected_screens.remove(0);
                }
                expected_screens.insert(0, (screen.clone(), rows.to_vec()));
            }
        });
        let fetch = Box::pin(self.fetch_screen(screen.clone()));
        spawn_local(self.screens.fetch_ahead(screen.to_string(), fetch));
    }

    /// Starts to fetch the first of these cards, which the list may show soon.
    pub fn fetch_cards_ahead(self, rows: &[u32]) {
        for row in rows.iter().take(CARDS_AHEAD) {
            if let Some(files) = self.files_now(*row as usize) {
                let name = files.cards.name.to_string();
                let fetch = Box::pin(self.fetch_cards(files.cards));
                spawn_local(self.card_shards.fetch_ahead(name, fetch));
            }
        }
    }

    /// Returns whether the cards of these rows are loaded.
    fn has_cards(self, rows: &[u32]) -> bool {
        let mut rows = rows.iter();
        rows.all(|row| self.loaded_card(*row as usize).is_some())
    }

    /// Returns a card from a loaded screen or shard. Its number of publishers is that of the columns if they
    /// know more, because the card was written when the story appeared.
    pub(super) fn loaded_card(self, row: usize) -> Option<Card> {
        let mut card = self.card_as_written(row)?.ok()?;
        if let Some(archive) = self.archive.get_untracked().ready() {
            let publishers = archive
                .publisher_counts()
                .get(row)
                .copied()
                .unwrap_or_default();
            card.publishers = card.publishers.max(u32::from(publishers));
        }
        Some(card)
    }

    fn card_as_written(self, row: usize) -> Option<DecodedCard> {
        let from_screen = self.state.with_value(|state| {
            state
                .expected_screens
                .iter()
                .rev()
                .find_map(|(name, rows)| {
                    let index = rows.iter().position(|other| *other as usize == row)?;
                    self.screens
                        .peek(&name.to_string())?
                        .cards
                        .get(index)
                        .filter(|card| card.is_ok())
                        .cloned()
                })
        });
        let embedded = || {
            self.state.with_value(|state| {
                let (embedded_row, card) = state.embedded.as_ref()?;
                (*embedded_row == row).then(|| Ok(card.clone()))
            })
        };
        from_screen.or_else(embedded).or_else(|| {
            let file = self.files_now(row)?.cards;
            let shard = self.card_shards.peek(&file.name.to_string())?;
            shard.cards.get(row - file.first_row).cloned()
        })
    }

    pub(super) async fn wait_for_screen(
        self,
        name: FileName,
    ) -> Result<Arc<Screen<DecodedCard>>, FetchError> {
        self.screens
            .wait(name.to_string(), Box::pin(self.fetch_screen(name)))
            .await
    }

    async fn fetch_screen(self, name: FileName) -> Result<Screen<DecodedCard>, FetchError> {
        self.file(FileKind::Screen.file(&name), |file, text| {
            let screen = Screen::decode_each(file, text)?;
            self.check_items(file, &screen.cards);
            let expected = self.state.with_value(|state| {
                let expected = state
                    .expected_screens
                    .iter()
                    .find(|(other, _)| *other == name);
                expected.map(|(_, rows)| rows.clone()).unwrap_or_default()
            });
            let rows = expected.into_iter().map(|row| row as usize);
            self.remember_rows(screen.cards.iter().zip(rows));
            Ok(screen)
        })
        .await
    }

    /// Returns a card, tracks its file, and fetches it if necessary.
    pub fn card(self, row: usize) -> LoadState<Card> {
        if let Some(card) = self.loaded_card(row) {
            return LoadState::Ready(card);
        }
        let newest = self.state.with_value(|state| {
            let (name, rows) = state.expected_screens.last()?;
            let is_in = rows.iter().any(|other| *other as usize == row);
            is_in.then(|| name.clone())
        });
        if let Some(name) = newest {
            let load = self
                .screens
                .get_or_fetch(name.to_string(), Box::pin(self.fetch_screen(name)));
            // If the screen failed, the shard may still load.
            if let LoadState::Waiting = load.get() {
                return LoadState::Waiting;
            }
        }
        let cards = match self.files(row) {
            LoadState::Waiting => return LoadState::Waiting,
            LoadState::Failed(error) => return LoadState::Failed(error),
            LoadState::Ready(files) => files.cards,
        };
        let load = self
            .card_shards
            .get_or_fetch(cards.name.to_string(), Box::pin(self.fetch_cards(cards)));
        match load.get() {
            LoadState::Waiting => LoadState::Waiting,
            LoadState::Failed(error) => LoadState::Failed(error),
            LoadState::Ready(_) => match (self.loaded_card(row), self.card_as_written(row)) {
                (Some(card), _) => LoadState::Ready(card),
                (None, Some(Err(error))) => LoadState::Failed(error.into()),
                (None, _) => LoadState::Waiting,
            },
        }
    }

    /// Returns the file that a card comes from, or the directory if that is not loaded.
    fn source_of(self, row: usize) -> Option<FileName> {
        match self.files_now(row) {
            Some(files) => Some(files.cards.name),
            None => Some(self.directory_run(row)?.file),
        }
    }

    /// Returns whether two rows failed with one file, so that one error notice covers both.
    pub fn failed_together(self, row: usize, other: usize) -> bool {
        self.source_of(row) == self.source_of(other)
            && [row, other]
                .iter()
                .all(|row| matches!(self.card(*row), LoadState::Failed(_)))
    }

    /// Fetches the file of a failed card again.
    pub fn retry_card(self, row: usize) {
        if let Some(files) = self.files_now(row) {
            let name = files.cards.name.to_string();
            self.card_shards
                .retry(name, Box::pin(self.fetch_cards(files.cards)));
        } else if let Some(run) = self.directory_run(row) {
            self.retry_directory(run);
        } else {
            self.load();
        }
    }

    /// Waits for the file of a card. A card that cannot be read is an error in its place.
    ///
    /// # Errors
    /// Returns [`FetchError`] if the file cannot be fetched or decoded.
    pub async fn wait_for_cards(
        self,
        file: RowsFile,
    ) -> Result<Arc<CardShard<DecodedCard>>, FetchError> {
        self.card_shards
            .wait(file.name.to_string(), Box::pin(self.fetch_cards(file)))
            .await
    }

    /// Waits for a card. A file whose card cannot be read is forgotten, so that another attempt fetches it again.
    ///
    /// # Errors
    /// Returns [`FetchError`] if the file cannot be fetched, or the card cannot be read.
    pub async fn wait_for_card(self, row: usize) -> Result<Card, FetchError> {
        let file = self.wait_for_files(row).await?.cards;
        let cards = self.wait_for_cards(file.clone()).await?;
        let card = cards.cards.get(row - file.first_row).cloned();
        match card.ok_or_else(|| inconsistent("a card"))? {
            Ok(card) => Ok(card),
            Err(error) => {
                self.card_shards.remove(&file.name.to_string());
                Err(error.into())
            }
        }
    }

    async fn fetch_cards(self, file: RowsFile) -> Result<CardShard<DecodedCard>, FetchError> {
        let RowsFile {
            name,
            first_row,
            rows,
        } = file;
        self.file(FileKind::Cards.file(&name), |file, text| {
            let cards = CardShard::decode_each(file, text, rows)?;
            self.check_items(file, &cards.cards);
            self.remember_rows(cards.cards.iter().zip(first_row..));
            Ok(cards)
        })
        .await
    }

    /// Remembers the rows of these slugs.
    pub(super) fn remember_rows<'c>(self, cards: impl Iterator<Item = (&'c DecodedCard, usize)>) {
        self.state.update_value(|state| {
            let readable = cards.filter_map(|(card, row)| Some((card.as_ref().ok()?, row)));
            for (card, row) in readable {
                if let Err(index) = state.slug_position(card.slug.as_str()) {
                    state.rows.insert(index, (card.slug.to_string(), row));
                }
            }
        });
    }
}
