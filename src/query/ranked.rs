//! Computes the orders that need heat and quality.

use std::cmp::Reverse;

use super::{Archive, archive::to_u32, hotness};
use crate::format::Ranks;

/// All rows in the orders that need [`Ranks`]. In a tie, the higher row comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankedRows {
    /// Hottest first.
    pub hottest: Vec<u32>,
    /// Best source first; unknown ones last.
    pub quality: Vec<u32>,
}

impl RankedRows {
    /// Orders the rows of an archive. The segments come oldest first.
    pub fn new(archive: &Archive, segments: &[Ranks]) -> Self {
        let heats = segments.iter().flat_map(|ranks| &ranks.heat);
        let heats = heats
            .enumerate()
            .map(|(row, heat)| hotness::sort_key(*heat, archive.minute_of(row)));
        let qualities = segments.iter().flat_map(|ranks| &ranks.quality);
        Self {
            hottest: rows_by_descending_key(&heats.collect::<Vec<_>>()),
            quality: rows_by_descending_key(
                &qualities
                    .map(|quality| quality.map_or(i64::MIN, i64::from))
                    .collect::<Vec<_>>(),
            ),
        }
    }
}

fn rows_by_descending_key(keys: &[i64]) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..to_u32(keys.len())).collect();
    rows.sort_by_key(|row| Reverse((keys[*row as usize], *row)));
    rows
}
