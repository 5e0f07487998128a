//! Encodes stories as shards, columns and manifest.

use std::{collections::BTreeSet, sync::atomic::AtomicUsize};

use rayon::prelude::*;

use super::{
    ExportProgress, card_files,
    file_limit::{self, FilePlan, FittingSizes},
    options::ExportOptions,
    row_data::RowData,
    screens, segment_files, segmenting,
    story_files::StoryWriter,
};
use crate::{
    export::{
        clustering::{coverage::Coverage, related::RelatedGraph, rows::NumberedRows},
        files::{
            content_name,
            error::ExportError,
            export_writer::{ExportWriter, StoryFileCounts},
        },
        media::pictures::ExportedPictures,
        numbering::{dictionary::Dictionary, lexicon::Lexicon},
        search_index::{self, IndexInput},
    },
    format::{
        Directory, FORMAT_VERSION, FileKind, FileName, Lookups, Manifest, Site, SlugBucket,
        manifest::{Segment, Totals, ValueCounts},
        slugs,
    },
    model::{Outline, StoredDetails},
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

/// Writes every file except the manifest, which it returns; and the numbers of files of stories, if a limit has changed
/// them.
///
/// # Errors
/// Returns [`ExportError`] if a file cannot be encoded or written.
pub fn encode(
    input: ExportInput,
    site: &Site,
    options: &ExportOptions,
    export_writer: &ExportWriter,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<(Manifest, Option<StoryFileCounts>), ExportError> {
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
    let coverage = Coverage::of(&outlines, &lexicon, &english, options.same_event_rule);
    let rows = NumberedRows::of(outlines, &dictionary, coverage);
    let totals = totals(&rows, &dictionary);
    let counts = value_counts(&rows, &dictionary);
    let topics = dictionary.topics.len();
    let segments = segmenting::segments(&rows.outlines, totals.undated, options.sizes.segments);
    // Neither of the two keeps all threads busy all the time, so they run at once.
    let (related_graph, other_files) = rayon::join(
        || RelatedGraph::of(&rows, topics, &lexicon),
        || -> Result<_, ExportError> {
            let index_input = IndexInput {
                lexicon: &lexicon,
                english: &english,
                max_bytes: options.sizes.max_postings_bytes,
            };
            let (letters, spellings) =
                search_index::write_spellings(&lexicon, rows.len(), &dictionary, export_writer)?;
            let lookups = Lookups {
                slugs: write_slugs(&rows, export_writer)?,
                letters,
                spellings,
                indexes: search_index::write_segments(index_input, &segments, export_writer)?,
            };
            let screens = screens::write(&rows, topics, export_writer)?;
            Ok((lookups, screens))
        },
    );
    let (lookups, screens) = other_files?;
    let row_data = RowData {
        related_graph: &related_graph,
        rows: &rows,
        lexicon: &lexicon,
        pictures: &pictures,
    };
    let lookups = export_writer.put(FileKind::Lookups, &lookups)?;
    let file_plan = FilePlan {
        outlines: &rows.outlines,
        details: &details,
        segments: &segments,
        topics,
        written: export_writer.file_count(),
    };
    let FittingSizes { sizes, story_files } =
        file_limit::fitting_sizes(options.sizes, options.file_limit, file_plan)?;
    let story_writer = StoryWriter {
        row_data,
        sizes: sizes.stories,
        export_writer,
        shard_cache: options.shard_cache,
        written: AtomicUsize::new(0),
    };
    let mut details = details.into_iter();
    let segments = segments.into_iter().map(|segment| {
        let details = details.by_ref().take(segment.len()).collect();
        let directory = Directory {
            cards: card_files::write(segment.clone(), sizes.cards, &rows, export_writer)?,
            stories: Some(story_writer.write(segment.clone(), details, progress)?),
        };
        let directory = export_writer.put(FileKind::Directory, &directory)?;
        Ok(Segment {
            rows: segment.len(),
            columns: segment_files::write_columns(
                segment.clone(),
                &rows,
                &english,
                &dictionary,
                export_writer,
            )?,
            ranks: segment_files::write_ranks(segment, &rows, export_writer)?,
            directory: Some(directory.name),
        })
    });
    let segments = segments.collect::<Result<_, ExportError>>()?;
    let mut manifest = Manifest {
        format: FORMAT_VERSION,
        fingerprint: String::new(),
        site: site.clone(),
        totals,
        topics: dictionary.topics,
        providers: dictionary.providers,
        kinds: dictionary.kinds,
        counts,
        segments,
        screens,
        lookups: Some(lookups.name),
        directory: None,
        search: None,
        files: export_writer.put_list()?,
    };
    // The manifest names every file by its content, so its own hash stands for all of them.
    let bytes = serde_json::to_vec(&manifest).map_err(|source| ExportError::Encode {
        kind: "manifest",
        source,
    })?;
    manifest.fingerprint = content_name::of(&bytes).to_string();
    Ok((manifest, story_files))
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

fn value_counts(rows: &NumberedRows, dictionary: &Dictionary) -> ValueCounts {
    let mut counts = ValueCounts {
        providers: vec![0; dictionary.providers.len()],
        kinds: vec![0; dictionary.kinds.len()],
        publishers: Vec::new(),
    };
    for (row, outline) in rows.outlines.iter().enumerate() {
        counts.providers[rows.numbers[row].provider as usize] += 1;
        counts.kinds[dictionary.kind_number(&outline.kind) as usize] += 1;
        let publishers = rows.publishers[row] as usize;
        if counts.publishers.len() <= publishers {
            counts.publishers.resize(publishers + 1, 0);
        }
        counts.publishers[publishers] += 1;
    }
    counts
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
