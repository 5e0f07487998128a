//! The sample as a whole: any of its stories, made when asked for.

use crate::model::{Instant, Kind};

use super::SamplePlan;
use super::block::{Block, Slot, is_news};
use super::calendar::Calendar;
use super::event::Event;
use super::plot::Plot;
use super::random::{RandomSource, Stream};
use super::story::SampleStory;
use super::topic::SampleTopic;

/// A plan, and what is worked out for it once.
pub(super) struct SampleArchive<'a> {
    pub(super) plan: &'a SamplePlan,
    calendar: Calendar,
}

impl<'a> SampleArchive<'a> {
    pub(super) fn new(plan: &'a SamplePlan) -> Self {
        let calendar = Calendar::new(plan);
        Self { plan, calendar }
    }

    /// Story `index`, which lies in `block`.
    pub(super) fn story(&self, index: u32, block: &Block) -> Option<SampleStory> {
        let slot = block.slot(index)?;
        let event = self.event(slot.lead, &slot.kind)?;
        Some(SampleStory::new(self, index, slot.clone(), event))
    }

    /// What happened, according to the record `lead`.
    fn event(&self, lead: u32, kind: &Kind) -> Option<Event> {
        let mut dice = self.dice(Stream::Event, lead.into());
        let lesson = Some(kind).filter(|kind| !is_news(kind));
        let lesson = lesson.and_then(|kind| Plot::lesson(kind.name()));
        Event::about(
            SampleTopic::pick(&mut dice)?,
            lesson,
            self.at(lead),
            &mut dice,
        )
    }

    /// What `slot` is about, without the work of telling it.
    pub(super) fn topic(&self, slot: &Slot) -> Option<&'static SampleTopic> {
        SampleTopic::pick(&mut self.dice(Stream::Event, slot.lead.into()))
    }

    pub(super) fn at(&self, index: u32) -> Instant {
        self.calendar.at(self.plan, index)
    }

    pub(super) fn dice(&self, stream: Stream, index: u64) -> RandomSource {
        RandomSource::new(self.plan, stream, index)
    }
}
