//! The search indexes of all segments.

use std::sync::Arc;

use futures_util::future::join;

use super::{ArchiveStore, inconsistent};
use crate::{
    app::net::error::FetchError,
    format::{FileKind, Lookups, SearchIndex},
    query::search::{ArchiveIndex, SegmentIndex},
};

impl ArchiveStore {
    /// Fetches the indexes of all segments at once.
    ///
    /// # Errors
    /// Returns [`FetchError`] for the first file that cannot be fetched or decoded.
    pub(super) async fn fetch_index(self) -> Result<ArchiveIndex, FetchError> {
        let archive_info = self
            .archive_info_now()
            .ok_or_else(|| inconsistent("a manifest"))?;
        let runs = archive_info.manifest().indexes();
        let files = runs.iter().map(|run| FileKind::Index.file(&run.file));
        let files: Vec<String> = files.collect();
        let (lookups, texts) = join(self.wait_for_lookups(), self.texts(&files)).await;
        let mut index = ArchiveIndex {
            segments: Vec::new(),
            lookups: lookups?,
        };
        for ((run, file), text) in runs.iter().zip(&files).zip(texts) {
            let text = text?;
            let number = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
            index.segments.push(SegmentIndex {
                rows: number(run.rows.start)..number(run.rows.end),
                index: self.check(file, SearchIndex::decode(file, &text))?,
            });
            if self.is_version_2() {
                index.lookups = Arc::new(self.check(file, Lookups::decode(file, &text))?);
            }
        }
        Ok(index)
    }
}
