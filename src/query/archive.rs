//! The columns of a whole archive, as the engine wants them.

use fixedbitset::FixedBitSet;

use super::timeline::HistogramBars;
use crate::{
    format::{Columns, Manifest},
    model::{Day, Slug},
};

/// Every row of an archive, by what can be asked of it. Some 15 bytes a row, and a bit for each topic and type.
#[derive(Debug)]
pub struct Archive {
    rows: usize,
    undated: usize,
    /// By dated row: its minute since 1970, ascending.
    minutes: Vec<i32>,
    /// By topic: the rows that have it.
    topics: Vec<FixedBitSet>,
    /// By topic: its name in addresses.
    slugs: Vec<Slug>,
    /// By topic: its name for people.
    names: Vec<String>,
    publishers: Vec<Publisher>,
    /// By row: its place in `publishers`.
    publisher: Vec<u32>,
    /// By number in the manifest's list: the place in `publishers`.
    identities: Vec<u32>,
    kinds: Vec<String>,
    /// By type: the rows that have it.
    of_kind: Vec<FixedBitSet>,
    /// By row: how many publishers cover it.
    covered: Vec<u16>,
    english: FixedBitSet,
    /// All rows, the most covered first; of equal ones the higher.
    most_covered: Vec<u32>,
    timeline: HistogramBars,
}

/// A publisher: what the manifest's list has of one domain, or of one name where there is no
/// domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// The domain, or the name where there is none: what an address names it by.
    pub identity: String,
    /// The first name it has in the manifest's list.
    pub name: String,
}

impl Archive {
    /// Puts the segments of an archive together. They come oldest first, and were checked against
    /// the manifest when they were decoded.
    pub fn new(manifest: &Manifest, segments: &[Columns]) -> Self {
        let mut archive = Self::begin(manifest);
        for segment in segments {
            archive.add(segment);
        }
        archive.finish();
        archive
    }

    /// An archive without rows, to which [`add`](Self::add) adds segment after segment, so that a browser can do
    /// something else in between. [`finish`](Self::finish) comes last.
    pub fn begin(manifest: &Manifest) -> Self {
        let rows = manifest.totals.stories;
        let mut publishers: Vec<Publisher> = Vec::new();
        let mut identities = Vec::with_capacity(manifest.providers.len());
        let mut known = std::collections::BTreeMap::new();
        for provider in &manifest.providers {
            let identity = provider.identity().to_owned();
            let place = *known.entry(identity.clone()).or_insert_with(|| {
                publishers.push(Publisher {
                    identity,
                    name: provider.name.clone(),
                });
                publishers.len() - 1
            });
            identities.push(to_u32(place));
        }
        let none = FixedBitSet::with_capacity(rows);
        Self {
            rows,
            undated: 0,
            minutes: Vec::with_capacity(rows),
            topics: vec![none.clone(); manifest.topics.len()],
            slugs: manifest
                .topics
                .iter()
                .map(|topic| topic.slug.clone())
                .collect(),
            names: manifest
                .topics
                .iter()
                .map(|topic| topic.name.clone())
                .collect(),
            publishers,
            publisher: Vec::with_capacity(rows),
            identities,
            kinds: manifest
                .kinds
                .iter()
                .map(|kind| kind.name().to_owned())
                .collect(),
            of_kind: vec![none.clone(); manifest.kinds.len()],
            covered: Vec::with_capacity(rows),
            english: none,
            most_covered: Vec::new(),
            timeline: HistogramBars::default(),
        }
    }

    /// Adds the next segment.
    pub fn add(&mut self, segment: &Columns) {
        let first = self.publisher.len();
        self.undated += segment.undated;
        let minutes = segment.absolute_minutes();
        // 32 bits of minutes reach from the year -2113 to 6053; what lies outside keeps its order.
        let clamp = |minute: i64| {
            i32::try_from(minute).unwrap_or(if minute < 0 { i32::MIN } else { i32::MAX })
        };
        self.minutes.extend(minutes.map(clamp));
        let place = |provider: &u32| self.identities.get(*provider as usize).copied();
        let publisher = segment.provider.iter().map(place);
        self.publisher
            .extend(publisher.map(Option::unwrap_or_default));
        let covered = segment.publishers.iter();
        self.covered
            .extend(covered.map(|count| u16::try_from(*count).unwrap_or(u16::MAX)));
        for (row, kind) in (first..self.rows).zip(&segment.kind) {
            if let Some(rows) = self.of_kind.get_mut(*kind as usize) {
                rows.insert(row);
            }
        }
        for (row, set) in (first..self.rows).zip(&segment.topics) {
            for topic in segment.sets.get(*set as usize).into_iter().flatten() {
                if let Some(rows) = self.topics.get_mut(*topic as usize) {
                    rows.insert(row);
                }
            }
        }
        for (row, is_english) in (first..self.rows).zip(segment.english()) {
            self.english.set(row, is_english);
        }
    }

    /// Works out what needs all rows.
    pub fn finish(&mut self) {
        let most = self.covered.iter().copied().max().unwrap_or_default();
        let mut by_count = vec![Vec::new(); usize::from(most) + 1];
        for (row, count) in self.covered.iter().enumerate().rev() {
            by_count[usize::from(*count)].push(to_u32(row));
        }
        self.most_covered = by_count.into_iter().rev().flatten().collect();
        self.timeline = HistogramBars::of(self.undated, &self.minutes);
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
        self.rows_between(minute, minute)
    }

    /// The rows of the days from the first to the last of these.
    pub fn rows_of_days(&self, first: Option<Day>, last: Option<Day>) -> std::ops::Range<usize> {
        let first = first.map_or(i64::MIN, Day::first_minute);
        let last = last.map_or(i64::MAX, |last| {
            last.first_minute() + crate::model::day::MINUTES_PER_DAY - 1
        });
        self.rows_between(first, last)
    }

    /// The rows of the stories that are newer than a minute.
    pub fn rows_after(&self, minute: i64) -> std::ops::Range<usize> {
        self.rows_between(minute.saturating_add(1), i64::MAX)
    }

    fn rows_between(&self, first: i64, last: i64) -> std::ops::Range<usize> {
        let start = self
            .minutes
            .partition_point(|other| i64::from(*other) < first);
        let end = self
            .minutes
            .partition_point(|other| i64::from(*other) <= last);
        self.undated + start..self.undated + end.max(start)
    }

    /// The minute of a row, since 1970.
    pub fn minute_of(&self, row: usize) -> Option<i64> {
        let dated = row.checked_sub(self.undated)?;
        self.minutes.get(dated).copied().map(i64::from)
    }

    /// The number of a topic in the manifest's list.
    pub fn topic(&self, slug: &Slug) -> Option<usize> {
        self.slugs.iter().position(|other| other == slug)
    }

    /// By topic: its name in addresses.
    pub fn slugs(&self) -> &[Slug] {
        &self.slugs
    }

    /// By topic: its name for people.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// By topic: the rows that have it.
    pub fn topics(&self) -> &[FixedBitSet] {
        &self.topics
    }

    /// The publishers, in the order of the manifest's list.
    pub fn publishers(&self) -> &[Publisher] {
        &self.publishers
    }

    /// The place of a row's publisher in [`publishers`](Self::publishers).
    pub fn publisher_of(&self, row: usize) -> usize {
        self.publisher.get(row).copied().unwrap_or_default() as usize
    }

    /// The names of the types, in the order of the manifest's list.
    pub fn kinds(&self) -> &[String] {
        &self.kinds
    }

    /// By type: the rows that have it.
    pub fn of_kind(&self) -> &[FixedBitSet] {
        &self.of_kind
    }

    /// By row: how many publishers cover it.
    pub fn covered(&self) -> &[u16] {
        &self.covered
    }

    /// All rows, the most covered first; of equal ones the higher.
    pub fn most_covered(&self) -> &[u32] {
        &self.most_covered
    }

    /// The bars of the histogram.
    pub fn timeline(&self) -> &HistogramBars {
        &self.timeline
    }

    /// Whether a row is in English.
    pub fn is_english(&self, row: u32) -> bool {
        self.english.contains(row as usize)
    }
}

/// Rows are counted in 32 bits: an archive of four thousand million stories is not one.
pub(super) fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
