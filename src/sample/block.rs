//! Decides the types of neighboring records, and which of them report the same event.
//!
//! A record is created without those before it, and yet links to them. Properties of several
//! records are therefore decided for a block of neighbors at a time, from numbers that depend only
//! on the seed and the block.

use crate::model::Kind;

use super::SamplePlan;
use super::random::{RandomSource, Stream};

/// A run of [`Block::RECORDS_PER_BLOCK`] records, some of them beyond the end of the sample.
pub(super) struct Block {
    first: u32,
    slots: Vec<RecordSlot>,
}

/// The role of a record in its block.
#[derive(Clone)]
pub(super) struct RecordSlot {
    pub(super) kind: Kind,
    /// The first record about the same event, by time; often the record itself.
    pub(super) lead: u32,
    /// The index among the records about the event, from 0.
    pub(super) ordinal: u32,
}

impl Block {
    pub(super) const RECORDS_PER_BLOCK: u32 = 64;

    /// The maximum distance between the first and the last record about an event, in records.
    const BLOCK_REACH: u32 = 12;

    /// Creates the block that contains record `index`.
    pub(super) fn containing(plan: &SamplePlan, index: u32) -> Self {
        let number = index / Self::RECORDS_PER_BLOCK;
        let first = number * Self::RECORDS_PER_BLOCK;
        let mut random = RandomSource::new(plan, Stream::Block, number.into());
        let slots = (0..Self::RECORDS_PER_BLOCK).map(|offset| RecordSlot {
            kind: kind(&mut random),
            lead: first.saturating_add(offset),
            ordinal: 0,
        });
        let mut block = Self {
            first,
            slots: slots.collect(),
        };
        for lead in 0..Self::RECORDS_PER_BLOCK as usize {
            block.gather(lead, &mut random);
        }
        let count = plan
            .records
            .saturating_sub(first)
            .min(Self::RECORDS_PER_BLOCK);
        block.slots.truncate(count as usize);
        block
    }

    /// Assigns some of the records after `lead` to the same event.
    fn gather(&mut self, lead: usize, random: &mut RandomSource) {
        let follower_count = follower_count_of_event(random);
        let is_free = |slot: &RecordSlot, offset: usize| {
            is_news(&slot.kind) && slot.lead == self.first.saturating_add(offset as u32)
        };
        let free = |offset: &usize| {
            let slot = self.slots.get(*offset);
            slot.is_some_and(|slot| is_free(slot, *offset) && slot.ordinal == 0)
        };
        if !free(&lead) {
            return;
        }
        let followers = (lead + 1..=lead + Self::BLOCK_REACH as usize).filter(free);
        let mut members = followers.filter(|_| random.chance(450)).collect::<Vec<_>>();
        members.truncate(follower_count);
        for (offset, ordinal) in members.into_iter().zip(1..) {
            if let Some(slot) = self.slots.get_mut(offset) {
                slot.lead = self.first.saturating_add(lead as u32);
                slot.ordinal = ordinal;
            }
        }
    }

    pub(super) fn slot(&self, index: u32) -> Option<&RecordSlot> {
        let offset = index.checked_sub(self.first)?;
        self.slots.get(offset as usize)
    }

    /// Returns the records of the block, in order.
    pub(super) fn indices(&self) -> impl Iterator<Item = u32> + '_ {
        (self.first..).take(self.slots.len())
    }

    /// Returns the records about the event of `lead`, in order.
    pub(super) fn members(&self, lead: u32) -> impl Iterator<Item = u32> + '_ {
        let all = self.indices().zip(&self.slots);
        all.filter(move |(_, slot)| slot.lead == lead)
            .map(|(index, _)| index)
    }
}

/// Returns whether a record of this type reports an event. A course does not.
pub(super) fn is_news(kind: &Kind) -> bool {
    matches!(kind, Kind::Article | Kind::Video)
}

fn kind(random: &mut RandomSource) -> Kind {
    match random.below(1_000) {
        0..55 => Kind::Video,
        55..70 => Kind::Download,
        70..95 => Kind::Course,
        95..103 => Kind::Collection,
        _ => Kind::Article,
    }
}

/// Returns the number of records that follow a lead.
fn follower_count_of_event(random: &mut RandomSource) -> usize {
    match random.below(100) {
        0..64 => 0,
        64..80 => 1,
        80..90 => 2,
        90..96 => 3,
        _ => 5,
    }
}
