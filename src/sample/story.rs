//! Creates the story of a record: the fields that related records also use.

use crate::model::{Instant, Kind};

use super::archive::SampleArchive;
use super::block::RecordSlot;
use super::event::Event;
use super::publisher::SamplePublisher;
use super::random::{RandomSource, Stream};
use super::report::StoryReport;
use super::slug::{base36, slug};

/// A story of the archive.
pub(super) struct SampleStory {
    pub(super) index: u32,
    pub(super) slot: RecordSlot,
    pub(super) event: Event,
    pub(super) publisher: Option<&'static SamplePublisher>,
    /// The publication time. Courses and collections have one, too, but do not show it.
    pub(super) at: Instant,
    pub(super) is_dated: bool,
    pub(super) is_published: bool,
    pub(super) report: StoryReport,
    /// `webUrl`.
    pub(super) web: Option<String>,
    /// `originalUrl`.
    pub(super) original: Option<String>,
    /// The random numbers for the rest of the record.
    pub(super) random: RandomSource,
}

impl SampleStory {
    pub(super) fn new(
        archive: &SampleArchive<'_>,
        index: u32,
        slot: RecordSlot,
        event: Event,
    ) -> Self {
        let mut random = archive.random(Stream::Story, index.into());
        let publisher = SamplePublisher::pick(event.topic, &mut random);
        let in_title_case = publisher.is_some_and(SamplePublisher::uses_title_case);
        let mut report_random = archive.random(Stream::Report, index.into());
        let mut report = StoryReport::new(&event, slot.ordinal, in_title_case, &mut report_random);
        if slot.kind == Kind::Video && random.chance(500) {
            report.title = format!("{}: {}", random.word(&["Video", "Watch"]), report.title);
        }
        let at = round(archive.at(index), &mut random);
        let address = publisher.map(|publisher| publisher.address(&report.title, at, index.into()));
        let video_url = publisher.map(|publisher| {
            format!(
                "https://video.{}/watch?v={}",
                publisher.domain,
                video_id(index)
            )
        });
        let original_only = random.chance(35);
        let (web, original) = match &slot.kind {
            Kind::Video => (address.filter(|_| random.chance(300)), video_url),
            Kind::Course => (address, None),
            Kind::Collection => (None, None),
            _ if original_only => (None, address),
            _ => (address.clone(), address),
        };
        let is_dated = match &slot.kind {
            Kind::Course => random.chance(150),
            kind => *kind != Kind::Collection,
        };
        // Only news can be unpublished.
        let is_news = matches!(slot.kind, Kind::Article | Kind::Video);
        let is_published = !(is_news && random.chance(21));
        Self {
            index,
            slot,
            event,
            publisher,
            at,
            is_dated,
            is_published,
            report,
            web,
            original,
            random,
        }
    }

    /// Returns the address that other stories link to.
    pub(super) fn address(&self) -> Option<&str> {
        self.web.as_deref().or(self.original.as_deref())
    }

    /// Returns the path of the file without its extension: small folders, and descriptive names.
    pub(super) fn path(&self) -> String {
        // A date, 72 letters and at most 7 digits are shorter than the longest slug of the model.
        let name = format!(
            "{}-{}",
            slug(&self.report.title, 72),
            base36(self.index.into())
        );
        match (&self.slot.kind, self.is_dated) {
            (Kind::Course, false) => format!("courses/{name}"),
            (Kind::Collection, _) => format!("collections/{name}"),
            _ => {
                let (year, month, _) = self.at.civil();
                format!("{year:04}/{month:02}/{}-{name}", self.at.date())
            }
        }
    }

    /// Returns the quality of the source.
    pub(super) fn quality(&self) -> i32 {
        let wobble = i32::try_from(self.index % 7).unwrap_or(0) - 3;
        let quality = self.publisher.map_or(10, |publisher| publisher.quality);
        (quality + wobble).clamp(10, 140)
    }
}

/// Rounds a time: most publishers give the minute, some only the day.
fn round(at: Instant, random: &mut RandomSource) -> Instant {
    let step = match random.below(100) {
        0..4 => 86_400,
        4..60 => 60,
        _ => 1,
    };
    Instant::from_seconds(at.seconds() / step * step)
}

/// Returns the identifier of a video at its host: eleven characters.
fn video_id(index: u32) -> String {
    let mixed = u64::from(index).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut name = base36(mixed | 1 << 63);
    name.truncate(11);
    name
}
