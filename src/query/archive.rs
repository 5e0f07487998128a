//! The columns of a whole archive, as the engine wants them.

use fixedbitset::FixedBitSet;

use crate::{
    format::{Columns, Manifest},
    model::Slug,
};

/// Every row of an archive, by what can be asked of it.
#[derive(Debug)]
pub struct Archive {
    rows: usize,
    undated: usize,
    /// By dated row: its minute since 1970, ascending.
    minutes: Vec<i64>,
    /// By topic: the rows that have it.
    topics: Vec<FixedBitSet>,
    /// By topic: its name in addresses.
    slugs: Vec<Slug>,
}

impl Archive {
    /// Puts the segments of an archive together. They come oldest first, and were checked against
    /// the manifest when they were decoded.
    pub fn new(manifest: &Manifest, segments: &[Columns]) -> Self {
        let rows = manifest.totals.stories;
        let mut archive = Self {
            rows,
            undated: segments.iter().map(|segment| segment.undated).sum(),
            minutes: Vec::with_capacity(rows),
            topics: vec![FixedBitSet::with_capacity(rows); manifest.topics.len()],
            slugs: manifest
                .topics
                .iter()
                .map(|topic| topic.slug.clone())
                .collect(),
        };
        let mut row = 0;
        for segment in segments {
            archive.minutes.extend(segment.absolute_minutes());
            for set in &segment.topics {
                for topic in segment.sets.get(*set as usize).into_iter().flatten() {
                    if let Some(having) = archive.topics.get_mut(*topic as usize)
                        && row < rows
                    {
                        having.insert(row);
                    }
                }
                row += 1;
            }
        }
        archive
    }

    /// How many stories there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The rows of the stories of one minute, or of the undated ones.
    pub fn rows_at(&self, minute: Option<i64>) -> std::ops::Range<usize> {
        let Some(minute) = minute else {
            return 0..self.undated;
        };
        let first = self.minutes.partition_point(|other| *other < minute);
        let end = self.minutes.partition_point(|other| *other <= minute);
        self.undated + first..self.undated + end
    }

    /// The number of a topic in the manifest's list.
    pub fn topic(&self, slug: &Slug) -> Option<usize> {
        self.slugs.iter().position(|other| other == slug)
    }

    /// By topic: the rows that have it.
    pub(super) fn topics(&self) -> &[FixedBitSet] {
        &self.topics
    }
}
