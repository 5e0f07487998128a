//! Generates fictional archives of any size, to try the exporter and to measure it.
//!
//! Record `i` of a sample depends only on the seed, on `i` and on the number of records. Records
//! can therefore be written in any order and in parallel. The same plan gives the same bytes on any
//! machine: random numbers come from ChaCha, and all arithmetic uses integers.

mod archive;
mod beat;
mod block;
mod body;
mod calendar;
mod collection;
mod error;
mod event;
mod figure;
mod figures;
mod folder;
mod front_matter;
mod grammar;
mod head;
mod lesson;
mod mention;
mod name;
mod parts;
mod picture;
mod plot;
mod publisher;
mod random;
mod record;
mod report;
mod slug;
mod story;
mod summary;
mod template;
mod topic;
mod wording;
mod words;
mod zipf;

use std::path::Path;

use rayon::prelude::*;

pub use error::SampleError;
pub use record::SampleRecord;
pub use summary::SampleSummary;

use archive::SampleArchive;
use block::Block;

/// The size and the seed of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SamplePlan {
    /// The number of records. More records span more time: 6 months for 1,000, 3 years for 10,000,
    /// 10 years for 100,000, always up to 2026-10-31.
    pub records: u32,
    /// The seed, which selects one of the samples of this size.
    pub seed: u64,
}

/// Returns record `index` of the sample, from 0 to `plan.records` - 1. Above that, the record is
/// empty.
///
/// The result does not depend on any other call. To create many records, use [`write`](write()), which
/// prepares the sample once.
///
/// ```
/// use broadsheet::sample::{SamplePlan, record};
///
/// let plan = SamplePlan { records: 100, seed: 1 };
/// let first = record(&plan, 0);
/// assert_eq!(first, record(&plan, 0));
/// assert!(first.text.starts_with("---"));
/// ```
pub fn record(plan: &SamplePlan, index: u32) -> SampleRecord {
    let archive = SampleArchive::new(plan);
    let counted_record = record::counted_record(&archive, index, &Block::containing(plan, index));
    counted_record.map_or_else(
        || SampleRecord {
            path: String::new(),
            text: String::new(),
        },
        |counted_record| counted_record.record,
    )
}

/// Writes the sample into the folder `out`, which must be empty or missing.
///
/// Calls `progress` with the number of further records written, from several threads.
///
/// # Errors
/// Returns [`SampleError`]. The records written before the error stay.
pub fn write(
    plan: &SamplePlan,
    out: &Path,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<SampleSummary, SampleError> {
    folder::prepare(out)?;
    let archive = SampleArchive::new(plan);
    let blocks = 0..plan.records.div_ceil(Block::RECORDS_PER_BLOCK);
    blocks
        .into_par_iter()
        .map(|number| write_block(&archive, number * Block::RECORDS_PER_BLOCK, out, progress))
        .try_reduce(SampleSummary::default, |one, other| Ok(one.plus(other)))
}

/// Returns the event of each published record: the path of the record, and the number of the first
/// record about the same event.
///
/// ```
/// use broadsheet::sample::{SamplePlan, events};
///
/// let events = events(&SamplePlan { records: 100, seed: 1 });
/// assert!(events.len() > 90);
/// ```
pub fn events(plan: &SamplePlan) -> Vec<(String, u32)> {
    let archive = SampleArchive::new(plan);
    let blocks = 0..plan.records.div_ceil(Block::RECORDS_PER_BLOCK);
    let events = blocks.into_par_iter().flat_map_iter(|number| {
        let block = Block::containing(plan, number * Block::RECORDS_PER_BLOCK);
        let stories = block
            .indices()
            .filter_map(|index| archive.story(index, &block));
        let stories = stories.filter(|story| story.is_published);
        let events = stories.map(|story| (format!("{}.md", story.path()), story.slot.lead));
        events.collect::<Vec<_>>()
    });
    events.collect()
}

fn write_block(
    archive: &SampleArchive<'_>,
    first: u32,
    out: &Path,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<SampleSummary, SampleError> {
    let block = Block::containing(archive.plan, first);
    let mut summary = SampleSummary::default();
    for index in block.indices() {
        if let Some(counted_record) = record::counted_record(archive, index, &block) {
            folder::save(
                out,
                &counted_record.record.path,
                &counted_record.record.text,
            )?;
            summary = summary.plus(SampleSummary::of(&counted_record));
        }
    }
    progress(summary.records);
    Ok(summary)
}
