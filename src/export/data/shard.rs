//! Writes neighboring rows as files: their cards, their stories and the links to newer ones.

mod cache_key;

use std::{collections::BTreeMap, hash::Hash};

use serde::{Deserialize, Serialize};

use self::cache_key::CacheKeyInput;
use super::{chunking::ChunkSizes, mentions, shard_cache::ShardCache};
use crate::{
    export::{
        clustering::{related::RelatedGraph, rows::NumberedRows},
        files::{
            error::ExportError,
            export_writer::{ExportFile, ExportWriter},
        },
        media::pictures::ExportedPictures,
        numbering::lexicon::Lexicon,
    },
    format::{CardShard, FileKind, NewerLinksShard, STORIES_PER_FILE, StoryShard, story},
    model::StoredDetails,
};

/// The sizes of shards of cards: about 64 rows.
pub const SHARD_SIZES: ChunkSizes = ChunkSizes {
    min_rows: 32,
    max_rows: 128,
    divisor: 32,
};

/// The data from which shards are written.
#[derive(Clone, Copy, Debug)]
pub struct ShardInput<'a> {
    /// All rows of the export.
    pub rows: &'a NumberedRows,
    /// The words that links name.
    pub lexicon: &'a Lexicon,
    /// The links between rows.
    pub related_graph: &'a RelatedGraph,
    /// The pictures of the export.
    pub pictures: &'a ExportedPictures,
}

/// Some neighboring rows.
#[derive(Debug)]
pub struct RowShard {
    /// The first row.
    pub first: usize,
    /// The details of all rows.
    pub details: Vec<StoredDetails>,
}

/// The files of a shard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardFiles {
    /// The file of the cards.
    pub cards: ExportFile,
    /// The file of the links to newer stories, if there are any.
    #[serde(rename = "later")]
    pub newer_links: Option<ExportFile>,
    /// The files of the stories, [`STORIES_PER_FILE`] in each.
    pub stories: Vec<ExportFile>,
}

impl ShardFiles {
    fn all(&self) -> impl Iterator<Item = (FileKind, &ExportFile)> {
        let cards = [(FileKind::Cards, &self.cards)].into_iter();
        let newer_links = self
            .newer_links
            .iter()
            .map(|file| (FileKind::NewerLinks, file));
        let stories = self.stories.iter().map(|file| (FileKind::Stories, file));
        cards.chain(newer_links).chain(stories)
    }
}

impl RowShard {
    /// Writes the files, unless the cache knows them and they still exist.
    ///
    /// # Errors
    /// Returns [`ExportError`] if a file cannot be encoded or written.
    pub fn write(
        self,
        input: &ShardInput,
        export_writer: &ExportWriter,
        shard_cache: Option<&ShardCache>,
    ) -> Result<ShardFiles, ExportError> {
        let Some((shard_cache, cache_key_input)) = shard_cache.zip(self.cache_key_input(input))
        else {
            return self.encode(input, export_writer);
        };
        let key = shard_cache.key(&cache_key_input);
        // The input can be large, so we free it before writing.
        drop(cache_key_input);
        if let Some(files) = shard_cache.get(&key)
            && export_writer.reuse(files.all())
        {
            shard_cache.insert(key, files.clone());
            return Ok(files.clone());
        }
        let files = self.encode(input, export_writer)?;
        shard_cache.insert(key, files.clone());
        Ok(files)
    }

    /// Returns everything that [`RowShard::encode`] reads, so that equal inputs mean equal files.
    /// Returns `None` if the hash of some details is unknown.
    fn cache_key_input(&self, input: &ShardInput) -> Option<Vec<u8>> {
        let ShardInput { rows, pictures, .. } = input;
        let mut cache_key_input = CacheKeyInput::default();
        pictures.allowed_hosts().hash(&mut cache_key_input);
        for (row, story_details) in (self.first..).zip(&self.details) {
            let StoredDetails::Cached(stored) = story_details else {
                return None;
            };
            let outline = &rows.outlines[row];
            (outline, stored.hash).hash(&mut cache_key_input);
            let card = rows.card(row);
            (&rows.numbers[row], card.publishers, card.publisher_names).hash(&mut cache_key_input);
            (card.authors, card.section).hash(&mut cache_key_input);
            for file in &outline.files {
                pictures.copy_of(file).hash(&mut cache_key_input);
            }
            cache_key_input.add_links(input.related_graph.older(row), input);
            cache_key_input.add_links(input.related_graph.newer(row), input);
        }
        Some(cache_key_input.bytes())
    }

    fn encode(
        self,
        input: &ShardInput,
        export_writer: &ExportWriter,
    ) -> Result<ShardFiles, ExportError> {
        let ShardInput {
            rows,
            lexicon,
            related_graph,
            pictures,
        } = *input;
        let mut newer_links = BTreeMap::new();
        let mut cards = Vec::with_capacity(self.details.len());
        let mut stories = Vec::with_capacity(self.details.len());
        for (row, story_details) in (self.first..).zip(self.details) {
            let newer: Vec<_> = related_graph
                .newer(row)
                .map(|link| link.to_related_story(rows, lexicon))
                .collect();
            if !newer.is_empty() {
                newer_links.insert(row - self.first, newer);
            }
            let outline = &rows.outlines[row];
            let mut details = story_details
                .open()
                .map_err(|source| ExportError::Details {
                    slug: outline.slug.clone(),
                    source,
                })?;
            pictures.apply_to_details(&mut details);
            mentions::resolve_links(&mut details, &outline.mentions);
            let older = related_graph
                .older(row)
                .map(|link| link.to_related_story(rows, lexicon));
            stories.push(story::build_story(outline, details, older.collect()));
            cards.push(rows.card(row));
        }
        let mut files = Vec::with_capacity(stories.len().div_ceil(STORIES_PER_FILE));
        let mut remaining = stories.into_iter().peekable();
        while remaining.peek().is_some() {
            let stories = remaining.by_ref().take(STORIES_PER_FILE).collect();
            files.push(export_writer.put(FileKind::Stories, &StoryShard { stories })?);
        }
        let shard = CardShard {
            cards,
            stories: files.iter().map(|file| file.name.clone()).collect(),
        };
        let cards = export_writer.put(FileKind::Cards, &shard)?;
        let newer_links = if newer_links.is_empty() {
            None
        } else {
            Some(export_writer.put(FileKind::NewerLinks, &NewerLinksShard { newer_links })?)
        };
        Ok(ShardFiles {
            cards,
            newer_links,
            stories: files,
        })
    }
}
