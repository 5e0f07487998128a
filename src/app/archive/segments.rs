//! The columns and ranks of all rows, segment by segment.

use std::sync::Arc;

use leptos::prelude::*;

use super::ArchiveStore;
use crate::{
    app::{browser::tasks, net::futures::FetchFuture},
    format::{Columns, FileKind, Ranks},
    query::{Archive, RankedRows},
    view::ArchiveInfo,
};

impl ArchiveStore {
    /// Fetches all segments at once and adds them one by one; the page can respond to input between two
    /// segments.
    pub(super) fn fetch_archive(self, archive_info: Arc<ArchiveInfo>) -> FetchFuture<Archive> {
        FetchFuture::new(async move {
            let manifest = archive_info.manifest();
            let segments = manifest.segments.iter();
            let files = segments.map(|segment| FileKind::Columns.file(&segment.columns));
            let files: Vec<String> = files.collect();
            let texts = self.texts(files.clone()).await;
            let mut archive = Archive::without_rows(manifest);
            for ((segment, file), text) in manifest.segments.iter().zip(&files).zip(texts) {
                archive.add_segment(&Columns::decode(file, &text?, manifest.bounds(segment))?);
                tasks::sleep(0).await;
            }
            archive.finish();
            Ok(Arc::new(archive))
        })
    }

    /// Fetches heat and quality of all rows if necessary.
    pub fn load_ranks(self) {
        let (Some(archive_info), Some(archive)) = (
            self.archive_info_now(),
            self.archive.get_untracked().ready(),
        ) else {
            return;
        };
        let is_loading_ranks = self.state.with_value(|state| state.is_loading_ranks);
        if is_loading_ranks || !self.ranked.begin_load() {
            return;
        }
        self.state
            .update_value(|state| state.is_loading_ranks = true);
        tasks::spawn(async move {
            let ranked = self.fetch_ranks(archive_info, archive).await;
            self.ranked.set(ranked);
            self.state
                .update_value(|state| state.is_loading_ranks = false);
        });
    }

    fn fetch_ranks(
        self,
        archive_info: Arc<ArchiveInfo>,
        archive: Arc<Archive>,
    ) -> FetchFuture<RankedRows> {
        FetchFuture::new(async move {
            let segments = &archive_info.manifest().segments;
            let files = segments
                .iter()
                .map(|segment| FileKind::Ranks.file(&segment.ranks));
            let files: Vec<String> = files.collect();
            let texts = self.texts(files.clone()).await;
            let mut ranks = Vec::new();
            for ((segment, file), text) in segments.iter().zip(&files).zip(texts) {
                ranks.push(Ranks::decode(file, &text?, segment.rows)?);
                tasks::sleep(0).await;
            }
            Ok(Arc::new(RankedRows::new(&archive, &ranks)))
        })
    }
}
