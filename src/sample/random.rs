//! Generates random numbers that depend only on a seed, a purpose and an index.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::SamplePlan;

/// The purpose of random numbers. Each purpose has its own stream, so that one more number for
/// pictures does not change a headline.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
pub(super) enum Stream {
    Block = 1,
    Event,
    Report,
    Story,
    Mention,
    Coverage,
    Body,
    Time,
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

    /// Returns a number from 0 to `limit` - 1, or 0 if `limit` is 0.
    ///
    /// Uses Lemire's multiplication without the rejection step. The bias (below 2^-20 for the
    /// limits used here) is harmless, and the result stays the same with any version of `rand`.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        let product = u64::from(self.0.next_u32()) * u64::from(limit);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// Returns a number as [`below`](Self::below), with small numbers more frequent than large
    /// ones.
    pub(super) fn low(&mut self, limit: u32) -> u32 {
        self.below(limit).min(self.below(limit))
    }

    /// Returns a number from `from` to `to`, both included.
    pub(super) fn between(&mut self, from: u32, to: u32) -> u32 {
        from + self.below(to.saturating_sub(from) + 1)
    }

    /// Returns `true` with a probability of `per_mille` in a thousand.
    pub(super) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1_000) < per_mille
    }

    /// Returns one item of `list`, all equally often; `None` if it is empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let limit = u32::try_from(list.len()).unwrap_or(u32::MAX);
        list.get(self.below(limit) as usize)
    }

    /// Returns one of `words`, all equally often; an empty word if there are none.
    pub(super) fn word(&mut self, words: &[&'static str]) -> &'static str {
        self.pick(words).copied().unwrap_or_default()
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}
