//! The orders that need heat and quality.

use super::{Archive, archive::to_u32, hottest};
use crate::{format::Ranks, model::sorted::sorted};

/// All rows in the orders that need [`Ranks`]; of equal ones the higher row comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RankedRows {
    /// The hottest first.
    pub hottest: Vec<u32>,
    /// The best source first; unknown ones last.
    pub quality: Vec<u32>,
}

impl RankedRows {
    /// Orders the rows of an archive by the ranks of its segments, oldest first.
    pub fn of(archive: &Archive, segments: &[Ranks]) -> Self {
        let heats = segments.iter().flat_map(|ranks| &ranks.heat);
        let heats = heats
            .enumerate()
            .map(|(row, heat)| hottest::key(*heat, archive.minute_of(row)));
        let qualities = segments.iter().flat_map(|ranks| &ranks.quality);
        Self {
            hottest: falling(&heats.collect::<Vec<_>>()),
            quality: falling(
                &qualities
                    .map(|quality| quality.map_or(i64::MIN, i64::from))
                    .collect::<Vec<_>>(),
            ),
        }
    }
}

fn falling(keys: &[i64]) -> Vec<u32> {
    let rows = sorted(keys.len(), &|a, b| (keys[b], b).cmp(&(keys[a], a)));
    rows.into_iter().map(to_u32).collect()
}
