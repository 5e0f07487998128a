//! Chooses larger files if a host allows only some number of them.

use std::ops::Range;

use super::{
    chunking::{ChunkRow, ChunkSizes, chunks},
    options::ExportSizes,
};
use crate::{
    export::files::{error::ExportError, export_writer::StoryFileCounts},
    model::{Outline, StoredDetails},
};

/// The maximum number of files of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileLimit {
    /// The number of all files, without compressed copies.
    pub max_files: usize,
    /// The number of files outside of the export: the page, feeds, prerendered stories.
    pub other_files: usize,
    /// The number of files outside of the export for each topic.
    pub files_per_topic: usize,
}

/// The rows and files that the number of all files depends on.
#[derive(Clone, Copy, Debug)]
pub struct FilePlan<'a> {
    /// The outlines of all stories.
    pub outlines: &'a [Outline],
    /// The details of all stories.
    pub details: &'a [StoredDetails],
    /// The rows of each segment.
    pub segments: &'a [Range<usize>],
    /// The number of topics.
    pub topics: usize,
    /// The number of files that were written already.
    pub written: usize,
}

/// The number of files of a segment besides those of cards and stories: columns, ranks and directory.
const FILES_PER_SEGMENT: usize = 3;

/// The number of files at the end of an export: the list of files and the manifest.
const LAST_FILES: usize = 2;

/// How often the sizes of files are doubled at most. Files of stories then have about 2,000 rows.
const MAX_DOUBLINGS: u32 = 6;

/// Sizes that keep a site within its limit.
#[derive(Clone, Copy, Debug)]
pub struct FittingSizes {
    /// The sizes.
    pub sizes: ExportSizes,
    /// The number of files of stories with these sizes and with the usual ones, if they differ.
    pub story_files: Option<StoryFileCounts>,
}

/// Returns the smallest sizes with which a site stays within its limit. Files of stories grow first, and those of cards
/// only if that is not enough: a list needs several of them at once.
///
/// # Errors
/// [`ExportError::TooManyFiles`] if the largest sizes are not enough.
pub fn fitting_sizes(
    sizes: ExportSizes,
    limit: Option<FileLimit>,
    plan: FilePlan,
) -> Result<FittingSizes, ExportError> {
    let Some(limit) = limit else {
        return Ok(FittingSizes {
            sizes,
            story_files: None,
        });
    };
    let usual = plan.count(sizes.stories, |row| row.story_bytes);
    let other_files = limit.other_files + limit.files_per_topic * plan.topics;
    let fixed_files =
        other_files + plan.written + plan.segments.len() * FILES_PER_SEGMENT + LAST_FILES;
    let mut smallest = usize::MAX;
    for card_doublings in 0..=MAX_DOUBLINGS {
        let cards = sizes.cards.doubled(card_doublings);
        let card_files = plan.count(cards, |row| row.card_bytes);
        // Each step for cards allows all larger ones for stories.
        for story_doublings in card_doublings..=MAX_DOUBLINGS {
            let stories = sizes.stories.doubled(story_doublings);
            let fitting = plan.count(stories, |row| row.story_bytes);
            let files = fixed_files + card_files + fitting;
            if files <= limit.max_files {
                let counts = StoryFileCounts { usual, fitting };
                return Ok(FittingSizes {
                    sizes: ExportSizes {
                        cards,
                        stories,
                        ..sizes
                    },
                    story_files: (story_doublings > 0).then_some(counts),
                });
            }
            smallest = smallest.min(files);
        }
    }
    Err(ExportError::TooManyFiles {
        max_files: limit.max_files,
        files: smallest,
        other_files,
    })
}

/// The sizes of a row in its files, in bytes.
struct RowBytes {
    card_bytes: usize,
    story_bytes: usize,
}

impl FilePlan<'_> {
    fn count(&self, sizes: ChunkSizes, bytes: impl Fn(RowBytes) -> usize) -> usize {
        let segments = self.segments.iter();
        let files = segments.map(|segment| {
            let outlines = self.outlines[segment.clone()].iter();
            let rows = outlines.zip(&self.details[segment.clone()]);
            let rows = rows.map(|(outline, details)| ChunkRow {
                slug: &outline.slug,
                bytes: bytes(RowBytes {
                    card_bytes: outline.title.len() + outline.excerpt.len(),
                    story_bytes: details.json_length(),
                }),
            });
            chunks(segment.start, rows, sizes).len()
        });
        files.sum()
    }
}
