//! Neighbouring records: what type each is, and which of them tell of the same event.
//!
//! A record must be made without making the ones before it, and yet link to them. So everything
//! that concerns several records is decided for a block of neighbours at a time, from numbers that
//! depend only on the seed and the block.

use crate::model::Kind;

use super::SamplePlan;
use super::random::{RandomSource, Stream};

/// A run of [`Block::SIZE`] records, some of them beyond the end of the sample.
pub(super) struct Block {
    first: u32,
    slots: Vec<Slot>,
}

/// A record's place in its block.
#[derive(Clone)]
pub(super) struct Slot {
    pub(super) kind: Kind,
    /// The first record, in order of time, about the same event; often the record itself.
    pub(super) lead: u32,
    /// Which one it is of those about the event, from 0.
    pub(super) ordinal: u32,
}

impl Block {
    pub(super) const RECORDS_PER_BLOCK: u32 = 64;

    /// How far behind the lead the last record about the same event may be, in records.
    const BLOCK_REACH: u32 = 12;

    /// The block that record `index` is in.
    pub(super) fn around(plan: &SamplePlan, index: u32) -> Self {
        let number = index / Self::RECORDS_PER_BLOCK;
        let first = number * Self::RECORDS_PER_BLOCK;
        let mut dice = RandomSource::new(plan, Stream::Block, number.into());
        let slots = (0..Self::RECORDS_PER_BLOCK).map(|offset| Slot {
            kind: kind(&mut dice),
            lead: first.saturating_add(offset),
            ordinal: 0,
        });
        let mut block = Self {
            first,
            slots: slots.collect(),
        };
        for lead in 0..Self::RECORDS_PER_BLOCK as usize {
            block.gather(lead, &mut dice);
        }
        let count = plan
            .records
            .saturating_sub(first)
            .min(Self::RECORDS_PER_BLOCK);
        block.slots.truncate(count as usize);
        block
    }

    /// Lets some of the records behind `lead` tell of the same event.
    fn gather(&mut self, lead: usize, dice: &mut RandomSource) {
        let wanted = size_of_event(dice);
        let is_free = |slot: &Slot, offset: usize| {
            is_news(&slot.kind) && slot.lead == self.first.saturating_add(offset as u32)
        };
        let free = |offset: &usize| {
            let slot = self.slots.get(*offset);
            slot.is_some_and(|slot| is_free(slot, *offset) && slot.ordinal == 0)
        };
        if !free(&lead) {
            return;
        }
        let behind = (lead + 1..=lead + Self::BLOCK_REACH as usize).filter(free);
        let mut members = behind.filter(|_| dice.chance(450)).collect::<Vec<_>>();
        members.truncate(wanted);
        for (offset, ordinal) in members.into_iter().zip(1..) {
            if let Some(slot) = self.slots.get_mut(offset) {
                slot.lead = self.first.saturating_add(lead as u32);
                slot.ordinal = ordinal;
            }
        }
    }

    pub(super) fn slot(&self, index: u32) -> Option<&Slot> {
        let offset = index.checked_sub(self.first)?;
        self.slots.get(offset as usize)
    }

    /// The records of the block, in order.
    pub(super) fn indices(&self) -> impl Iterator<Item = u32> + '_ {
        (self.first..).take(self.slots.len())
    }

    /// The records about the event of `lead`, in order.
    pub(super) fn members(&self, lead: u32) -> impl Iterator<Item = u32> + '_ {
        let all = self.indices().zip(&self.slots);
        all.filter(move |(_, slot)| slot.lead == lead)
            .map(|(index, _)| index)
    }
}

/// Whether a record of this type tells of an event. A course does not.
pub(super) fn is_news(kind: &Kind) -> bool {
    matches!(kind, Kind::Article | Kind::Video)
}

fn kind(dice: &mut RandomSource) -> Kind {
    match dice.below(1_000) {
        0..55 => Kind::Video,
        55..70 => Kind::Download,
        70..95 => Kind::Course,
        95..103 => Kind::Collection,
        _ => Kind::Article,
    }
}

/// How many records join a lead.
fn size_of_event(dice: &mut RandomSource) -> usize {
    match dice.below(100) {
        0..64 => 0,
        64..80 => 1,
        80..90 => 2,
        90..96 => 3,
        _ => 5,
    }
}
