//! Stories with their coverage and related stories, joined from several files.

use std::sync::Arc;

use futures_util::future::join;
use leptos::{prelude::*, task::spawn_local};

use super::{ArchiveStore, inconsistent};
use crate::{
    app::net::{error::FetchError, load::LoadState},
    format::{
        Card, DecodeError, DecodedStory, FileKind, FileName, NewerLinksShard, RelatedStory,
        StoryShard, story,
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
        let directory = self.wait_for_directory().await?;
        let shards = &directory.shards;
        let (shard, card_index) = shards.locate(row).ok_or_else(|| inconsistent("a row"))?;
        let card = self.wait_for_card(shard, card_index);
        let newer_links = async {
            match shards.newer_links.get(shard) {
                Some(Some(name)) => self.wait_for_newer_links(name).await,
                _ => Ok(Arc::default()),
            }
        };
        let (card, newer_links) = join(card, newer_links).await;
        let ((card, cards), newer_links) = (card?, newer_links?);
        let (name, story_index) = cards
            .story_file(card_index)
            .ok_or_else(|| inconsistent("a file of stories"))?;
        let file = FileKind::Stories.file(name);
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
            .get(story_index)
            .cloned()
            .unwrap_or_else(|| Err(DecodeError::inconsistent(&file, "the story")))
            .map_err(reject)?;
        let mut related_stories = story.related_stories.clone();
        related_stories.extend(newer_links.for_row(card_index).iter().cloned());
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

    async fn wait_for_newer_links(
        self,
        name: &FileName,
    ) -> Result<Arc<NewerLinksShard>, FetchError> {
        let fetch = self.file(FileKind::NewerLinks.file(name), NewerLinksShard::decode);
        self.newer_links
            .wait(name.to_string(), Box::pin(fetch))
            .await
    }
}
