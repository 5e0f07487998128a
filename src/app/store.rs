//! What the page knows of the archive, and how it comes to know more.

mod rows;
mod segments;

use std::{collections::HashMap, sync::Arc};

use leptos::prelude::*;

use super::{
    document,
    fetch::{self, FetchError, Trust},
    load::Load,
    shelf::{Shelf, Watched},
};
use crate::{
    format::{
        Also, Card, CardShard, DecodeError, Directory, FileKind, FileName, LaterShard, MANIFEST,
        Manifest, Screen, SearchIndex, SlugBucket, StoryShard, story,
    },
    model::{Article, Slug},
    query::{Archive, Ranked},
    view::Paper,
};

/// How many shards of cards are kept: more than a list shows at once, some 6 MB.
const CARD_SHARDS: usize = 128;

/// How many files of stories, opened stories, and other small files are kept.
const SMALL_FILES: usize = 64;

/// How many first screens are kept.
const SCREENS: usize = 16;

/// Everything that was fetched. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Store {
    /// The manifest.
    pub paper: RwSignal<Load<Paper>>,
    /// The columns of all rows.
    pub archive: RwSignal<Load<Arc<Archive>>>,
    /// Where the cards of each row are.
    pub directory: RwSignal<Load<Arc<Directory>>>,
    /// Where the postings of each word are.
    pub index: RwSignal<Load<Arc<SearchIndex>>>,
    directories: Shelf<Directory>,
    screens: Shelf<Screen>,
    /// First screens that the list may show, with their rows; the newest wish last.
    wishes: StoredValue<Vec<(FileName, Vec<u32>)>>,
    /// The orders that need heat and quality, once one of them was asked for.
    pub ranked: RwSignal<Load<Arc<Ranked>>>,
    is_ranking: StoredValue<bool>,
    cards: Shelf<CardShard>,
    stories: Shelf<StoryShard>,
    later: Shelf<LaterShard>,
    slugs: Shelf<SlugBucket>,
    opened: Shelf<Opened>,
    rows: StoredValue<HashMap<Slug, usize>>,
    data: StoredValue<String>,
}

/// A story with all that belongs to it.
#[derive(Debug)]
pub struct Opened {
    /// Its card.
    pub card: Card,
    /// Everything the record says.
    pub article: Article,
    /// Other stories of the archive that belong to it.
    pub also: Vec<Also>,
}

impl Store {
    /// A store for the archive in the folder `data` (an absolute address with `/` at its end),
    /// which begins to fetch: the manifest, the first screen, the columns, and what leads to cards
    /// and postings.
    pub fn open(data: String) -> Self {
        let store = Self {
            paper: RwSignal::new(Load::Waiting),
            archive: RwSignal::new(Load::Waiting),
            directory: RwSignal::new(Load::Waiting),
            index: RwSignal::new(Load::Waiting),
            directories: Shelf::new(1),
            screens: Shelf::new(SCREENS),
            wishes: StoredValue::new(Vec::new()),
            ranked: RwSignal::new(Load::Waiting),
            is_ranking: StoredValue::new(false),
            cards: Shelf::new(CARD_SHARDS),
            stories: Shelf::new(SMALL_FILES),
            later: Shelf::new(SMALL_FILES),
            slugs: Shelf::new(SMALL_FILES),
            opened: Shelf::new(SMALL_FILES),
            rows: StoredValue::new(HashMap::new()),
            data: StoredValue::new(data),
        };
        store.load();
        store
    }

    /// Fetches what every visit needs; after a failure, what is missing of it.
    pub fn load(self) {
        document::spawn(async move {
            if is_missing(self.paper) {
                self.paper.set(Load::Waiting);
                let manifest = self.fetch_manifest(Trust::Host).await;
                let data = self.data.get_value();
                let paper = manifest.map(|manifest| Paper::new(Arc::new(manifest), &data));
                self.paper.set(paper.into());
            }
            let Some(paper) = self.paper_now() else {
                return;
            };
            let manifest = paper.manifest();
            // What is on screen comes before what it is chosen from; the list says what that is.
            document::pause(0).await;
            let wished = self.wishes.with_value(|wishes| wishes.last().cloned());
            if let Some((screen, _)) = wished {
                let _ = self.wait_for_screen(screen).await;
            }
            if is_missing(self.archive) {
                self.archive.set(Load::Waiting);
                self.archive.set(self.fetch_archive(manifest).await.into());
            }
            // A failure is kept for the cards that need it.
            let _ = self.wait_for_directory().await;
            if is_missing(self.index) {
                self.index.set(Load::Waiting);
                self.index.set(self.fetch_index(manifest).await.into());
            }
        });
    }

    /// Fetches the manifest.
    ///
    /// # Errors
    /// [`FetchError`], also for a manifest that is none.
    pub async fn fetch_manifest(self, trust: Trust) -> Result<Manifest, FetchError> {
        let text = fetch::text(&self.data.get_value(), MANIFEST, trust).await?;
        Ok(Manifest::decode(&text)?)
    }

    async fn fetch_directory(self, paper: Paper) -> Result<Arc<Directory>, FetchError> {
        let manifest = paper.manifest();
        let kind = FileKind::Directory;
        let (file, text) = self.fetch_file(kind, &manifest.directory).await?;
        let stories = manifest.totals.stories;
        Ok(Arc::new(Directory::decode(&file, &text, stories)?))
    }

    async fn fetch_index(self, manifest: &Manifest) -> Result<Arc<SearchIndex>, FetchError> {
        let (file, text) = self.fetch_file(FileKind::Index, &manifest.search).await?;
        Ok(Arc::new(SearchIndex::decode(&file, &text)?))
    }

    pub(in crate::app) async fn fetch_file(
        self,
        kind: FileKind,
        name: &FileName,
    ) -> Result<(String, String), FetchError> {
        let file = kind.file(name);
        let text = fetch::text(&self.data.get_value(), &file, Trust::Host).await?;
        Ok((file, text))
    }

    /// The paper, where it is there already.
    pub fn paper_now(self) -> Option<Paper> {
        self.paper.get_untracked().ready()
    }

    /// The row of a story whose card was shown already.
    pub fn known_row(self, slug: &Slug) -> Option<usize> {
        self.rows.with_value(|rows| rows.get(slug).copied())
    }

    pub(super) async fn wait_for_slugs(
        self,
        name: FileName,
    ) -> Result<Arc<SlugBucket>, FetchError> {
        let key = name.to_string();
        let fetch = async move {
            let (file, text) = self.fetch_file(FileKind::Slugs, &name).await?;
            Ok(Arc::new(SlugBucket::decode(&file, &text)?))
        };
        self.slugs.wait(key, fetch).await
    }

    /// A row's story with all that belongs to it. Fetches it where nobody did.
    pub fn story(self, row: usize) -> Watched<Opened> {
        self.opened.ask(row.to_string(), self.fetch_story(row))
    }

    /// Fetches a story once more.
    pub fn retry_story(self, row: usize) {
        self.opened.retry(row.to_string(), self.fetch_story(row));
    }

    async fn fetch_story(self, row: usize) -> Result<Arc<Opened>, FetchError> {
        let paper = self.paper_now().ok_or_else(|| out_of_list("a manifest"))?;
        let manifest = paper.manifest();
        let directory = self.wait_for_directory().await?;
        let shards = &directory.shards;
        let (shard, place) = shards.locate(row).ok_or_else(|| out_of_list("a row"))?;
        let later = shards.later.get(shard).cloned().flatten();
        let (cards, later) =
            futures_util::join!(self.wait_for_cards(shard), self.fetch_later(later));
        let (cards, later) = (cards?, later?);
        let (card, (name, index)) = cards
            .cards
            .get(place)
            .zip(cards.story(place))
            .ok_or_else(|| out_of_list("a card"))?;
        let name = name.clone();
        let stories = self
            .stories
            .wait(name.to_string(), async move {
                let (file, text) = self.fetch_file(FileKind::Stories, &name).await?;
                Ok(Arc::new(StoryShard::decode(&file, &text)?))
            })
            .await?;
        let story = stories.stories.get(index).cloned();
        let story = story.ok_or_else(|| out_of_list("a story"))?;
        let mut also = story.also.clone();
        also.extend(later.of(place).iter().cloned());
        let article = story::join(card, story, &manifest.providers, &manifest.topics)?;
        Ok(Arc::new(Opened {
            card: card.clone(),
            article,
            also,
        }))
    }

    async fn fetch_later(self, name: Option<FileName>) -> Result<Arc<LaterShard>, FetchError> {
        let Some(name) = name else {
            return Ok(Arc::default());
        };
        let key = name.to_string();
        let fetch = async move {
            let (file, text) = self.fetch_file(FileKind::Later, &name).await?;
            Ok(Arc::new(LaterShard::decode(&file, &text)?))
        };
        self.later.wait(key, fetch).await
    }
}

/// Whether something has to be fetched: nothing of it is there, or it failed.
fn is_missing<T: Send + Sync + 'static>(load: RwSignal<Load<T>>) -> bool {
    load.with_untracked(|load| !matches!(load, Load::Ready(_)))
}

/// The manifest's lists contradict each other, or the page asked for what it never showed.
fn out_of_list(expected: &str) -> FetchError {
    DecodeError::misfit(MANIFEST, expected).into()
}

/// Opens the store of the archive that this document belongs to.
pub fn open() -> Store {
    Store::open(format!("{}data/", document::base()))
}
