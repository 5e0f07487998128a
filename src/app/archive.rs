//! Stores the parts of the archive that were fetched, and fetches the others.

mod cards;
pub mod directories;
mod embedded_story;
pub mod integrity;
mod search_index;
mod segments;
pub mod stories;
pub mod story_lookup;
pub mod story_reference;

use std::sync::Arc;

use futures_util::future::join_all;
use leptos::{prelude::*, task::spawn_local};

use self::{integrity::AlteredFile, stories::LoadedStory};
use crate::{
    app::{
        browser::{document, tasks},
        net::{
            error::FetchError,
            fetch::{self, CacheMode},
            fetch_cache::FetchCache,
            load::LoadSignal,
        },
    },
    format::{
        Card, CardShard, DecodeError, DecodedCard, DecodedStory, Directory, FileKind, FileName,
        Lookups, MANIFEST_FILE, Manifest, Screen, SlugBucket, StoryShard,
    },
    model::Slug,
    query::{Archive, RankedRows, search::ArchiveIndex},
    view::ArchiveInfo,
};

/// The maximum number of cached card shards, some 6 MB: more than a list shows at once.
const MAX_CACHED_CARD_SHARDS: usize = 128;

/// The maximum number of cached story files, loaded stories, and other small files.
const MAX_CACHED_SMALL_FILES: usize = 64;

/// The maximum number of cached directories: those of a million stories.
const MAX_CACHED_DIRECTORIES: usize = 64;

/// The maximum number of cached first screens.
const MAX_CACHED_SCREENS: usize = 16;

/// The fetched files. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct ArchiveStore {
    /// The manifest.
    pub archive_info: LoadSignal<ArchiveInfo>,
    /// The columns of all rows.
    pub archive: LoadSignal<Archive>,
    /// The search indexes of all segments.
    pub index: LoadSignal<ArchiveIndex>,
    directories: FetchCache<Directory>,
    lookups: FetchCache<Lookups>,
    screens: FetchCache<Screen<DecodedCard>>,
    /// The orders that need heat and quality, loaded on first use.
    pub ranked: LoadSignal<RankedRows>,
    card_shards: FetchCache<CardShard<DecodedCard>>,
    story_shards: FetchCache<StoryShard<DecodedStory>>,
    slug_buckets: FetchCache<SlugBucket>,
    loaded_stories: FetchCache<LoadedStory>,
    /// A file that was shown and is not what its name says; the first one.
    pub altered_file: RwSignal<Option<AlteredFile>>,
    state: StoredValue<StoreData>,
}

/// The other state of the store.
#[derive(Default)]
struct StoreData {
    /// The address of the folder of all files but the manifest.
    data: String,
    /// First screens that the list may show, with their rows; the newest one last.
    expected_screens: Vec<(FileName, Vec<u32>)>,
    /// The slugs and rows of all stories whose cards were loaded, sorted by slug.
    rows: Vec<(String, usize)>,
    /// The row and card of the story that is embedded in the document.
    embedded: Option<(usize, Card)>,
    /// Whether the embedded story was looked for.
    has_read_embedded: bool,
    is_loading_ranks: bool,
    /// The names of files that were damaged, or did not fit to the others. They are asked for past all caches.
    broken_files: Vec<String>,
}

impl StoreData {
    /// Returns the index of a slug in `rows`, or where it would be inserted.
    fn slug_position(&self, slug: &str) -> Result<usize, usize> {
        self.rows
            .binary_search_by(|(other, _)| other.as_str().cmp(slug))
    }
}

impl ArchiveStore {
    /// Opens the archive whose files are in the folder `data` (an absolute address with `/` at its end).
    /// Starts to fetch the manifest, the first screen, the columns, and the directories of cards and
    /// postings.
    pub fn open(data: String) -> Self {
        let store = Self {
            archive_info: LoadSignal::default(),
            archive: LoadSignal::default(),
            index: LoadSignal::default(),
            directories: FetchCache::new(MAX_CACHED_DIRECTORIES),
            lookups: FetchCache::new(1),
            screens: FetchCache::new(MAX_CACHED_SCREENS),
            ranked: LoadSignal::default(),
            card_shards: FetchCache::new(MAX_CACHED_CARD_SHARDS),
            story_shards: FetchCache::new(MAX_CACHED_SMALL_FILES),
            slug_buckets: FetchCache::new(MAX_CACHED_SMALL_FILES),
            loaded_stories: FetchCache::new(MAX_CACHED_SMALL_FILES),
            altered_file: RwSignal::new(None),
            state: StoredValue::new(StoreData {
                data,
                ..StoreData::default()
            }),
        };
        store.load();
        store
    }

    /// Fetches the files that every visit needs, or after a failure the missing ones.
    pub fn load(self) {
        spawn_local(async move {
            if self.archive_info.begin_load() {
                let manifest = self.fetch_manifest(CacheMode::Host).await;
                // Parsing the manifest and rendering it are two tasks.
                tasks::sleep(0).await;
                let archive_info = manifest
                    .map(|manifest| Arc::new(ArchiveInfo::new(Arc::new(manifest), &self.data())));
                self.archive_info.set(archive_info);
            }
            let Some(archive_info) = self.archive_info_now() else {
                return;
            };
            // The first screen comes before the columns; the list chooses it.
            tasks::sleep(0).await;
            let expected = self.state.with_value(|state| {
                state
                    .expected_screens
                    .last()
                    .map(|(screen, _)| screen.clone())
            });
            if let Some(screen) = expected {
                let _ = self.wait_for_screen(screen).await;
            }
            spawn_local(async move {
                self.fetch_newest_directories();
                if self.index.begin_load() {
                    self.index.set(self.fetch_index().await.map(Arc::new));
                }
            });
            if self.archive.begin_load() {
                let archive = self.fetch_archive(&archive_info).await.map(Arc::new);
                self.archive.set(archive);
            }
        });
    }

    /// Fetches the manifest.
    ///
    /// # Errors
    /// Returns [`FetchError`] also if the manifest is invalid.
    pub async fn fetch_manifest(self, cache_mode: CacheMode) -> Result<Manifest, FetchError> {
        let folder = data(&document::base());
        let text = fetch::text(&folder, MANIFEST_FILE, cache_mode).await?;
        Ok(Manifest::decode(&text)?)
    }

    /// Fetches a file and decodes it.
    async fn file<V>(
        self,
        file: String,
        decode: impl FnOnce(&str, &str) -> Result<V, DecodeError>,
    ) -> Result<V, FetchError> {
        let text = self.text(&file).await?;
        self.check(&file, decode(&file, &text))
    }

    /// Fetches the text of a file.
    async fn text(self, file: &str) -> Result<String, FetchError> {
        let cache_mode = if self.is_broken(file) {
            CacheMode::Reload
        } else {
            CacheMode::Host
        };
        let text = fetch::text(&self.data(), file, cache_mode).await;
        match &text {
            Ok(text) => self.check_later(file, text),
            Err(FetchError::Page { .. }) => self.mark_broken(file),
            Err(_) => {}
        }
        text
    }

    /// Marks a file as broken if one of its items could not be decoded.
    fn check_items<V>(self, file: &str, items: &[Result<V, DecodeError>]) {
        if items.iter().any(Result::is_err) {
            self.mark_broken(file);
        }
    }

    /// Marks a file as broken if it could not be decoded.
    fn check<V>(self, file: &str, decoded: Result<V, DecodeError>) -> Result<V, FetchError> {
        if decoded.is_err() {
            self.mark_broken(file);
        }
        Ok(decoded?)
    }

    fn is_broken(self, file: &str) -> bool {
        self.state
            .with_value(|state| state.broken_files.iter().any(|broken| broken == file))
    }

    fn mark_broken(self, file: &str) {
        self.state.update_value(|state| {
            if !state.broken_files.iter().any(|broken| broken == file) {
                state.broken_files.push(file.to_owned());
            }
        });
    }

    /// Fetches the texts of several files at once.
    pub async fn texts(self, files: &[String]) -> Vec<Result<String, FetchError>> {
        join_all(files.iter().map(|file| self.text(file))).await
    }

    fn data(self) -> String {
        self.state.with_value(|state| state.data.clone())
    }

    /// Returns the manifest if it is loaded.
    pub fn archive_info_now(self) -> Option<Arc<ArchiveInfo>> {
        self.archive_info.get_untracked().ready()
    }

    /// Returns the row of a story whose card was loaded.
    pub fn known_row(self, slug: &Slug) -> Option<usize> {
        self.state.with_value(|state| {
            let index = state.slug_position(slug.as_str()).ok()?;
            state.rows.get(index).map(|(_, row)| *row)
        })
    }

    async fn wait_for_slugs(self, name: &FileName) -> Result<Arc<SlugBucket>, FetchError> {
        let fetch = self.file(FileKind::Slugs.file(name), SlugBucket::decode);
        self.slug_buckets
            .wait(name.to_string(), Box::pin(fetch))
            .await
    }
}

/// Creates an error for files that contradict each other, or a row that does not exist.
fn inconsistent(expected: &str) -> FetchError {
    DecodeError::inconsistent(MANIFEST_FILE, expected).into()
}

/// Opens the store of the archive of this document.
pub fn open() -> ArchiveStore {
    ArchiveStore::open(data(&document::files()))
}

/// Returns the folder of the export inside the folder of the site.
fn data(folder: &str) -> String {
    format!("{folder}data/")
}
