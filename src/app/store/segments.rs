//! The columns of all rows, segment after segment.

use std::sync::Arc;

use leptos::prelude::*;

use super::ArchiveStore;
use crate::{
    app::{document, futures::FetchFuture},
    format::{Columns, FileKind, Ranks},
    query::{Archive, RankedRows},
    view::ArchiveInfo,
};

impl ArchiveStore {
    /// Fetches all segments at once and puts them together one by one: between two the page is free
    /// to answer its reader.
    pub(super) fn fetch_archive(self, paper: Arc<ArchiveInfo>) -> FetchFuture<Archive> {
        FetchFuture::new(async move {
            let manifest = paper.manifest();
            let segments = manifest.segments.iter();
            let files = segments.map(|segment| FileKind::Columns.file(&segment.columns));
            let files: Vec<String> = files.collect();
            let texts = self.texts(files.clone()).await;
            let mut archive = Archive::begin(manifest);
            for ((segment, file), text) in manifest.segments.iter().zip(&files).zip(texts) {
                archive.add(&Columns::decode(file, &text?, manifest.bounds(segment))?);
                document::pause(0).await;
            }
            archive.finish();
            Ok(Arc::new(archive))
        })
    }

    /// Fetches heat and quality of all rows, where nobody did.
    pub fn load_ranks(self) {
        let (Some(paper), Some(archive)) = (self.paper_now(), self.archive.now().ready()) else {
            return;
        };
        let is_ranking = self.notes.with_value(|notes| notes.is_ranking);
        if is_ranking || !self.ranked.begin() {
            return;
        }
        self.notes.update_value(|notes| notes.is_ranking = true);
        document::spawn(async move {
            let ranked = self.fetch_ranks(paper, archive).await;
            self.ranked.set(ranked);
            self.notes.update_value(|notes| notes.is_ranking = false);
        });
    }

    fn fetch_ranks(
        self,
        paper: Arc<ArchiveInfo>,
        archive: Arc<Archive>,
    ) -> FetchFuture<RankedRows> {
        FetchFuture::new(async move {
            let segments = &paper.manifest().segments;
            let files = segments
                .iter()
                .map(|segment| FileKind::Ranks.file(&segment.ranks));
            let files: Vec<String> = files.collect();
            let texts = self.texts(files.clone()).await;
            let mut ranks = Vec::new();
            for ((segment, file), text) in segments.iter().zip(&files).zip(texts) {
                ranks.push(Ranks::decode(file, &text?, segment.rows)?);
                document::pause(0).await;
            }
            Ok(Arc::new(RankedRows::of(&archive, &ranks)))
        })
    }
}
