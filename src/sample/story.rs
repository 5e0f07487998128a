//! A record's own story: what other records may say of it, too.

use crate::model::{Instant, Kind};

use super::archive::SampleArchive;
use super::block::Slot;
use super::event::Event;
use super::publisher::SamplePublisher;
use super::random::{RandomSource, Stream};
use super::slug::{base36, slug};
use super::telling::Telling;

/// A story of the archive.
pub(super) struct SampleStory {
    pub(super) index: u32,
    pub(super) slot: Slot,
    pub(super) event: Event,
    pub(super) publisher: Option<&'static SamplePublisher>,
    /// When it was published; a course and a collection have a time, too, but do not show it.
    pub(super) at: Instant,
    pub(super) is_dated: bool,
    pub(super) is_published: bool,
    pub(super) telling: Telling,
    /// `webUrl`.
    pub(super) web: Option<String>,
    /// `originalUrl`.
    pub(super) original: Option<String>,
    /// What is still to be decided about the record draws from here.
    pub(super) dice: RandomSource,
}

impl SampleStory {
    pub(super) fn new(archive: &SampleArchive<'_>, index: u32, slot: Slot, event: Event) -> Self {
        let mut dice = archive.dice(Stream::Story, index.into());
        let publisher = SamplePublisher::pick(event.topic, &mut dice);
        let in_title_case = publisher.is_some_and(SamplePublisher::uses_title_case);
        let mut voice = archive.dice(Stream::Telling, index.into());
        let mut telling = Telling::new(&event, slot.ordinal, in_title_case, &mut voice);
        if slot.kind == Kind::Video && dice.chance(500) {
            telling.title = format!("{}: {}", dice.word(&["Video", "Watch"]), telling.title);
        }
        let at = round(archive.at(index), &mut dice);
        let address = publisher.map(|it| it.address(&telling.title, at, index.into()));
        let film =
            publisher.map(|it| format!("https://video.{}/watch?v={}", it.domain, film(index)));
        let original_only = dice.chance(35);
        let (web, original) = match &slot.kind {
            Kind::Video => (address.filter(|_| dice.chance(300)), film),
            Kind::Course => (address, None),
            Kind::Collection => (None, None),
            _ if original_only => (None, address),
            _ => (address.clone(), address),
        };
        let is_dated = match &slot.kind {
            Kind::Course => dice.chance(150),
            kind => *kind != Kind::Collection,
        };
        // Only news is ever held back.
        let is_news = matches!(slot.kind, Kind::Article | Kind::Video);
        let is_published = !(is_news && dice.chance(21));
        Self {
            index,
            slot,
            event,
            publisher,
            at,
            is_dated,
            is_published,
            telling,
            web,
            original,
            dice,
        }
    }

    /// The address that other stories link to.
    pub(super) fn address(&self) -> Option<&str> {
        self.web.as_deref().or(self.original.as_deref())
    }

    /// Where its file lies, without the ending: small folders, and names that say what is inside.
    pub(super) fn path(&self) -> String {
        // A date, 72 letters and at most 7 digits: shorter than the longest slug of the model.
        let name = format!(
            "{}-{}",
            slug(&self.telling.title, 72),
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

    /// What its source is worth.
    pub(super) fn quality(&self) -> i32 {
        let wobble = i32::try_from(self.index % 7).unwrap_or(0) - 3;
        let quality = self.publisher.map_or(10, |publisher| publisher.quality);
        (quality + wobble).clamp(10, 140)
    }
}

/// Most papers give the minute, some the day only.
fn round(at: Instant, dice: &mut RandomSource) -> Instant {
    let step = match dice.below(100) {
        0..4 => 86_400,
        4..60 => 60,
        _ => 1,
    };
    Instant::from_seconds(at.seconds() / step * step)
}

/// The name of a film at its host: eleven characters.
fn film(index: u32) -> String {
    let mixed = u64::from(index).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut name = base36(mixed | 1 << 63);
    name.truncate(11);
    name
}
