//! What the page knows of the archive, and how it comes to know more.

use std::{collections::HashMap, sync::Arc};

use futures_util::future::try_join_all;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    document,
    fetch::{self, FetchError, Trust},
    load::Load,
    shelf::Shelf,
};
use crate::{
    format::{
        Also, Card, CardShard, Columns, DecodeError, FileKind, FileName, LaterShard, MANIFEST,
        Manifest, SlugBucket, StoryShard, story,
    },
    model::{Article, Slug},
    query::Archive,
    view::Paper,
};

/// Everything that was fetched. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Store {
    /// The manifest.
    pub paper: RwSignal<Load<Paper>>,
    /// The columns of all rows.
    pub archive: RwSignal<Load<Arc<Archive>>>,
    cards: Shelf<usize, Arc<CardShard>>,
    stories: Shelf<FileName, Arc<StoryShard>>,
    later: Shelf<FileName, Arc<LaterShard>>,
    slugs: Shelf<FileName, Arc<SlugBucket>>,
    opened: Shelf<usize, Arc<Opened>>,
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
    /// which begins to fetch the manifest and the columns.
    pub fn open(data: String) -> Self {
        let store = Self {
            paper: RwSignal::new(Load::Waiting),
            archive: RwSignal::new(Load::Waiting),
            cards: Shelf::new(),
            stories: Shelf::new(),
            later: Shelf::new(),
            slugs: Shelf::new(),
            opened: Shelf::new(),
            rows: StoredValue::new(HashMap::new()),
            data: StoredValue::new(data),
        };
        store.load();
        store
    }

    /// Fetches manifest and columns; after a failure, what is missing of them.
    pub fn load(self) {
        spawn_local(async move {
            if self
                .paper
                .with_untracked(|paper| !matches!(paper, Load::Ready(_)))
            {
                self.paper.set(Load::Waiting);
                let manifest = self.fetch_manifest(Trust::Host).await;
                let data = self.data.get_value();
                let paper = manifest.map(|manifest| Paper::new(Arc::new(manifest), &data));
                self.paper.set(paper.into());
            }
            if let Some(paper) = self.paper.get_untracked().ready() {
                self.archive.set(Load::Waiting);
                self.archive.set(self.fetch_archive(&paper).await.into());
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

    async fn fetch_archive(self, paper: &Paper) -> Result<Arc<Archive>, FetchError> {
        let manifest = paper.manifest();
        let segments = manifest.segments.iter().map(|segment| async {
            let (file, text) = self.fetch_file(FileKind::Columns, &segment.columns).await?;
            Ok::<_, FetchError>(Columns::decode(&file, &text, manifest.bounds(segment))?)
        });
        let segments = try_join_all(segments).await?;
        Ok(Arc::new(Archive::new(manifest, &segments)))
    }

    async fn fetch_file(
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

    /// The state of the shard that holds a row, and the row's place in it.
    fn shard_of(self, row: usize) -> Option<(usize, usize)> {
        self.paper_now()?.manifest().shards.locate(row)
    }

    /// A row's card. Tracks the shard it is in, and fetches it where nobody did.
    pub fn card(self, row: usize) -> Load<Card> {
        let Some((shard, place)) = self.shard_of(row) else {
            return Load::Waiting;
        };
        let load = self.cards.ask(shard, || self.fetch_cards(shard));
        load.with(|load| match load {
            Load::Waiting => Load::Waiting,
            Load::Failed(error) => Load::Failed(error.clone()),
            Load::Ready(shard) => match shard.cards.get(place) {
                Some(card) => Load::Ready(card.clone()),
                None => Load::Waiting,
            },
        })
    }

    /// Whether the shards of two rows are one: then one notice is enough for both.
    pub fn are_neighbours(self, row: usize, other: usize) -> bool {
        let shard = |row| self.shard_of(row).map(|(shard, _)| shard);
        shard(row) == shard(other)
    }

    /// Fetches the shard of a row's card once more.
    pub fn retry_card(self, row: usize) {
        if let Some((shard, _)) = self.shard_of(row) {
            self.cards.retry(shard, || self.fetch_cards(shard));
        }
    }

    pub(super) async fn wait_for_cards(self, shard: usize) -> Result<Arc<CardShard>, FetchError> {
        self.cards.wait(shard, || self.fetch_cards(shard)).await
    }

    async fn fetch_cards(self, shard: usize) -> Result<Arc<CardShard>, FetchError> {
        let paper = self.paper_now();
        let shards = paper.as_ref().map(|paper| &paper.manifest().shards);
        let file =
            shards.and_then(|shards| Some((shards.cards.get(shard)?, shards.rows.get(shard)?)));
        let (name, rows) = file.ok_or_else(|| out_of_list("a shard"))?;
        let (file, text) = self.fetch_file(FileKind::Cards, name).await?;
        let cards = CardShard::decode(&file, &text, *rows)?;
        let first = shards.map_or(0, |shards| shards.first_row(shard));
        self.rows.update_value(|rows| {
            let slugs = cards.cards.iter().map(|card| card.slug.clone());
            rows.extend(slugs.zip(first..));
        });
        Ok(Arc::new(cards))
    }

    /// The row of a story whose card was shown already.
    pub fn known_row(self, slug: &Slug) -> Option<usize> {
        self.rows.with_value(|rows| rows.get(slug).copied())
    }

    pub(super) async fn wait_for_slugs(
        self,
        name: FileName,
    ) -> Result<Arc<SlugBucket>, FetchError> {
        let fetch = {
            let name = name.clone();
            move || async move {
                let (file, text) = self.fetch_file(FileKind::Slugs, &name).await?;
                Ok(Arc::new(SlugBucket::decode(&file, &text)?))
            }
        };
        self.slugs.wait(name, fetch).await
    }

    /// A row's story with all that belongs to it. Fetches it where nobody did.
    pub fn story(self, row: usize) -> ArcRwSignal<Load<Arc<Opened>>> {
        self.opened.ask(row, || self.fetch_story(row))
    }

    /// Fetches a story once more.
    pub fn retry_story(self, row: usize) {
        self.opened.retry(row, || self.fetch_story(row));
    }

    async fn fetch_story(self, row: usize) -> Result<Arc<Opened>, FetchError> {
        let paper = self.paper_now().ok_or_else(|| out_of_list("a manifest"))?;
        let manifest = paper.manifest();
        let (shard, place) = self.shard_of(row).ok_or_else(|| out_of_list("a row"))?;
        let later = manifest.shards.later.get(shard).cloned().flatten();
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
            .wait(name.clone(), || async move {
                let (file, text) = self.fetch_file(FileKind::Stories, &name).await?;
                Ok(Arc::new(StoryShard::decode(&file, &text)?))
            })
            .await?;
        let story = stories.stories.get(index).cloned();
        let story = story.ok_or_else(|| out_of_list("a story"))?;
        let mut also = story.also.clone();
        let newer = u32::try_from(place)
            .ok()
            .and_then(|place| later.later.get(&place));
        also.extend(newer.into_iter().flatten().cloned());
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
        let fetch = {
            let name = name.clone();
            move || async move {
                let (file, text) = self.fetch_file(FileKind::Later, &name).await?;
                Ok(Arc::new(LaterShard::decode(&file, &text)?))
            }
        };
        self.later.wait(name, fetch).await
    }

    /// The name under which a topic is shown; its slug where the archive does not have it.
    pub fn topic_name(self, slug: &Slug) -> String {
        let paper = self.paper_now();
        let topics = paper
            .as_ref()
            .map(|paper| paper.manifest().topics.as_slice());
        let topic = topics
            .unwrap_or_default()
            .iter()
            .find(|topic| topic.slug == *slug);
        topic.map_or_else(|| slug.to_string(), |topic| topic.name.clone())
    }
}

/// The manifest's lists contradict each other, or the page asked for what it never showed.
fn out_of_list(expected: &str) -> FetchError {
    DecodeError::misfit(MANIFEST, expected).into()
}

/// Opens the store of the archive that this document belongs to.
pub fn open() -> Store {
    Store::open(format!("{}data/", document::base()))
}
