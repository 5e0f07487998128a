//! The story that is embedded in its prerendered page.

use std::{future::ready, sync::Arc};

use leptos::prelude::*;

use super::{ArchiveStore, LoadedStory};
use crate::{
    app::{browser::tasks, futures::FetchFuture, reader_store, takeover},
    format::{EmbeddedStory, story},
    model::Instant,
    query::Archive,
};

impl ArchiveStore {
    /// Puts the embedded story into the store, as if it had been fetched. If its row is ambiguous, because a
    /// publisher has several stories of one minute, the story is fetched instead.
    pub(super) fn use_embedded_story(self, archive: &Archive) {
        let embedded = takeover::embedded_file(EmbeddedStory::ELEMENT_NAME)
            .and_then(|text| EmbeddedStory::decode(&text).ok());
        let Some((EmbeddedStory { card, story }, archive_info)) =
            embedded.zip(self.archive_info_now())
        else {
            return;
        };
        let publisher = archive_info.provider(card.provider);
        let mut rows = reader_store::matching_rows(
            archive,
            card.time.map(Instant::minutes),
            publisher.identity(),
        );
        let (Some(row), None) = (rows.next(), rows.next()) else {
            return;
        };
        let manifest = archive_info.manifest();
        let related_stories = story.related_stories.clone();
        let Ok(article) = story::join(&card, story, &manifest.providers, &manifest.topics) else {
            return;
        };
        self.remember_rows(&mut [(&card, row)].into_iter());
        self.state
            .update_value(|state| state.embedded = Some((row, card.clone())));
        let loaded = Arc::new(LoadedStory {
            card,
            article,
            related_stories,
        });
        let loaded = FetchFuture::new(ready(Ok(loaded)));
        let loaded = self.loaded_stories.wait(row.to_string(), loaded);
        tasks::spawn(async move {
            let _ = loaded.await;
        });
    }
}
