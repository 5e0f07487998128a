//! The columns and ranks of all rows, segment by segment.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::ArchiveStore;
use crate::{
    app::{browser::tasks, net::error::FetchError},
    format::{Columns, FileKind, Ranks},
    query::{Archive, RankedRows},
    view::ArchiveInfo,
};

impl ArchiveStore {
    /// Fetches all segments at once and adds them one by one; the page can respond to input between two
    /// segments.
    ///
    /// # Errors
    /// Returns [`FetchError`] for the first segment that cannot be fetched or decoded.
    pub(super) async fn fetch_archive(
        self,
        archive_info: &ArchiveInfo,
    ) -> Result<Archive, FetchError> {
        let manifest = archive_info.manifest();
        let segments = manifest.segments.iter();
        let files = segments.map(|segment| FileKind::Columns.file(&segment.columns));
        let files: Vec<String> = files.collect();
        let texts = self.texts(&files).await;
        let mut archive = Archive::without_rows(manifest);
        for ((segment, file), text) in manifest.segments.iter().zip(&files).zip(texts) {
            let columns = Columns::decode(file, &text?, manifest.bounds(segment));
            archive.add_segment(&self.check(file, columns)?);
            tasks::sleep(0).await;
        }
        archive.finish();
        Ok(archive)
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
        spawn_local(async move {
            let ranked = self.fetch_ranks(&archive_info, &archive).await;
            self.ranked.set(ranked.map(Arc::new));
            self.state
                .update_value(|state| state.is_loading_ranks = false);
        });
    }

    async fn fetch_ranks(
        self,
        archive_info: &ArchiveInfo,
        archive: &Archive,
    ) -> Result<RankedRows, FetchError> {
        let segments = &archive_info.manifest().segments;
        let files = segments
            .iter()
            .map(|segment| FileKind::Ranks.file(&segment.ranks));
        let files: Vec<String> = files.collect();
        let texts = self.texts(&files).await;
        let mut ranks = Vec::new();
        for ((segment, file), text) in segments.iter().zip(&files).zip(texts) {
            ranks.push(self.check(file, Ranks::decode(file, &text?, segment.rows))?);
            tasks::sleep(0).await;
        }
        Ok(RankedRows::new(archive, &ranks))
    }
}
