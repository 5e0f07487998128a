//! Stories with their coverage and related stories, joined from several files.

use std::sync::Arc;

use futures_util::future::join3;
use leptos::{prelude::*, task::spawn_local};

use super::{ArchiveStore, inconsistent};
use crate::{
    app::net::{error::FetchError, load::LoadState},
    format::{
        Card, DecodeError, DecodedStory, FileKind, RelatedStory, RowsFile, StoryShard, story,
        version_2,
    },
    model::Article,
};

/// A story with its coverage and related stories.
#[derive(Debug)]
pub struct LoadedStory {
    /// The card.
    pub card: Card,
    /// The fields of the record.
    pub article: Article,
    /// The related stories in the archive.
    pub related_stories: Vec<RelatedStory>,
}

impl ArchiveStore {
    /// Returns a story with its coverage and related stories, and fetches it if necessary.
    pub fn story(self, row: usize) -> ArcRwSignal<LoadState<Arc<LoadedStory>>> {
        self.loaded_stories
            .get_or_fetch(row.to_string(), Box::pin(self.fetch_story(row)))
    }

    /// Starts to fetch a story that nothing shows yet, unless it is there.
    pub fn fetch_story_ahead(self, row: usize) {
        let fetch = Box::pin(self.fetch_story(row));
        spawn_local(self.loaded_stories.fetch_ahead(row.to_string(), fetch));
    }

    /// Fetches a failed story again.
    pub fn retry_story(self, row: usize) {
        self.loaded_stories
            .retry(row.to_string(), Box::pin(self.fetch_story(row)));
    }

    async fn fetch_story(self, row: usize) -> Result<LoadedStory, FetchError> {
        let archive_info = self
            .archive_info_now()
            .ok_or_else(|| inconsistent("a manifest"))?;
        let manifest = archive_info.manifest();
        let (card, stories_file, newer_links) = join3(
            self.card_of_story(row),
            self.story_file(row),
            self.newer_links_of_version_2(row),
        )
        .await;
        let (card, stories_file, newer_links) = (card?, stories_file?, newer_links?);
        let RowsFile {
            name, first_row, ..
        } = stories_file;
        let file = FileKind::Stories.file(&name);
        let stories = self
            .story_shards
            .wait(name.to_string(), Box::pin(self.fetch_stories(file.clone())))
            .await?;
        // A file with an unreadable story, or of other stories, is not kept, so that another attempt can help.
        let reject = |error: DecodeError| {
            self.story_shards.remove(&name.to_string());
            self.mark_broken(&file);
            FetchError::from(error)
        };
        let story = stories
            .stories
            .get(row - first_row)
            .cloned()
            .unwrap_or_else(|| Err(DecodeError::inconsistent(&file, "the story")))
            .map_err(reject)?;
        let mut related_stories = story.related_stories();
        related_stories.extend(newer_links);
        let article =
            story::join(&card, story, &manifest.providers, &manifest.topics).map_err(reject)?;
        Ok(LoadedStory {
            card,
            article,
            related_stories,
        })
    }

    async fn fetch_stories(self, file: String) -> Result<StoryShard<DecodedStory>, FetchError> {
        self.file(file, StoryShard::decode_each).await
    }

    /// Returns the card of a story: the one that a list shows already, or else that of its file.
    async fn card_of_story(self, row: usize) -> Result<Card, FetchError> {
        match self.loaded_card(row) {
            Some(card) => Ok(card),
            None => self.wait_for_card(row).await,
        }
    }

    /// Returns the file of a story.
    async fn story_file(self, row: usize) -> Result<RowsFile, FetchError> {
        let files = self.wait_for_files(row).await?;
        if let Some(stories) = files.stories {
            return Ok(stories);
        }
        let cards = self.wait_for_cards(files.cards.clone()).await?;
        let file = cards.story_file(row - files.cards.first_row);
        let (name, index) = file.ok_or_else(|| inconsistent("a file of stories"))?;
        Ok(RowsFile {
            name: name.clone(),
            first_row: row - index,
            rows: version_2::STORIES_PER_FILE,
        })
    }

    /// Returns the newer stories that are related to the story in this row, if the export has format 2.
    async fn newer_links_of_version_2(self, row: usize) -> Result<Vec<RelatedStory>, FetchError> {
        if !self.is_version_2() {
            return Ok(Vec::new());
        }
        let run = self.directory_run(row);
        let run = run.ok_or_else(|| inconsistent("a row"))?;
        let cards = self.wait_for_directory(run).await?.cards.clone();
        let file = cards.index_of(row).zip(cards.locate(row));
        let (index, file) = file.ok_or_else(|| inconsistent("a row"))?;
        let Some(Some(name)) = cards.newer_links.get(index) else {
            return Ok(Vec::new());
        };
        let row = row - file.first_row;
        self.file(FileKind::NewerLinks.file(name), |file, text| {
            version_2::newer_links(file, text, row)
        })
        .await
    }
}
