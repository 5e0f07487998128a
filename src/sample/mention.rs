//! A story around another one: the entries of `related`.

use crate::model::{Instant, Kind};

use super::archive::SampleArchive;
use super::block::{Block, is_news};
use super::calendar::last_second;
use super::event::Event;
use super::publisher::SamplePublisher;
use super::random::{RandomSource, Stream};
use super::story::SampleStory;
use super::telling::Telling;

/// A related story, in this archive or outside.
pub(super) struct SampleMention {
    pub(super) telling: Telling,
    pub(super) at: Instant,
    pub(super) address: String,
    pub(super) kind: Kind,
    pub(super) publisher: &'static SamplePublisher,
    pub(super) quality: i32,
    /// Draws its pictures and its AMP page.
    pub(super) dice: RandomSource,
}

/// The most stories around one.
const MAX_MENTIONS: usize = 11;

/// The stories around `story`, the best sources first; about a third of all stories have none.
///
/// First come other records of the archive about the same event, then stories elsewhere. Those
/// are numbered per event, so that two records about one event name the same stories.
pub(super) fn mentions(
    archive: &SampleArchive<'_>,
    story: &SampleStory,
    block: &Block,
) -> Vec<SampleMention> {
    let mut dice = archive.dice(Stream::Coverage, story.index.into());
    if dice.chance(320) || !is_news(&story.slot.kind) {
        return Vec::new();
    }
    let wanted = 1 + dice.low(MAX_MENTIONS as u32) as usize;
    let members = block.members(story.slot.lead).collect::<Vec<_>>();
    let others = members.iter().filter(|index| **index != story.index);
    let inside = others
        .filter_map(|index| archive.story(*index, block))
        .filter_map(|other| within(archive, &other))
        .take(wanted.min(MAX_MENTIONS));
    let mut mentions = inside.collect::<Vec<_>>();
    let first = u32::try_from(members.len()).unwrap_or(0);
    let elsewhere = (first..16)
        .filter(|_| dice.chance(850))
        .filter_map(|ordinal| outside(archive, story, block, ordinal));
    mentions.extend(elsewhere.take(wanted.saturating_sub(mentions.len())));
    mentions.sort_by_key(|mention| -mention.quality);
    mentions
}

/// Another record of the archive.
fn within(archive: &SampleArchive<'_>, other: &SampleStory) -> Option<SampleMention> {
    Some(SampleMention {
        telling: Telling {
            title: other.telling.title.clone(),
            excerpt: other.telling.excerpt.clone(),
        },
        at: other.at,
        address: other.address()?.to_owned(),
        kind: other.slot.kind.clone(),
        publisher: other.publisher?,
        quality: other.quality(),
        dice: archive.dice(Stream::Mention, u64::from(other.index) << 8 | 0xff),
    })
}

/// Story number `ordinal` about the event of `story`, or only about the same subject.
fn outside(
    archive: &SampleArchive<'_>,
    story: &SampleStory,
    block: &Block,
    ordinal: u32,
) -> Option<SampleMention> {
    let lead = story.slot.lead;
    let id = u64::from(lead) << 8 | u64::from(ordinal);
    let mut dice = archive.dice(Stream::Mention, id);
    let lead_at = archive.at(lead);
    let topic = story.event.topic;
    let other_event = match dice.chance(220) {
        true => {
            let at = moved(lead_at, -20 * 24 * 60, 5 * 24 * 60, &mut dice);
            let mut event = Event::about(topic, None, at, &mut dice)?;
            if dice.chance(600) {
                event.company.clone_from(&story.event.company);
            }
            Some((event, at))
        }
        false => None,
    };
    let (event, at) = match &other_event {
        Some((event, at)) => (event, *at),
        // One in nine was faster than the lead.
        None if dice.chance(110) => (&story.event, moved(lead_at, -2 * 24 * 60, -5, &mut dice)),
        None => (&story.event, moved(lead_at, 3, 3 * 24 * 60, &mut dice)),
    };
    let publisher = match block.slot(lead) {
        // Now and then the publisher of the lead follows up its own story.
        Some(slot) if dice.chance(50) => {
            archive
                .story(lead, block)
                .filter(|_| slot.ordinal == 0)?
                .publisher
        }
        _ => SamplePublisher::pick(topic, &mut dice),
    }?;
    let telling = Telling::new(event, ordinal, publisher.uses_title_case(), &mut dice);
    let kind = if dice.chance(30) {
        Kind::Video
    } else {
        Kind::Article
    };
    Some(SampleMention {
        // Outside the archive, numbers begin where those of its records cannot reach.
        address: publisher.address(&telling.title, at, id | 1 << 41),
        telling,
        at,
        kind,
        publisher,
        quality: (publisher.quality + i32::try_from(dice.below(7)).unwrap_or(0) - 3).clamp(10, 140),
        dice,
    })
}

/// `at`, moved by so many minutes, mostly by few; never beyond the end of the sample.
fn moved(at: Instant, from: i64, to: i64, dice: &mut RandomSource) -> Instant {
    let span = u32::try_from(to - from).unwrap_or(0) + 1;
    let minutes = i64::from(dice.low(span));
    let minutes = if to <= 0 {
        to - minutes
    } else {
        from + minutes
    };
    let minute = (at.minutes() + minutes) * 60;
    Instant::from_seconds(minute).min(last_second())
}
