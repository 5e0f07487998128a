//! Holds the options of an export.

use super::{
    card_files::CARD_SIZES, chunking::ChunkSizes, file_limit::FileLimit, segmenting::SegmentSizes,
    shard_cache::ShardCache, story_files::STORY_SIZES,
};
use crate::export::clustering::coverage::SameEventRule;

/// The options of an export.
#[derive(Clone, Copy, Debug)]
pub struct ExportOptions<'a> {
    /// The rule by which stories of one event are grouped; without a rule, none are.
    pub same_event_rule: Option<SameEventRule>,
    /// The sizes of segments and files.
    pub sizes: ExportSizes,
    /// The maximum number of files of the site, if there is one.
    pub file_limit: Option<FileLimit>,
    /// The files of a former export.
    pub shard_cache: Option<&'a ShardCache>,
}

impl Default for ExportOptions<'_> {
    fn default() -> Self {
        Self {
            same_event_rule: Some(SameEventRule::default()),
            sizes: ExportSizes::default(),
            file_limit: None,
            shard_cache: None,
        }
    }
}

/// The sizes of segments and files.
#[derive(Clone, Copy, Debug)]
pub struct ExportSizes {
    /// The sizes of segments.
    pub segments: SegmentSizes,
    /// The sizes of files of cards.
    pub cards: ChunkSizes,
    /// The sizes of files of stories.
    pub stories: ChunkSizes,
    /// The maximum size of a file of postings, in bytes; a single word can exceed it.
    pub max_postings_bytes: usize,
}

impl Default for ExportSizes {
    fn default() -> Self {
        Self {
            segments: SegmentSizes::default(),
            cards: CARD_SIZES,
            stories: STORY_SIZES,
            max_postings_bytes: 48 * 1024,
        }
    }
}
