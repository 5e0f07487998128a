//! Creates any story of a sample on demand.

use crate::model::{Instant, Kind};

use super::SamplePlan;
use super::block::{Block, RecordSlot, is_news};
use super::calendar::Calendar;
use super::event::Event;
use super::plot::Plot;
use super::random::{RandomSource, Stream};
use super::story::SampleStory;
use super::topic::SampleTopic;

/// A plan with its calendar, which is computed once.
pub(super) struct SampleArchive<'a> {
    pub(super) plan: &'a SamplePlan,
    calendar: Calendar,
}

impl<'a> SampleArchive<'a> {
    pub(super) fn new(plan: &'a SamplePlan) -> Self {
        let calendar = Calendar::new(plan);
        Self { plan, calendar }
    }

    /// Returns story `index`, which must be in `block`.
    pub(super) fn story(&self, index: u32, block: &Block) -> Option<SampleStory> {
        let slot = block.slot(index)?;
        let event = self.event(slot.lead, &slot.kind)?;
        Some(SampleStory::new(self, index, slot.clone(), event))
    }

    /// Returns the event of the record `lead`.
    fn event(&self, lead: u32, kind: &Kind) -> Option<Event> {
        let mut random = self.random(Stream::Event, lead.into());
        let lesson = Some(kind).filter(|kind| !is_news(kind));
        let lesson = lesson.and_then(|kind| Plot::lesson(kind.name()));
        Event::about(
            SampleTopic::pick(&mut random)?,
            lesson,
            self.at(lead),
            &mut random,
        )
    }

    /// Returns the topic of `slot`, without creating its event.
    pub(super) fn topic(&self, slot: &RecordSlot) -> Option<&'static SampleTopic> {
        SampleTopic::pick(&mut self.random(Stream::Event, slot.lead.into()))
    }

    pub(super) fn at(&self, index: u32) -> Instant {
        self.calendar.at(self.plan, index)
    }

    pub(super) fn random(&self, stream: Stream, index: u64) -> RandomSource {
        RandomSource::new(self.plan, stream, index)
    }
}
