//! The search indexes of all segments.

use std::sync::Arc;

use super::{ArchiveStore, inconsistent};
use crate::{
    app::net::error::FetchError,
    format::{FileKind, Lookups, SearchIndex},
    query::search::{ArchiveIndex, SegmentIndex},
};

impl ArchiveStore {
    /// Fetches the indexes of all segments.
    ///
    /// # Errors
    /// Returns [`FetchError`] if the file cannot be fetched or decoded.
    pub(super) async fn fetch_index(self) -> Result<ArchiveIndex, FetchError> {
        let archive_info = self
            .archive_info_now()
            .ok_or_else(|| inconsistent("a manifest"))?;
        let manifest = archive_info.manifest();
        let (lookups, indexes) = match &manifest.search {
            Some(name) => {
                let file = FileKind::Index.file(name);
                let decode = |file: &str, text: &str| {
                    let lookups = Arc::new(Lookups::decode(file, text)?);
                    Ok((lookups, vec![SearchIndex::decode(file, text)?]))
                };
                self.file(file, decode).await?
            }
            None => {
                let lookups = self.wait_for_lookups().await?;
                let indexes = lookups.indexes.clone();
                (lookups, indexes)
            }
        };
        let rows = manifest.indexed_rows();
        if rows.len() != indexes.len() {
            return Err(inconsistent("an index for every segment"));
        }
        let number = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
        let segments = rows
            .into_iter()
            .zip(indexes)
            .map(|(rows, index)| SegmentIndex {
                rows: number(rows.start)..number(rows.end),
                index,
            });
        Ok(ArchiveIndex {
            segments: segments.collect(),
            lookups,
        })
    }
}
