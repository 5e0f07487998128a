//! The columns of all rows, segment after segment.

use std::sync::Arc;

use futures_util::future::join_all;
use leptos::prelude::*;

use super::Store;
use crate::{
    app::{document, fetch::FetchError, load::Load},
    format::{Columns, FileKind, Manifest, Ranks},
    query::{Archive, Ranked},
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
        let files = files.await;
        let mut archive = Archive::begin(manifest);
        for (segment, fetched) in manifest.segments.iter().zip(files) {
            let (file, text) = fetched?;
            archive.add(&Columns::decode(&file, &text, manifest.bounds(segment))?);
            document::pause(0).await;
        }
        archive.finish();
        Ok(Arc::new(archive))
    }

    /// Fetches heat and quality of all rows, where nobody did.
    pub fn load_ranks(self) {
        let (Some(paper), Some(archive)) = (self.paper_now(), self.archive.get_untracked().ready())
        else {
            return;
        };
        let is_here = self
            .ranked
            .with_untracked(|ranked| matches!(ranked, Load::Ready(_)));
        if is_here || self.is_ranking.get_value() {
            return;
        }
        self.is_ranking.set_value(true);
        self.ranked.set(Load::Waiting);
        document::spawn(async move {
            let ranked = self.fetch_ranks(paper.manifest(), &archive).await;
            self.ranked.set(ranked.into());
            self.is_ranking.set_value(false);
        });
    }

    async fn fetch_ranks(
        self,
        manifest: &Manifest,
        archive: &Archive,
    ) -> Result<Arc<Ranked>, FetchError> {
        let files = manifest.segments.iter();
        let files = join_all(files.map(|segment| self.fetch_file(FileKind::Ranks, &segment.ranks)));
        let mut segments = Vec::new();
        for (segment, fetched) in manifest.segments.iter().zip(files.await) {
            let (file, text) = fetched?;
            segments.push(Ranks::decode(&file, &text, segment.rows)?);
            document::pause(0).await;
        }
        Ok(Arc::new(Ranked::of(archive, &segments)))
    }
}
