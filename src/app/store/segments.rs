//! The columns of all rows, segment after segment.

use std::sync::Arc;

use futures_util::future::join_all;

use super::Store;
use crate::{
    app::{document, fetch::FetchError},
    format::{Columns, FileKind, Manifest},
    query::Archive,
};

impl Store {
    /// Fetches all segments at once and puts them together one by one: between two the page is free
    /// to answer its reader.
    pub(super) async fn fetch_archive(
        self,
        manifest: &Manifest,
    ) -> Result<Arc<Archive>, FetchError> {
        let files = manifest.segments.iter();
        let files =
            join_all(files.map(|segment| self.fetch_file(FileKind::Columns, &segment.columns)));
        let mut segments = Vec::new();
        for (segment, fetched) in manifest.segments.iter().zip(files.await) {
            let (file, text) = fetched?;
            segments.push(Columns::decode(&file, &text, manifest.bounds(segment))?);
            document::pause(0).await;
        }
        Ok(Arc::new(Archive::new(manifest, &segments)))
    }
}
