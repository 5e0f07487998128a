//! The story that is embedded in its prerendered page.

use leptos::prelude::*;

use super::{ArchiveStore, stories::LoadedStory, story_reference};
use crate::{
    app::net::embedded_file::embedded_file,
    format::{EmbeddedStory, story},
    model::Instant,
    query::Archive,
};

impl ArchiveStore {
    /// Puts the embedded story into the store, as if it had been fetched. If its row is ambiguous, because a
    /// publisher has several stories of one minute, the story is fetched instead.
    pub fn use_embedded_story(self, archive: &Archive) {
        if self.state.with_value(|state| state.has_read_embedded) {
            return;
        }
        self.state
            .update_value(|state| state.has_read_embedded = true);
        let embedded = embedded_file(EmbeddedStory::ELEMENT_NAME)
            .and_then(|text| EmbeddedStory::decode(&text).ok());
        let Some((EmbeddedStory { card, story }, archive_info)) =
            embedded.zip(self.archive_info_now())
        else {
            return;
        };
        let publisher = archive_info.provider(card.provider);
        let mut rows = story_reference::matching_rows(
            archive,
            card.time.map(Instant::minutes),
            publisher.identity(),
        );
        let (Some(row), None) = (rows.next(), rows.next()) else {
            return;
        };
        let manifest = archive_info.manifest();
        let related_stories = story.related_stories();
        let Ok(article) = story::join(&card, story, &manifest.providers, &manifest.topics) else {
            return;
        };
        let decoded_card = Ok(card.clone());
        self.remember_rows(std::iter::once((&decoded_card, row)));
        self.state
            .update_value(|state| state.embedded = Some((row, card.clone())));
        let loaded = LoadedStory {
            card,
            article,
            related_stories,
        };
        self.loaded_stories.insert(&row.to_string(), loaded);
    }
}
