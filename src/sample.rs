//! Made-up archives of any size, to try and to measure the exporter with.
//!
//! Record `i` of a sample depends only on the seed, on `i` and on the number of records. So records
//! can be written in any order and at the same time, and the same plan gives the same bytes on any
//! machine: random numbers come from ChaCha, and everything is reckoned in whole numbers.

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
mod front;
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
mod slug;
mod story;
mod summary;
mod telling;
mod template;
mod topic;
mod wording;
mod words;
mod zipf;

use std::path::Path;

use rayon::prelude::*;

pub use error::SampleError;
pub use record::SampleRecord;
pub use summary::Summary;

use archive::SampleArchive;
use block::Block;

/// Which sample to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SamplePlan {
    /// How many records. The more there are, the more time they are spread over: 6 months for
    /// 1,000, 3 years for 10,000, 10 years for 100,000, always up to 2026-10-31.
    pub records: u32,
    /// Which of the many samples of this size.
    pub seed: u64,
}

/// Record `index` of the sample, from 0 to `plan.records` - 1; beyond that, an empty record.
///
/// The result does not depend on any other call. Whoever wants many records uses [`write`], which
/// does the preparation once.
///
/// ```
/// use broadsheet::sample::{Plan, record};
///
/// let plan = Plan { records: 100, seed: 1 };
/// let first = record(&plan, 0);
/// assert_eq!(first, record(&plan, 0));
/// assert!(first.text.starts_with("---"));
/// ```
pub fn record(plan: &SamplePlan, index: u32) -> SampleRecord {
    let archive = SampleArchive::new(plan);
    let draft = record::draft(&archive, index, &Block::around(plan, index));
    draft.map_or_else(
        || SampleRecord {
            path: String::new(),
            text: String::new(),
        },
        |draft| draft.record,
    )
}

/// Writes the sample into the folder `out`, which must be empty or not exist yet.
///
/// `progress` hears how many further records have been written, from several threads.
///
/// # Errors
/// See [`SampleError`]. After an error in the middle, the records written so far stay.
pub fn write(
    plan: &SamplePlan,
    out: &Path,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Summary, SampleError> {
    folder::prepare(out)?;
    let archive = SampleArchive::new(plan);
    let blocks = 0..plan.records.div_ceil(Block::RECORDS_PER_BLOCK);
    blocks
        .into_par_iter()
        .map(|number| write_block(&archive, number * Block::RECORDS_PER_BLOCK, out, progress))
        .try_reduce(Summary::default, |one, other| Ok(one.plus(other)))
}

/// The event that each published record of the sample tells of: the path of the record, and the number of
/// the first record about the same event.
///
/// ```
/// use broadsheet::sample::{Plan, events};
///
/// let events = events(&Plan { records: 100, seed: 1 });
/// assert!(events.len() > 90);
/// ```
pub fn events(plan: &SamplePlan) -> Vec<(String, u32)> {
    let archive = SampleArchive::new(plan);
    let blocks = 0..plan.records.div_ceil(Block::RECORDS_PER_BLOCK);
    let events = blocks.into_par_iter().flat_map_iter(|number| {
        let block = Block::around(plan, number * Block::RECORDS_PER_BLOCK);
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
) -> Result<Summary, SampleError> {
    let block = Block::around(archive.plan, first);
    let mut summary = Summary::default();
    for index in block.indices() {
        if let Some(draft) = record::draft(archive, index, &block) {
            folder::save(out, &draft.record.path, &draft.record.text)?;
            summary = summary.plus(Summary::of(&draft));
        }
    }
    progress(summary.records);
    Ok(summary)
}
