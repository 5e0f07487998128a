//! Collections: courses and films of the archive on one subject.

use crate::model::Kind;

use super::archive::SampleArchive;
use super::block::Block;
use super::random::Stream;
use super::story::SampleStory;

/// How many blocks are searched for items; a few thousand records.
const BLOCKS: u32 = 48;

/// The paths of the courses and films that the collection `story` puts together: of its desk,
/// from anywhere in the archive, and now and then one that is not there.
pub(super) fn items(archive: &SampleArchive<'_>, story: &SampleStory) -> Vec<String> {
    let mut dice = archive.dice(Stream::Items, story.index.into());
    let wanted = dice.between(3, 12) as usize;
    let blocks = archive
        .plan
        .records
        .div_ceil(Block::RECORDS_PER_BLOCK)
        .max(1);
    let start = dice.below(blocks);
    let searched = (0..BLOCKS.min(blocks)).map(|turn| (start + turn) % blocks);
    let mut paths = Vec::new();
    for number in searched {
        let block = Block::around(archive.plan, number * Block::RECORDS_PER_BLOCK);
        let fitting = block
            .indices()
            .filter(|index| fits(archive, story, &block, *index));
        let stories = fitting.filter_map(|index| archive.story(index, &block));
        paths.extend(stories.map(|item| item.path()));
        if paths.len() >= wanted {
            break;
        }
    }
    paths.truncate(wanted);
    if paths.is_empty() || dice.chance(150) {
        paths.push("courses/a-course-that-was-withdrawn".to_owned());
    }
    paths
}

fn fits(archive: &SampleArchive<'_>, story: &SampleStory, block: &Block, index: u32) -> bool {
    let Some(slot) = block.slot(index) else {
        return false;
    };
    let desk = archive.topic(slot).map(|topic| topic.desk_number);
    matches!(slot.kind, Kind::Course | Kind::Video) && desk == Some(story.event.topic.desk_number)
}
