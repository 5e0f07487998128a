//! From stories to shards, columns and manifest.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use super::{
    ExportError, ExportProgress,
    chunking::{self, SEGMENT_SIZES, SHARD_SIZES},
    coverage::{Coverage, SimilarityRule},
    dictionary::Dictionary,
    index,
    lexicon::Lexicon,
    pictures::ExportedPictures,
    related::RelatedGraph,
    rows::NumberedRows,
    screens,
    shard::{RowShard, ShardInput},
    shard_cache::ShardCache,
    writer::{self, ExportWriter},
};
use crate::{
    format::{
        Columns, Directory, FORMAT, FileKind, FileName, Manifest, Ranks, Site, SlugBucket,
        columns::Row,
        directory::Shards,
        manifest::{Segment, Totals},
        slugs,
    },
    model::{Outline, StoredDetails},
};

/// What there is to export.
#[derive(Debug)]
pub struct ExportInput {
    /// The outlines of all stories, oldest first.
    pub outlines: Vec<Outline>,
    /// Their details.
    pub rests: Vec<StoredDetails>,
    /// Their pictures.
    pub pictures: ExportedPictures,
}

/// Writes every file but the manifest, which it returns. Stories are grouped by `rule`, where there
/// is one.
///
/// # Errors
/// [`ExportError`] where a file cannot be encoded or written.
pub fn encode(
    archive: ExportInput,
    site: &Site,
    rule: Option<SimilarityRule>,
    edition: &ExportWriter,
    memo: Option<&ShardCache>,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<Manifest, ExportError> {
    let ExportInput {
        outlines,
        rests,
        pictures,
    } = archive;
    let (dictionary, lexicon) = rayon::join(
        || Dictionary::of(&outlines, site),
        || Lexicon::of(&outlines),
    );
    let english = outlines.iter();
    let english: Vec<bool> = english
        .map(|outline| index::is_english(outline.locale.as_deref(), &site.language))
        .collect();
    let coverage = Coverage::of(&outlines, &lexicon, &english, rule);
    let rows = NumberedRows::of(outlines, &dictionary, coverage);
    let totals = totals(&rows, &dictionary);
    let topics = dictionary.topics.len();
    // Neither of the two keeps all threads busy all the time.
    let (kin, others) = rayon::join(
        || RelatedGraph::of(&rows, topics, &lexicon),
        || -> Result<_, ExportError> {
            let segments = write_segments(&rows, &english, &dictionary, edition)?;
            let slugs = write_slugs(&rows, edition)?;
            let search = index::write(&lexicon, &english, &dictionary, edition)?;
            let screens = screens::write(&rows, topics, edition)?;
            Ok((segments, slugs, search, screens))
        },
    );
    let (segments, slugs, search, screens) = others?;
    let sources = ShardInput {
        kin: &kin,
        rows: &rows,
        lexicon: &lexicon,
        pictures: &pictures,
    };
    let shards = write_shards(rests, &sources, edition, memo, progress)?;
    let directory = edition.put(FileKind::Directory, &Directory { shards, slugs })?;
    let mut manifest = Manifest {
        format: FORMAT,
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
        files: edition.put_list()?,
    };
    // The manifest names every file by its content, so its own hash stands for all of them.
    let bytes = serde_json::to_vec(&manifest).map_err(|source| ExportError::Encode {
        kind: "manifest",
        source,
    })?;
    manifest.fingerprint = writer::name(&bytes).to_string();
    Ok(manifest)
}

fn totals(rows: &NumberedRows, dictionary: &Dictionary) -> Totals {
    let outlines = &rows.outlines;
    let undated = outlines.partition_point(|outline| outline.published.is_none());
    Totals {
        stories: outlines.len(),
        undated,
        publishers: dictionary.publishers(),
        related: outlines.iter().map(|outline| outline.around.len()).sum(),
        oldest: outlines.get(undated).and_then(|outline| outline.published),
        newest: outlines.last().and_then(|outline| outline.published),
    }
}

/// The rows of each run, and how long the runs are.
fn cut(rows: &NumberedRows, rule: chunking::ChunkSizes) -> Vec<std::ops::Range<usize>> {
    let slugs = rows.outlines.iter().map(|outline| &outline.slug);
    let mut first = 0;
    let runs = chunking::cut(slugs, rule).into_iter().map(|run| {
        let range = first..first + run;
        first += run;
        range
    });
    runs.collect()
}

fn write_segments(
    rows: &NumberedRows,
    english: &[bool],
    dictionary: &Dictionary,
    edition: &ExportWriter,
) -> Result<Vec<Segment>, ExportError> {
    cut(rows, SEGMENT_SIZES)
        .into_par_iter()
        .map(|range| {
            let mut columns = Columns::default();
            let mut last = None;
            let outlines = &rows.outlines[range.clone()];
            for (row, outline) in range.clone().zip(outlines) {
                let mut numbers = rows.numbers[row].clone();
                // A set of topics has no order; the card keeps the record's.
                numbers.topics.sort_unstable();
                let row = Row {
                    time: outline.published,
                    provider: numbers.provider,
                    kind: dictionary.kind(&outline.kind),
                    topics: numbers.topics,
                    publishers: rows.publishers[row],
                    is_english: english[row],
                };
                columns.push(row, &mut last);
            }
            let ranks = Ranks {
                heat: outlines.iter().map(|outline| outline.heat).collect(),
                quality: outlines.iter().map(|outline| outline.quality).collect(),
            };
            Ok(Segment {
                rows: range.len(),
                columns: edition.put(FileKind::Columns, &columns)?.name,
                ranks: edition.put(FileKind::Ranks, &ranks)?.name,
            })
        })
        .collect()
}

fn write_slugs(rows: &NumberedRows, edition: &ExportWriter) -> Result<Vec<FileName>, ExportError> {
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
            Ok(edition.put(FileKind::Slugs, &bucket)?.name)
        })
        .collect()
}

fn write_shards(
    rests: Vec<StoredDetails>,
    sources: &ShardInput,
    edition: &ExportWriter,
    memo: Option<&ShardCache>,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<Shards, ExportError> {
    let of = rests.len();
    let runs = cut(sources.rows, SHARD_SIZES);
    let mut rests = rests.into_iter();
    let shards: Vec<RowShard> = runs
        .iter()
        .map(|run| RowShard {
            first: run.start,
            rests: rests.by_ref().take(run.len()).collect(),
        })
        .collect();
    let written = AtomicUsize::new(0);
    let files = shards
        .into_par_iter()
        .map(|shard| {
            let rows = shard.rests.len();
            let files = shard.write(sources, edition, memo)?;
            let written = written.fetch_add(rows, Ordering::Relaxed) + rows;
            progress(ExportProgress { written, of });
            Ok((files.cards.name, files.later.map(|file| file.name)))
        })
        .collect::<Result<Vec<_>, ExportError>>()?;
    let (cards, later) = files.into_iter().unzip();
    Ok(Shards {
        rows: runs.into_iter().map(|run| run.len()).collect(),
        cards,
        later,
    })
}
