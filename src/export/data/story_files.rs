//! Writes the stories of a segment.

mod cache_key;

use std::{
    hash::Hash,
    ops::Range,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use self::cache_key::CacheKeyInput;
use super::{
    ExportProgress,
    chunking::{ChunkRow, ChunkSizes, chunks},
    mentions,
    row_data::RowData,
    shard_cache::ShardCache,
};
use crate::{
    export::files::{
        error::ExportError,
        export_writer::{ExportFile, ExportWriter},
    },
    format::{FileKind, RowFiles, StoryShard, story},
    model::StoredDetails,
};

/// The sizes of files of stories: about 30 rows with their coverage, or some long texts.
pub const STORY_SIZES: ChunkSizes = ChunkSizes {
    min_rows: 16,
    max_rows: 48,
    divisor: 16,
    max_bytes: 80 * 1024,
};

/// Writes the stories of all segments.
#[derive(Debug)]
pub struct StoryWriter<'a> {
    /// The data of all rows.
    pub row_data: RowData<'a>,
    /// The sizes of the files.
    pub sizes: ChunkSizes,
    /// The folder of the export.
    pub export_writer: &'a ExportWriter,
    /// The files of a former export.
    pub shard_cache: Option<&'a ShardCache>,
    /// The number of stories written so far.
    pub written: AtomicUsize,
}

/// Some neighboring rows.
#[derive(Debug)]
struct StoryRun {
    /// The first row.
    first: usize,
    /// The details of all rows.
    details: Vec<StoredDetails>,
}

impl StoryWriter<'_> {
    /// Writes the stories of a segment, whose `details` come in the order of its rows, and returns their files.
    ///
    /// # Errors
    /// Returns [`ExportError`] if a file cannot be encoded or written.
    pub fn write(
        &self,
        segment: Range<usize>,
        details: Vec<StoredDetails>,
        progress: &(dyn Fn(ExportProgress) + Sync),
    ) -> Result<RowFiles, ExportError> {
        let total = self.row_data.rows.len();
        let outlines = self.row_data.rows.outlines[segment.clone()].iter();
        let chunk_rows = outlines.zip(&details).map(|(outline, details)| ChunkRow {
            slug: &outline.slug,
            bytes: details.json_length(),
        });
        let chunks = chunks(segment.start, chunk_rows, self.sizes);
        let mut details = details.into_iter();
        let runs: Vec<StoryRun> = chunks
            .into_iter()
            .map(|chunk| StoryRun {
                first: chunk.start,
                details: details.by_ref().take(chunk.len()).collect(),
            })
            .collect();
        let written = runs
            .into_par_iter()
            .map(|run| {
                let rows = run.details.len();
                let file = self.write_run(run)?;
                let written = self.written.fetch_add(rows, Ordering::Relaxed) + rows;
                progress(ExportProgress { written, total });
                Ok((rows, file))
            })
            .collect::<Result<Vec<_>, ExportError>>()?;
        let mut files = RowFiles::default();
        for (rows, file) in written {
            files.push(rows, file.name);
        }
        Ok(files)
    }

    /// Writes a file, unless the cache knows it and it still exists.
    fn write_run(&self, run: StoryRun) -> Result<ExportFile, ExportError> {
        let Some((shard_cache, cache_key_input)) = self.shard_cache.zip(self.cache_key_input(&run))
        else {
            return self.encode(run);
        };
        let key = shard_cache.key(&cache_key_input);
        // The input can be large, so we free it before writing.
        drop(cache_key_input);
        let known = shard_cache.get(&key);
        let known = known.filter(|file| self.export_writer.reuse(FileKind::Stories, file));
        let file = match known {
            Some(file) => file.clone(),
            None => self.encode(run)?,
        };
        shard_cache.insert(key, file.clone());
        Ok(file)
    }

    /// Returns everything that [`StoryWriter::encode`] reads, so that equal inputs mean equal files.
    /// Returns `None` if the hash of some details is unknown.
    fn cache_key_input(&self, run: &StoryRun) -> Option<Vec<u8>> {
        let RowData { rows, pictures, .. } = self.row_data;
        let mut cache_key_input = CacheKeyInput::default();
        pictures.allowed_hosts().hash(&mut cache_key_input);
        for (row, story_details) in (run.first..).zip(&run.details) {
            let StoredDetails::Cached(stored) = story_details else {
                return None;
            };
            let outline = &rows.outlines[row];
            (outline, stored.hash).hash(&mut cache_key_input);
            for file in &outline.files {
                pictures.copy_of(file).hash(&mut cache_key_input);
            }
            let graph = self.row_data.related_graph;
            cache_key_input.add_links(graph.older(row), &self.row_data);
            cache_key_input.add_links(graph.newer(row), &self.row_data);
        }
        Some(cache_key_input.bytes())
    }

    fn encode(&self, run: StoryRun) -> Result<ExportFile, ExportError> {
        let RowData { rows, pictures, .. } = self.row_data;
        let mut stories = Vec::with_capacity(run.details.len());
        for (row, story_details) in (run.first..).zip(run.details) {
            let outline = &rows.outlines[row];
            let mut details = story_details
                .open()
                .map_err(|source| ExportError::Details {
                    slug: outline.slug.clone(),
                    source,
                })?;
            pictures.apply_to_details(&mut details);
            mentions::resolve_links(&mut details, &outline.mentions);
            let older_links = self.row_data.older_links(row);
            let newer_links = self.row_data.newer_links(row);
            stories.push(story::build_story(
                outline,
                details,
                older_links,
                newer_links,
            ));
        }
        let shard = StoryShard { stories };
        self.export_writer.put(FileKind::Stories, &shard)
    }
}
