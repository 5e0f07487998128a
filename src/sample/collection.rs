//! Fills collections: courses and videos of the archive on one subject.

use crate::model::Kind;

use super::archive::SampleArchive;
use super::block::Block;
use super::random::Stream;
use super::story::SampleStory;

/// The number of blocks to search for items: a few thousand records.
const BLOCKS: u32 = 48;

/// Returns the paths of the courses and videos in the collection `story`. They are of its beat,
/// from anywhere in the archive; now and then one is missing.
pub(super) fn items(archive: &SampleArchive<'_>, story: &SampleStory) -> Vec<String> {
    let mut random = archive.random(Stream::Items, story.index.into());
    let count = random.between(3, 12) as usize;
    let blocks = archive
        .plan
        .records
        .div_ceil(Block::RECORDS_PER_BLOCK)
        .max(1);
    let start = random.below(blocks);
    let searched = (0..BLOCKS.min(blocks)).map(|turn| (start + turn) % blocks);
    let mut paths = Vec::new();
    for number in searched {
        let block = Block::containing(archive.plan, number * Block::RECORDS_PER_BLOCK);
        let candidates = block
            .indices()
            .filter(|index| fits(archive, story, &block, *index));
        let stories = candidates.filter_map(|index| archive.story(index, &block));
        paths.extend(stories.map(|item| item.path()));
        if paths.len() >= count {
            break;
        }
    }
    paths.truncate(count);
    if paths.is_empty() || random.chance(150) {
        paths.push("courses/a-course-that-was-withdrawn".to_owned());
    }
    paths
}

fn fits(archive: &SampleArchive<'_>, story: &SampleStory, block: &Block, index: u32) -> bool {
    let Some(slot) = block.slot(index) else {
        return false;
    };
    let beat = archive.topic(slot).map(|topic| topic.beat_number);
    matches!(slot.kind, Kind::Course | Kind::Video) && beat == Some(story.event.topic.beat_number)
}
