//! The directories of segments and the lookups, which name the files of rows.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{ArchiveStore, inconsistent};
use crate::{
    app::net::{error::FetchError, load::LoadState},
    format::{Directory, FileKind, Lookups, RowFiles, RowsFile, manifest::RunFile, version_2},
};

/// The newest rows whose directories are fetched at once. Those of older rows are fetched when one of the rows is shown.
const ROWS_WITH_DIRECTORY: usize = 100_000;

/// The files of the card and the story of a row.
#[derive(Clone, Debug)]
pub struct RowFileNames {
    /// The file of the card.
    pub cards: RowsFile,
    /// The file of the story. In exports of format 2, the card shard names it.
    pub stories: Option<RowsFile>,
}

impl ArchiveStore {
    /// Starts to fetch the directories of the newest rows.
    pub(super) fn fetch_newest_directories(self) {
        let Some(archive_info) = self.archive_info_now() else {
            return;
        };
        let manifest = archive_info.manifest();
        let oldest = manifest.totals.stories.saturating_sub(ROWS_WITH_DIRECTORY);
        for run in manifest.directories().into_iter().rev() {
            if run.rows.end > oldest {
                let fetch = Box::pin(self.fetch_directory(run.clone()));
                spawn_local(self.directories.fetch_ahead(run.file.to_string(), fetch));
            }
        }
    }

    /// Returns the directory of the segment that has a row.
    pub(super) fn directory_run(self, row: usize) -> Option<RunFile> {
        let archive_info = self.archive_info_now()?;
        archive_info.manifest().directory_of(row)
    }

    /// Returns the files of a row if its directory is loaded.
    pub(super) fn files_now(self, row: usize) -> Option<RowFileNames> {
        let run = self.directory_run(row)?;
        let directory = self.directories.peek(&run.file.to_string())?;
        file_names(&directory, &run, row)
    }

    /// Returns the files of a row, tracks its directory, and fetches that if necessary.
    pub(super) fn files(self, row: usize) -> LoadState<RowFileNames> {
        let Some(run) = self.directory_run(row) else {
            return LoadState::Waiting;
        };
        let fetch = Box::pin(self.fetch_directory(run.clone()));
        let load = self.directories.get_or_fetch(run.file.to_string(), fetch);
        match load.get() {
            LoadState::Waiting => LoadState::Waiting,
            LoadState::Failed(error) => LoadState::Failed(error),
            LoadState::Ready(directory) => match file_names(&directory, &run, row) {
                Some(files) => LoadState::Ready(files),
                None => LoadState::Failed(inconsistent("a row")),
            },
        }
    }

    /// Waits for the directory of a row; after a failure, for another attempt.
    ///
    /// # Errors
    /// Returns [`FetchError`] if the directory cannot be fetched or decoded.
    pub async fn wait_for_files(self, row: usize) -> Result<RowFileNames, FetchError> {
        let run = self
            .directory_run(row)
            .ok_or_else(|| inconsistent("a row"))?;
        let directory = self.wait_for_directory(run.clone()).await?;
        file_names(&directory, &run, row).ok_or_else(|| inconsistent("a row"))
    }

    /// Waits for a directory; after a failure, for another attempt.
    pub(super) async fn wait_for_directory(
        self,
        run: RunFile,
    ) -> Result<Arc<Directory>, FetchError> {
        let name = run.file.to_string();
        let fetch = Box::pin(self.fetch_directory(run));
        self.directories.wait(name, fetch).await
    }

    /// Fetches a failed directory again.
    pub(super) fn retry_directory(self, run: RunFile) {
        let name = run.file.to_string();
        self.directories
            .retry(name, Box::pin(self.fetch_directory(run)));
    }

    async fn fetch_directory(self, run: RunFile) -> Result<Directory, FetchError> {
        let rows = run.rows.len();
        self.file(FileKind::Directory.file(&run.file), |file, text| {
            Directory::decode(file, text, rows)
        })
        .await
    }

    /// Waits for the lookups; after a failure, for another attempt.
    ///
    /// # Errors
    /// Returns [`FetchError`] if they cannot be fetched or decoded.
    pub async fn wait_for_lookups(self) -> Result<Arc<Lookups>, FetchError> {
        let archive_info = self
            .archive_info_now()
            .ok_or_else(|| inconsistent("a manifest"))?;
        let manifest = archive_info.manifest();
        let (kind, name) = match (&manifest.lookups, &manifest.directory) {
            (Some(name), _) => (FileKind::Lookups, name),
            (None, Some(name)) => (FileKind::Directory, name),
            (None, None) => return Err(inconsistent("lookups")),
        };
        let fetch = self.file(kind.file(name), Lookups::decode);
        self.lookups.wait(name.to_string(), Box::pin(fetch)).await
    }

    /// Returns whether the export has format 2, whose files differ.
    pub(super) fn is_version_2(self) -> bool {
        let archive_info = self.archive_info_now();
        archive_info.is_some_and(|info| info.manifest().format <= version_2::VERSION)
    }
}

fn file_names(directory: &Directory, run: &RunFile, row: usize) -> Option<RowFileNames> {
    let first_row = run.rows.start;
    let locate = |files: &RowFiles| {
        let found = files.locate(row.checked_sub(first_row)?)?;
        Some(RowsFile {
            first_row: first_row + found.first_row,
            ..found
        })
    };
    Some(RowFileNames {
        cards: locate(&directory.cards)?,
        stories: directory.stories.as_ref().and_then(locate),
    })
}
