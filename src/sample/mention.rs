//! Creates the entries of `related`.

use crate::model::{Instant, Kind};

use super::archive::SampleArchive;
use super::block::{Block, is_news};
use super::calendar::last_second;
use super::event::Event;
use super::publisher::SamplePublisher;
use super::random::{RandomSource, Stream};
use super::report::StoryReport;
use super::story::SampleStory;

/// A related story, in this archive or elsewhere.
pub(super) struct SampleMention {
    pub(super) report: StoryReport,
    pub(super) at: Instant,
    pub(super) address: String,
    pub(super) kind: Kind,
    pub(super) publisher: &'static SamplePublisher,
    pub(super) quality: i32,
    /// The random numbers for its pictures and its AMP page.
    pub(super) random: RandomSource,
}

/// The maximum number of related stories.
const MAX_MENTIONS: usize = 11;

/// Returns the stories related to `story`, best sources first; about a third of all stories have
/// none.
///
/// Other records of the archive about the same event come first, then stories elsewhere. Those are
/// numbered per event, so that two records about one event name the same stories.
pub(super) fn mentions(
    archive: &SampleArchive<'_>,
    story: &SampleStory,
    block: &Block,
) -> Vec<SampleMention> {
    let mut random = archive.random(Stream::Coverage, story.index.into());
    if random.chance(320) || !is_news(&story.slot.kind) {
        return Vec::new();
    }
    let count = 1 + random.low(MAX_MENTIONS as u32) as usize;
    let members = block.members(story.slot.lead).collect::<Vec<_>>();
    let others = members.iter().filter(|index| **index != story.index);
    let inside = others
        .filter_map(|index| archive.story(*index, block))
        .filter_map(|other| within(archive, &other))
        .take(count.min(MAX_MENTIONS));
    let mut mentions = inside.collect::<Vec<_>>();
    let first = u32::try_from(members.len()).unwrap_or(0);
    let elsewhere = (first..16)
        .filter(|_| random.chance(850))
        .filter_map(|ordinal| outside(archive, story, block, ordinal));
    mentions.extend(elsewhere.take(count.saturating_sub(mentions.len())));
    mentions.sort_by_key(|mention| -mention.quality);
    mentions
}

/// Returns another record of the archive as a related story.
fn within(archive: &SampleArchive<'_>, other: &SampleStory) -> Option<SampleMention> {
    Some(SampleMention {
        report: StoryReport {
            title: other.report.title.clone(),
            excerpt: other.report.excerpt.clone(),
        },
        at: other.at,
        address: other.address()?.to_owned(),
        kind: other.slot.kind.clone(),
        publisher: other.publisher?,
        quality: other.quality(),
        random: archive.random(Stream::Mention, u64::from(other.index) << 8 | 0xff),
    })
}

/// Returns story number `ordinal` about the event of `story`, or about the same subject.
fn outside(
    archive: &SampleArchive<'_>,
    story: &SampleStory,
    block: &Block,
    ordinal: u32,
) -> Option<SampleMention> {
    let lead = story.slot.lead;
    let id = u64::from(lead) << 8 | u64::from(ordinal);
    let mut random = archive.random(Stream::Mention, id);
    let lead_at = archive.at(lead);
    let topic = story.event.topic;
    let other_event = match random.chance(220) {
        true => {
            let at = moved(lead_at, -20 * 24 * 60, 5 * 24 * 60, &mut random);
            let mut event = Event::about(topic, None, at, &mut random)?;
            if random.chance(600) {
                event.company.clone_from(&story.event.company);
            }
            Some((event, at))
        }
        false => None,
    };
    let (event, at) = match &other_event {
        Some((event, at)) => (event, *at),
        // One story in nine was published before the lead.
        None if random.chance(110) => (&story.event, moved(lead_at, -2 * 24 * 60, -5, &mut random)),
        None => (&story.event, moved(lead_at, 3, 3 * 24 * 60, &mut random)),
    };
    let publisher = match block.slot(lead) {
        // Now and then, the publisher of the lead follows up its own story.
        Some(slot) if random.chance(50) => {
            archive
                .story(lead, block)
                .filter(|_| slot.ordinal == 0)?
                .publisher
        }
        _ => SamplePublisher::pick(topic, &mut random),
    }?;
    let report = StoryReport::new(event, ordinal, publisher.uses_title_case(), &mut random);
    let kind = if random.chance(30) {
        Kind::Video
    } else {
        Kind::Article
    };
    Some(SampleMention {
        // Numbers outside the archive begin above those of its records.
        address: publisher.address(&report.title, at, id | 1 << 41),
        report,
        at,
        kind,
        publisher,
        quality: (publisher.quality + i32::try_from(random.below(7)).unwrap_or(0) - 3)
            .clamp(10, 140),
        random,
    })
}

/// Returns `at` moved by a random number of minutes, mostly by few; never beyond the end of the
/// sample.
fn moved(at: Instant, from: i64, to: i64, random: &mut RandomSource) -> Instant {
    let span = u32::try_from(to - from).unwrap_or(0) + 1;
    let minutes = i64::from(random.low(span));
    let minutes = if to <= 0 {
        to - minutes
    } else {
        from + minutes
    };
    let minute = (at.minutes() + minutes) * 60;
    Instant::from_seconds(minute).min(last_second())
}
