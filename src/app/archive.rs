//! The store of the archive: everything that was fetched, and how more is fetched.

mod embedded_story;
mod rows;
mod segments;
pub mod story_lookup;
pub mod story_reference;

use std::{future::ready, sync::Arc};

use leptos::prelude::*;

use crate::{
    app::{
        browser::{
            document,
            tasks::{self, BoxFuture},
        },
        net::{
            error::FetchError,
            fetch::{self, CacheMode},
            fetch_cache::{EntryHandle, FetchCache},
            futures::{self, FetchFuture},
            load::LoadSignal,
        },
    },
    format::{
        Card, CardShard, DecodeError, Directory, FileKind, FileName, MANIFEST_FILE, Manifest,
        NewerLinksShard, RelatedStory, Screen, SearchIndex, SlugBucket, StoryShard, story,
    },
    model::{Article, Slug},
    query::{Archive, RankedRows},
    view::ArchiveInfo,
};

/// The maximum number of cached card shards, some 6 MB: more than a list shows at once.
const MAX_CACHED_CARD_SHARDS: usize = 128;

/// The maximum number of cached story files, loaded stories, and other small files.
const MAX_CACHED_SMALL_FILES: usize = 64;

/// The maximum number of cached first screens.
const MAX_CACHED_SCREENS: usize = 16;

/// The fetched files. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct ArchiveStore {
    /// The manifest.
    pub archive_info: LoadSignal<ArchiveInfo>,
    /// The columns of all rows.
    pub archive: LoadSignal<Archive>,
    /// The directory of the card shards.
    pub directory: LoadSignal<Directory>,
    /// The directory of the postings.
    pub index: LoadSignal<SearchIndex>,
    directories: FetchCache<Directory>,
    screens: FetchCache<Screen>,
    /// The orders that need heat and quality, loaded on first use.
    pub ranked: LoadSignal<RankedRows>,
    card_shards: FetchCache<CardShard>,
    story_shards: FetchCache<StoryShard>,
    newer_links: FetchCache<NewerLinksShard>,
    slug_buckets: FetchCache<SlugBucket>,
    loaded_stories: FetchCache<LoadedStory>,
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
    is_loading_ranks: bool,
}

impl StoreData {
    /// Returns the index of a slug in `rows`, or where it would be inserted.
    fn slug_position(&self, slug: &str) -> Result<usize, usize> {
        self.rows
            .binary_search_by(|(other, _)| other.as_str().cmp(slug))
    }
}

/// A story with its coverage and related stories.
#[derive(Debug)]
pub struct LoadedStory {
    /// The card.
    pub card: Card,
    /// The fields of the record.
    pub article: Article,
    /// The related stories in the archive.
    pub related_stories: Vec<RelatedStory>,
}

impl ArchiveStore {
    /// Opens the archive whose files are in the folder `data` (an absolute address with `/` at its end).
    /// Starts to fetch the manifest, the first screen, the columns, and the directories of cards and
    /// postings.
    pub fn open(data: String) -> Self {
        let store = Self {
            archive_info: LoadSignal::default(),
            archive: LoadSignal::default(),
            directory: LoadSignal::default(),
            index: LoadSignal::default(),
            directories: FetchCache::new(1),
            screens: FetchCache::new(MAX_CACHED_SCREENS),
            ranked: LoadSignal::default(),
            card_shards: FetchCache::new(MAX_CACHED_CARD_SHARDS),
            story_shards: FetchCache::new(MAX_CACHED_SMALL_FILES),
            newer_links: FetchCache::new(MAX_CACHED_SMALL_FILES),
            slug_buckets: FetchCache::new(MAX_CACHED_SMALL_FILES),
            loaded_stories: FetchCache::new(MAX_CACHED_SMALL_FILES),
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
        tasks::spawn(async move {
            if self.archive_info.begin_load() {
                let manifest = self.fetch_manifest(CacheMode::Host).await;
                // Parsing the manifest and rendering it are two tasks.
                tasks::sleep(0).await;
                let archive_info =
                    manifest.map(|manifest| Arc::new(ArchiveInfo::new(manifest, &self.data())));
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
            let archive_info_for_index = archive_info.clone();
            tasks::spawn(async move {
                // The error is kept for the cards that need the directory.
                let _ = self.wait_for_directory().await;
                if self.index.begin_load() {
                    let name = &archive_info_for_index.manifest().search;
                    let index = self.file(FileKind::Index, name, SearchIndex::decode);
                    self.index.set(index.await);
                }
            });
            if self.archive.begin_load() {
                let archive = self.fetch_archive(archive_info).await;
                if let Ok(archive) = &archive {
                    self.use_embedded_story(archive);
                }
                self.archive.set(archive);
            }
        });
    }

    /// Fetches the manifest. Ends with a [`FetchError`] also if the manifest is invalid.
    pub fn fetch_manifest(self, cache_mode: CacheMode) -> FetchFuture<Manifest> {
        let read = |_: &str, text: &str| Manifest::decode(text);
        self.read(
            data(document::base()),
            MANIFEST_FILE.to_owned(),
            cache_mode,
            read,
        )
    }

    /// Fetches a file and decodes it.
    fn file<V: Send + Sync + 'static>(
        self,
        kind: FileKind,
        name: &FileName,
        decode: impl FnOnce(&str, &str) -> Result<V, DecodeError> + 'static,
    ) -> FetchFuture<V> {
        self.read(self.data(), kind.file(name), CacheMode::Host, decode)
    }

    fn read<V: Send + Sync + 'static>(
        self,
        folder: String,
        file: String,
        cache_mode: CacheMode,
        decode: impl FnOnce(&str, &str) -> Result<V, DecodeError> + 'static,
    ) -> FetchFuture<V> {
        let text = fetch::text(folder, file.clone(), cache_mode);
        FetchFuture::from_untyped(futures::decoded(
            file,
            text,
            Box::new(|file, text| Ok(Arc::new(decode(file, text)?))),
        ))
    }

    /// Fetches the texts of several files at once.
    pub fn texts(self, files: Vec<String>) -> BoxFuture<Vec<Result<String, FetchError>>> {
        let texts = files.into_iter();
        futures::join_all(
            texts
                .map(|file| fetch::text(self.data(), file, CacheMode::Host))
                .collect(),
        )
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

    pub(super) fn wait_for_slugs(self, name: &FileName) -> FetchFuture<SlugBucket> {
        let fetch = self.file(FileKind::Slugs, name, SlugBucket::decode);
        self.slug_buckets.wait(name.to_string(), fetch)
    }

    /// Returns a story with its coverage and related stories, and fetches it if necessary.
    pub fn story(self, row: usize) -> EntryHandle<LoadedStory> {
        self.loaded_stories
            .get_or_fetch(row.to_string(), self.fetch_story(row))
    }

    /// Fetches a failed story again.
    pub fn retry_story(self, row: usize) {
        self.loaded_stories
            .retry(row.to_string(), self.fetch_story(row));
    }

    fn fetch_story(self, row: usize) -> FetchFuture<LoadedStory> {
        FetchFuture::new(async move {
            let archive_info = self
                .archive_info_now()
                .ok_or_else(|| inconsistent("a manifest"))?;
            let manifest = archive_info.manifest();
            let directory = self.wait_for_directory().await?;
            let shards = &directory.shards;
            let (shard, card_index) = shards.locate(row).ok_or_else(|| inconsistent("a row"))?;
            let cards = self.wait_for_cards(shard);
            let newer_links = match shards.newer_links.get(shard) {
                Some(Some(name)) => self.wait_for_newer_links(name),
                _ => FetchFuture::new(ready(Ok(Arc::default()))),
            };
            let (cards, newer_links) = futures::join(cards, newer_links).await;
            let (cards, newer_links) = (cards?, newer_links?);
            let (card, (name, story_index)) = cards
                .cards
                .get(card_index)
                .zip(cards.story_file(card_index))
                .ok_or_else(|| inconsistent("a card"))?;
            let fetch = self.file(FileKind::Stories, name, StoryShard::decode);
            let stories = self.story_shards.wait(name.to_string(), fetch).await?;
            let story = stories.stories.get(story_index).cloned();
            let story = story.ok_or_else(|| inconsistent("a story"))?;
            let mut related_stories = story.related_stories.clone();
            related_stories.extend(newer_links.for_row(card_index).iter().cloned());
            let article = story::join(card, story, &manifest.providers, &manifest.topics)?;
            Ok(Arc::new(LoadedStory {
                card: card.clone(),
                article,
                related_stories,
            }))
        })
    }

    fn wait_for_newer_links(self, name: &FileName) -> FetchFuture<NewerLinksShard> {
        let fetch = self.file(FileKind::NewerLinks, name, NewerLinksShard::decode);
        self.newer_links.wait(name.to_string(), fetch)
    }
}

/// Creates an error for files that contradict each other, or a row that does not exist.
fn inconsistent(expected: &str) -> FetchError {
    DecodeError::inconsistent(MANIFEST_FILE, expected).into()
}

/// Opens the store of the archive of this document.
pub fn open() -> ArchiveStore {
    ArchiveStore::open(data(document::files()))
}

/// Returns the folder of the export inside the folder of the site.
fn data(mut folder: String) -> String {
    folder.push_str("data/");
    folder
}
