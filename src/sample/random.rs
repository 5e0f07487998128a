//! Random numbers that depend only on a seed, a purpose and an index.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::SamplePlan;

/// What numbers are drawn for. Each purpose has a stream of its own, so that one more draw for
/// pictures does not change a headline.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
pub(super) enum Stream {
    Block = 1,
    Event,
    Telling,
    Story,
    Mention,
    Coverage,
    Body,
    Moment,
    Week,
    Items,
}

/// A source of random numbers.
pub(super) struct RandomSource(ChaCha8Rng);

impl RandomSource {
    pub(super) fn new(plan: &SamplePlan, stream: Stream, index: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&plan.seed.to_le_bytes());
        key[8..16].copy_from_slice(&index.to_le_bytes());
        key[16] = stream as u8;
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number from 0 to `limit` - 1, and 0 where `limit` is 0.
    ///
    /// Lemire's multiplication without the rejection step: the bias (below 2^-20 for the limits
    /// used here) does no harm, and the result stays the same with any version of `rand`.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        let product = u64::from(self.0.next_u32()) * u64::from(limit);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// As [`below`](Self::below), with small numbers more frequent than large ones.
    pub(super) fn low(&mut self, limit: u32) -> u32 {
        self.below(limit).min(self.below(limit))
    }

    /// A number from `from` to `to`, both included.
    pub(super) fn between(&mut self, from: u32, to: u32) -> u32 {
        from + self.below(to.saturating_sub(from) + 1)
    }

    /// True so many times in a thousand.
    pub(super) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1_000) < per_mille
    }

    /// One of `list`, all equally often; nothing from an empty list.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let limit = u32::try_from(list.len()).unwrap_or(u32::MAX);
        list.get(self.below(limit) as usize)
    }

    /// One of `words`, all equally often; the empty word from an empty list.
    pub(super) fn word(&mut self, words: &[&'static str]) -> &'static str {
        self.pick(words).copied().unwrap_or_default()
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}
