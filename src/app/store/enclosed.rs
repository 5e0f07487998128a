//! The story that a page of its own encloses.

use std::{future::ready, sync::Arc};

use leptos::prelude::*;

use super::{ArchiveStore, LoadedStory};
use crate::{
    app::{document, futures::FetchFuture, reader_store, takeover},
    format::{EmbeddedStory, story},
    model::Instant,
    query::Archive,
};

impl ArchiveStore {
    /// Has what the document encloses at hand, as if it had been fetched. Where several stories of one publisher
    /// are of one minute, it is fetched after all.
    pub(super) fn take_enclosed(self, archive: &Archive) {
        let enclosed =
            takeover::held(EmbeddedStory::FILE).and_then(|text| EmbeddedStory::decode(&text).ok());
        let Some((EmbeddedStory { card, story }, paper)) = enclosed.zip(self.paper_now()) else {
            return;
        };
        let publisher = paper.provider(card.provider);
        let mut rows = reader_store::alike(
            archive,
            card.time.map(Instant::minutes),
            publisher.identity(),
        );
        let (Some(row), None) = (rows.next(), rows.next()) else {
            return;
        };
        let manifest = paper.manifest();
        let also = story.also.clone();
        let Ok(article) = story::join(&card, story, &manifest.providers, &manifest.topics) else {
            return;
        };
        self.know(&mut [(&card, row)].into_iter());
        self.notes
            .update_value(|notes| notes.enclosed = Some((row, card.clone())));
        let opened = Arc::new(LoadedStory {
            card,
            article,
            also,
        });
        let opened = FetchFuture::new(ready(Ok(opened)));
        let opened = self.opened.wait(row.to_string(), opened);
        document::spawn(async move {
            let _ = opened.await;
        });
    }
}
