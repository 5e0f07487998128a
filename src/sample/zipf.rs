//! Draws ranks, small ones more often.

use super::random::RandomSource;

/// The Zipf–Mandelbrot law: rank `r`, from 0, has the weight 1 / (r + `shift`). A larger shift
/// makes the first ranks more equal.
pub(super) struct Zipf {
    /// The sum of the weights up to each rank.
    sums: Vec<u32>,
}

impl Zipf {
    /// The weight of rank 0 with shift 1. Sums of a few hundred weights stay far below `u32::MAX`.
    const UNIT: u32 = 10_000_000;

    pub(super) fn new(count: usize, shift: u32) -> Self {
        let ranks = (0..u32::MAX).take(count);
        let sums = ranks.scan(0_u32, |sum, rank| {
            *sum = sum.saturating_add(Self::UNIT / (rank + shift.max(1)));
            Some(*sum)
        });
        Self {
            sums: sums.collect(),
        }
    }

    pub(super) fn pick(&self, random: &mut RandomSource) -> usize {
        let value = random.below(self.sums.last().copied().unwrap_or(0));
        self.sums.partition_point(|sum| *sum <= value)
    }
}
