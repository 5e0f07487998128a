//! What the page knows of the archive, and how it comes to know more.

mod enclosed;
mod rows;
mod segments;

use std::{future::ready, sync::Arc};

use leptos::prelude::*;

use super::{
    document,
    fetch::{self, CacheMode, FetchError},
    fetch_cache::{EntryHandle, FetchCache},
    futures::{self, BoxFuture, FetchFuture},
    load::LoadSignal,
};
use crate::{
    format::{
        Card, CardShard, DecodeError, Directory, FileKind, FileName, MANIFEST, Manifest,
        NewerLinksShard, RelatedStory, Screen, SearchIndex, SlugBucket, StoryShard, story,
    },
    model::{Article, Slug},
    query::{Archive, RankedRows},
    view::ArchiveInfo,
};

/// How many shards of cards are kept: more than a list shows at once, some 6 MB.
const MAX_CACHED_CARD_SHARDS: usize = 128;

/// How many files of stories, opened stories, and other small files are kept.
const MAX_CACHED_SMALL_FILES: usize = 64;

/// How many first screens are kept.
const MAX_CACHED_SCREENS: usize = 16;

/// Everything that was fetched. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct ArchiveStore {
    /// The manifest.
    pub paper: LoadSignal<ArchiveInfo>,
    /// The columns of all rows.
    pub archive: LoadSignal<Archive>,
    /// Where the cards of each row are.
    pub directory: LoadSignal<Directory>,
    /// Where the postings of each word are.
    pub index: LoadSignal<SearchIndex>,
    directories: FetchCache<Directory>,
    screens: FetchCache<Screen>,
    /// The orders that need heat and quality, once one of them was asked for.
    pub ranked: LoadSignal<RankedRows>,
    cards: FetchCache<CardShard>,
    stories: FetchCache<StoryShard>,
    later: FetchCache<NewerLinksShard>,
    slugs: FetchCache<SlugBucket>,
    opened: FetchCache<LoadedStory>,
    notes: StoredValue<StoreData>,
}

/// What the store needs at hand.
#[derive(Default)]
struct StoreData {
    /// The address of the folder of all files but the manifest.
    data: String,
    /// First screens that the list may show, with their rows; the newest wish last.
    wishes: Vec<(FileName, Vec<u32>)>,
    /// The rows of the stories whose cards were shown, in the order of their slugs.
    rows: Vec<(String, usize)>,
    /// The story that the document encloses, by its row.
    enclosed: Option<(usize, Card)>,
    is_ranking: bool,
}

impl StoreData {
    /// Where a slug is, or would be, among those whose rows are known.
    fn place(&self, slug: &str) -> Result<usize, usize> {
        self.rows
            .binary_search_by(|(other, _)| other.as_str().cmp(slug))
    }
}

/// A story with all that belongs to it.
#[derive(Debug)]
pub struct LoadedStory {
    /// Its card.
    pub card: Card,
    /// Everything the record says.
    pub article: Article,
    /// Other stories of the archive that belong to it.
    pub also: Vec<RelatedStory>,
}

impl ArchiveStore {
    /// A store for the archive whose files are in the folder `data` (an absolute address with `/` at its
    /// end), which begins to fetch: the manifest, the first screen, the columns, and what leads to cards
    /// and postings.
    pub fn open(data: String) -> Self {
        let store = Self {
            paper: LoadSignal::default(),
            archive: LoadSignal::default(),
            directory: LoadSignal::default(),
            index: LoadSignal::default(),
            directories: FetchCache::new(1),
            screens: FetchCache::new(MAX_CACHED_SCREENS),
            ranked: LoadSignal::default(),
            cards: FetchCache::new(MAX_CACHED_CARD_SHARDS),
            stories: FetchCache::new(MAX_CACHED_SMALL_FILES),
            later: FetchCache::new(MAX_CACHED_SMALL_FILES),
            slugs: FetchCache::new(MAX_CACHED_SMALL_FILES),
            opened: FetchCache::new(MAX_CACHED_SMALL_FILES),
            notes: StoredValue::new(StoreData {
                data,
                ..StoreData::default()
            }),
        };
        store.load();
        store
    }

    /// Fetches what every visit needs; after a failure, what is missing of it.
    pub fn load(self) {
        document::spawn(async move {
            if self.paper.begin() {
                let manifest = self.fetch_manifest(CacheMode::Host).await;
                // Reading it and drawing what it says are two tasks.
                document::pause(0).await;
                let paper =
                    manifest.map(|manifest| Arc::new(ArchiveInfo::new(manifest, &self.data())));
                self.paper.set(paper);
            }
            let Some(paper) = self.paper_now() else {
                return;
            };
            // What is on screen comes before what it is chosen from; the list says what that is.
            document::pause(0).await;
            let wished = self
                .notes
                .with_value(|notes| notes.wishes.last().map(|(screen, _)| screen.clone()));
            if let Some(screen) = wished {
                let _ = self.wait_for_screen(screen).await;
            }
            let others = paper.clone();
            document::spawn(async move {
                // A failure is kept for the cards that need it.
                let _ = self.wait_for_directory().await;
                if self.index.begin() {
                    let name = &others.manifest().search;
                    let index = self.file(FileKind::Index, name, SearchIndex::decode);
                    self.index.set(index.await);
                }
            });
            if self.archive.begin() {
                let archive = self.fetch_archive(paper).await;
                if let Ok(archive) = &archive {
                    self.take_enclosed(archive);
                }
                self.archive.set(archive);
            }
        });
    }

    /// Fetches the manifest. The work ends with a [`FetchError`] also for a manifest that is none.
    pub fn fetch_manifest(self, trust: CacheMode) -> FetchFuture<Manifest> {
        let read = |_: &str, text: &str| Manifest::decode(text);
        self.read(data(document::base()), MANIFEST.to_owned(), trust, read)
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
        trust: CacheMode,
        decode: impl FnOnce(&str, &str) -> Result<V, DecodeError> + 'static,
    ) -> FetchFuture<V> {
        let text = fetch::text(folder, file.clone(), trust);
        FetchFuture::of(futures::decoded(
            file,
            text,
            Box::new(|file, text| Ok(Arc::new(decode(file, text)?))),
        ))
    }

    /// Fetches the texts of files, all at once.
    pub(in crate::app) fn texts(
        self,
        files: Vec<String>,
    ) -> BoxFuture<Vec<Result<String, FetchError>>> {
        let texts = files.into_iter();
        futures::all(
            texts
                .map(|file| fetch::text(self.data(), file, CacheMode::Host))
                .collect(),
        )
    }

    fn data(self) -> String {
        self.notes.with_value(|notes| notes.data.clone())
    }

    /// The paper, where it is there already.
    pub fn paper_now(self) -> Option<Arc<ArchiveInfo>> {
        self.paper.now().ready()
    }

    /// The row of a story whose card was shown already.
    pub fn known_row(self, slug: &Slug) -> Option<usize> {
        self.notes.with_value(|notes| {
            let place = notes.place(slug.as_str()).ok()?;
            notes.rows.get(place).map(|(_, row)| *row)
        })
    }

    pub(super) fn wait_for_slugs(self, name: &FileName) -> FetchFuture<SlugBucket> {
        let fetch = self.file(FileKind::Slugs, name, SlugBucket::decode);
        self.slugs.wait(name.to_string(), fetch)
    }

    /// A row's story with all that belongs to it. Fetches it where nobody did.
    pub fn story(self, row: usize) -> EntryHandle<LoadedStory> {
        self.opened.ask(row.to_string(), self.fetch_story(row))
    }

    /// Fetches a story once more.
    pub fn retry_story(self, row: usize) {
        self.opened.retry(row.to_string(), self.fetch_story(row));
    }

    fn fetch_story(self, row: usize) -> FetchFuture<LoadedStory> {
        FetchFuture::new(async move {
            let paper = self.paper_now().ok_or_else(|| out_of_list("a manifest"))?;
            let manifest = paper.manifest();
            let directory = self.wait_for_directory().await?;
            let shards = &directory.shards;
            let (shard, place) = shards.locate(row).ok_or_else(|| out_of_list("a row"))?;
            let cards = self.wait_for_cards(shard);
            let later = match shards.later.get(shard) {
                Some(Some(name)) => self.wait_for_later(name),
                _ => FetchFuture::new(ready(Ok(Arc::default()))),
            };
            let (cards, later) = futures::both(cards, later).await;
            let (cards, later) = (cards?, later?);
            let (card, (name, index)) = cards
                .cards
                .get(place)
                .zip(cards.story(place))
                .ok_or_else(|| out_of_list("a card"))?;
            let fetch = self.file(FileKind::Stories, name, StoryShard::decode);
            let stories = self.stories.wait(name.to_string(), fetch).await?;
            let story = stories.stories.get(index).cloned();
            let story = story.ok_or_else(|| out_of_list("a story"))?;
            let mut also = story.also.clone();
            also.extend(later.of(place).iter().cloned());
            let article = story::join(card, story, &manifest.providers, &manifest.topics)?;
            Ok(Arc::new(LoadedStory {
                card: card.clone(),
                article,
                also,
            }))
        })
    }

    fn wait_for_later(self, name: &FileName) -> FetchFuture<NewerLinksShard> {
        let fetch = self.file(FileKind::Later, name, NewerLinksShard::decode);
        self.later.wait(name.to_string(), fetch)
    }
}

/// The manifest's lists contradict each other, or the page asked for what it never showed.
fn out_of_list(expected: &str) -> FetchError {
    DecodeError::misfit(MANIFEST, expected).into()
}

/// Opens the store of the archive that this document belongs to.
pub fn open() -> ArchiveStore {
    ArchiveStore::open(data(document::files()))
}

/// The folder of the export in that of the site.
fn data(mut folder: String) -> String {
    folder.push_str("data/");
    folder
}
