//! Encodes stories as shards, columns and manifest.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use super::{
    ExportProgress,
    chunking::{self, ChunkSizes},
    screens,
    shard::{RowShard, SHARD_SIZES, ShardInput},
    shard_cache::ShardCache,
};
use crate::{
    export::{
        clustering::{
            coverage::{Coverage, SameEventRule},
            related::RelatedGraph,
            rows::NumberedRows,
        },
        files::{content_name, error::ExportError, export_writer::ExportWriter},
        media::pictures::ExportedPictures,
        numbering::{dictionary::Dictionary, lexicon::Lexicon},
        search_index,
    },
    format::{
        Columns, Directory, FORMAT_VERSION, FileKind, FileName, Manifest, Ranks, Site, SlugBucket,
        columns::Row,
        directory::Shards,
        manifest::{Segment, Totals},
        slugs,
    },
    model::{Outline, StoredDetails},
};

/// The sizes of segments of columns: about 8,192 rows.
const SEGMENT_SIZES: ChunkSizes = ChunkSizes {
    min_rows: 4_096,
    max_rows: 16_384,
    divisor: 4_096,
};

/// The stories to export.
#[derive(Debug)]
pub struct ExportInput {
    /// The outlines of all stories, oldest first.
    pub outlines: Vec<Outline>,
    /// The details of all stories, in the same order.
    pub details: Vec<StoredDetails>,
    /// The pictures of all stories.
    pub pictures: ExportedPictures,
}

/// Writes every file except the manifest, which it returns. Stories are grouped by `rule`, if there
/// is one.
///
/// # Errors
/// Returns [`ExportError`] if a file cannot be encoded or written.
pub fn encode(
    input: ExportInput,
    site: &Site,
    rule: Option<SameEventRule>,
    export_writer: &ExportWriter,
    shard_cache: Option<&ShardCache>,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<Manifest, ExportError> {
    let ExportInput {
        outlines,
        details,
        pictures,
    } = input;
    let (dictionary, lexicon) = rayon::join(
        || Dictionary::of(&outlines, site),
        || Lexicon::of(&outlines),
    );
    let english = outlines.iter();
    let english: Vec<bool> = english
        .map(|outline| search_index::is_english(outline.locale.as_deref(), &site.language))
        .collect();
    let coverage = Coverage::of(&outlines, &lexicon, &english, rule);
    let rows = NumberedRows::of(outlines, &dictionary, coverage);
    let totals = totals(&rows, &dictionary);
    let topics = dictionary.topics.len();
    // Neither of the two keeps all threads busy all the time, so they run at once.
    let (related_graph, other_files) = rayon::join(
        || RelatedGraph::of(&rows, topics, &lexicon),
        || -> Result<_, ExportError> {
            let segments = write_segments(&rows, &english, &dictionary, export_writer)?;
            let slugs = write_slugs(&rows, export_writer)?;
            let search = search_index::write(&lexicon, &english, &dictionary, export_writer)?;
            let screens = screens::write(&rows, topics, export_writer)?;
            Ok((segments, slugs, search, screens))
        },
    );
    let (segments, slugs, search, screens) = other_files?;
    let shard_input = ShardInput {
        related_graph: &related_graph,
        rows: &rows,
        lexicon: &lexicon,
        pictures: &pictures,
    };
    let shards = write_shards(details, &shard_input, export_writer, shard_cache, progress)?;
    let directory = export_writer.put(FileKind::Directory, &Directory { shards, slugs })?;
    let mut manifest = Manifest {
        format: FORMAT_VERSION,
        fingerprint: String::new(),
        site: site.clone(),
        totals,
        topics: dictionary.topics,
        providers: dictionary.providers,
        kinds: dictionary.kinds,
        segments,
        screens,
        directory: directory.name,
        search,
        files: export_writer.put_list()?,
    };
    // The manifest names every file by its content, so its own hash stands for all of them.
    let bytes = serde_json::to_vec(&manifest).map_err(|source| ExportError::Encode {
        kind: "manifest",
        source,
    })?;
    manifest.fingerprint = content_name::of(&bytes).to_string();
    Ok(manifest)
}

fn totals(rows: &NumberedRows, dictionary: &Dictionary) -> Totals {
    let outlines = &rows.outlines;
    let undated = outlines.partition_point(|outline| outline.published.is_none());
    let times = || outlines.iter().filter_map(|outline| outline.published);
    Totals {
        stories: outlines.len(),
        undated,
        publishers: dictionary.publisher_count(),
        related: outlines.iter().map(|outline| outline.related.len()).sum(),
        oldest: times().min(),
        newest: times().max(),
    }
}

/// Returns the range of rows of each chunk.
fn chunk_ranges(rows: &NumberedRows, sizes: ChunkSizes) -> Vec<std::ops::Range<usize>> {
    let slugs = rows.outlines.iter().map(|outline| &outline.slug);
    let mut start = 0;
    let ranges = chunking::chunk_lengths(slugs, sizes)
        .into_iter()
        .map(|length| {
            let range = start..start + length;
            start = range.end;
            range
        });
    ranges.collect()
}

fn write_segments(
    rows: &NumberedRows,
    english: &[bool],
    dictionary: &Dictionary,
    export_writer: &ExportWriter,
) -> Result<Vec<Segment>, ExportError> {
    chunk_ranges(rows, SEGMENT_SIZES)
        .into_par_iter()
        .map(|range| {
            let mut columns = Columns::default();
            let mut previous = None;
            let outlines = &rows.outlines[range.clone()];
            for (row, outline) in range.clone().zip(outlines) {
                let mut numbers = rows.numbers[row].clone();
                // Columns store topics as a sorted set; the card keeps the order of the record.
                numbers.topics.sort_unstable();
                let row = Row {
                    time: outline.published,
                    own_day: outline.own_day,
                    provider: numbers.provider,
                    kind: dictionary.kind_number(&outline.kind),
                    topics: numbers.topics,
                    publishers: rows.publishers[row],
                    is_english: english[row],
                };
                columns.push(row, &mut previous);
            }
            let ranks = Ranks {
                heat: outlines.iter().map(|outline| outline.heat).collect(),
                quality: outlines.iter().map(|outline| outline.quality).collect(),
            };
            Ok(Segment {
                rows: range.len(),
                columns: export_writer.put(FileKind::Columns, &columns)?.name,
                ranks: export_writer.put(FileKind::Ranks, &ranks)?.name,
            })
        })
        .collect()
}

fn write_slugs(
    rows: &NumberedRows,
    export_writer: &ExportWriter,
) -> Result<Vec<FileName>, ExportError> {
    let count = slugs::buckets(rows.len());
    let mut buckets = vec![BTreeSet::new(); count];
    for outline in &rows.outlines {
        let minute = outline.published.map(|time| time.minutes());
        let slug = &outline.slug;
        buckets[slugs::bucket(slug, count)].insert((slugs::hash(slug), minute));
    }
    buckets
        .into_par_iter()
        .map(|pairs| {
            let (hashes, minutes) = pairs.into_iter().unzip();
            let bucket = SlugBucket { hashes, minutes };
            Ok(export_writer.put(FileKind::Slugs, &bucket)?.name)
        })
        .collect()
}

fn write_shards(
    details: Vec<StoredDetails>,
    input: &ShardInput,
    export_writer: &ExportWriter,
    shard_cache: Option<&ShardCache>,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<Shards, ExportError> {
    let total = details.len();
    let ranges = chunk_ranges(input.rows, SHARD_SIZES);
    let mut details = details.into_iter();
    let shards: Vec<RowShard> = ranges
        .iter()
        .map(|range| RowShard {
            first: range.start,
            details: details.by_ref().take(range.len()).collect(),
        })
        .collect();
    let written = AtomicUsize::new(0);
    let files = shards
        .into_par_iter()
        .map(|shard| {
            let rows = shard.details.len();
            let files = shard.write(input, export_writer, shard_cache)?;
            let written = written.fetch_add(rows, Ordering::Relaxed) + rows;
            progress(ExportProgress { written, total });
            Ok((files.cards.name, files.newer_links.map(|file| file.name)))
        })
        .collect::<Result<Vec<_>, ExportError>>()?;
    let (cards, later) = files.into_iter().unzip();
    Ok(Shards {
        rows: ranges.into_iter().map(|range| range.len()).collect(),
        cards,
        newer_links: later,
    })
}
