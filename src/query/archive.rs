//! Holds the columns of a whole archive in the form that queries need.

use fixedbitset::FixedBitSet;

use super::histogram::HistogramBars;
use crate::{
    format::{Columns, Manifest},
    model::{Day, Slug},
};

/// The columns of an archive in memory: about 19 bytes per row, and one bit per row for each topic
/// and type.
#[derive(Debug)]
pub struct Archive {
    row_count: usize,
    undated: usize,
    /// The minute since 1970 of each dated row. They ascend within each day.
    minutes: Vec<i32>,
    /// The day of each dated row, as its number; ascending.
    days: Vec<i32>,
    /// The rows of each topic.
    rows_of_topics: Vec<FixedBitSet>,
    /// The slug of each topic.
    topic_slugs: Vec<Slug>,
    /// The display name of each topic.
    topic_names: Vec<String>,
    publishers: Vec<Publisher>,
    /// The index into `publishers` of each row.
    publisher_of_rows: Vec<u32>,
    /// The index into `publishers` of each provider of the manifest.
    publisher_of_providers: Vec<u32>,
    kinds: Vec<String>,
    /// The rows of each type.
    rows_of_kinds: Vec<FixedBitSet>,
    /// The number of publishers that cover each row.
    publisher_counts: Vec<u16>,
    english: FixedBitSet,
    /// All rows, the most covered first. In a tie, the higher row comes first.
    most_covered: Vec<u32>,
    histogram: HistogramBars,
}

/// A publisher. It unites the manifest's providers that share a domain, or a name if there is no
/// domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    /// The domain, or the name if there is no domain. URLs use it.
    pub identity: String,
    /// The first name that the manifest's list has for it.
    pub name: String,
}

impl Archive {
    /// Joins the segments of an archive, oldest first. They were checked against the manifest when
    /// they were decoded.
    pub fn new(manifest: &Manifest, segments: &[Columns]) -> Self {
        let mut archive = Self::without_rows(manifest);
        for segment in segments {
            archive.add_segment(segment);
        }
        archive.finish();
        archive
    }

    /// Creates an archive without rows. [`add_segment`](Self::add_segment) then adds one segment at
    /// a time, so a browser can do other work in between. Call [`finish`](Self::finish) last.
    pub fn without_rows(manifest: &Manifest) -> Self {
        let row_count = manifest.totals.stories;
        let mut publishers: Vec<Publisher> = Vec::new();
        let mut publisher_of_providers = Vec::with_capacity(manifest.providers.len());
        let mut index_by_identity = std::collections::BTreeMap::new();
        for provider in &manifest.providers {
            let identity = provider.identity().to_owned();
            let index = *index_by_identity
                .entry(identity.clone())
                .or_insert_with(|| {
                    publishers.push(Publisher {
                        identity,
                        name: provider.name.clone(),
                    });
                    publishers.len() - 1
                });
            publisher_of_providers.push(to_u32(index));
        }
        let no_rows = FixedBitSet::with_capacity(row_count);
        Self {
            row_count,
            undated: 0,
            minutes: Vec::with_capacity(row_count),
            days: Vec::with_capacity(row_count),
            rows_of_topics: vec![no_rows.clone(); manifest.topics.len()],
            topic_slugs: manifest
                .topics
                .iter()
                .map(|topic| topic.slug.clone())
                .collect(),
            topic_names: manifest
                .topics
                .iter()
                .map(|topic| topic.name.clone())
                .collect(),
            publishers,
            publisher_of_rows: Vec::with_capacity(row_count),
            publisher_of_providers,
            kinds: manifest
                .kinds
                .iter()
                .map(|kind| kind.name().to_owned())
                .collect(),
            rows_of_kinds: vec![no_rows.clone(); manifest.kinds.len()],
            publisher_counts: Vec::with_capacity(row_count),
            english: no_rows,
            most_covered: Vec::new(),
            histogram: HistogramBars::default(),
        }
    }

    /// Appends the next segment.
    pub fn add_segment(&mut self, segment: &Columns) {
        let first = self.publisher_of_rows.len();
        self.undated += segment.undated;
        let minutes = segment.absolute_minutes();
        // 32 bits of minutes reach from the year −2113 to 6053. Times outside are clamped.
        let clamp = |minute: i64| {
            i32::try_from(minute).unwrap_or(if minute < 0 { i32::MIN } else { i32::MAX })
        };
        self.minutes.extend(minutes.map(clamp));
        self.days
            .extend(segment.days().map(|day| clamp(day.number())));
        let publisher_of =
            |provider: &u32| self.publisher_of_providers.get(*provider as usize).copied();
        let publisher = segment.provider.iter().map(publisher_of);
        self.publisher_of_rows
            .extend(publisher.map(Option::unwrap_or_default));
        let covered = segment.publishers.iter();
        self.publisher_counts
            .extend(covered.map(|count| u16::try_from(*count).unwrap_or(u16::MAX)));
        for (row, kind) in (first..self.row_count).zip(&segment.kind) {
            if let Some(rows) = self.rows_of_kinds.get_mut(*kind as usize) {
                rows.insert(row);
            }
        }
        for (row, set) in (first..self.row_count).zip(&segment.topics) {
            for topic in segment.topic_sets.get(*set as usize).into_iter().flatten() {
                if let Some(rows) = self.rows_of_topics.get_mut(*topic as usize) {
                    rows.insert(row);
                }
            }
        }
        for (row, is_english) in (first..self.row_count).zip(segment.english.rows()) {
            self.english.set(row, is_english);
        }
    }

    /// Computes the orders and the histogram, which need all rows.
    pub fn finish(&mut self) {
        let max_count = self
            .publisher_counts
            .iter()
            .copied()
            .max()
            .unwrap_or_default();
        let mut by_count = vec![Vec::new(); usize::from(max_count) + 1];
        for (row, count) in self.publisher_counts.iter().enumerate().rev() {
            by_count[usize::from(*count)].push(to_u32(row));
        }
        self.most_covered = by_count.into_iter().rev().flatten().collect();
        self.histogram = HistogramBars::new(self.undated, &self.days);
    }

    /// Returns the number of stories.
    pub fn row_count(&self) -> usize {
        self.row_count
    }

    /// Returns the undated rows, which come first.
    pub fn undated_rows(&self) -> std::ops::Range<usize> {
        0..self.undated
    }

    /// Returns the rows of one minute, or of the undated stories for `None`.
    pub fn rows_at(&self, minute: Option<i64>) -> impl Iterator<Item = usize> + '_ {
        let rows = match minute {
            Some(minute) => self.rows_near(minute, minute),
            None => self.undated_rows(),
        };
        rows.filter(move |row| self.minute_of(*row) == minute)
    }

    /// Returns the rows from the first to the last day, both included. `None` means no limit.
    pub fn rows_of_days(&self, first: Option<Day>, last: Option<Day>) -> std::ops::Range<usize> {
        let first = first.map_or(i64::MIN, Day::number);
        let last = last.map_or(i64::MAX, Day::number);
        let start = self.days.partition_point(|day| i64::from(*day) < first);
        let end = self.days.partition_point(|day| i64::from(*day) <= last);
        self.undated + start..self.undated + end.max(start)
    }

    /// Returns the rows that are newer than a minute.
    pub fn rows_after(&self, minute: i64) -> impl Iterator<Item = usize> + '_ {
        let rows = self.rows_near(minute, i64::MAX);
        rows.filter(move |row| self.minute_of(*row).is_some_and(|other| other > minute))
    }

    /// Returns the rows that may lie between two minutes, both included: a story stands under its day in UTC, or under
    /// the day before or after it.
    fn rows_near(&self, first: i64, last: i64) -> std::ops::Range<usize> {
        let day = |minute: i64, shift: i64| {
            Day::from_number(Day::from_minute(minute).number().saturating_add(shift))
        };
        self.rows_of_days(Some(day(first, -1)), Some(day(last, 1)))
    }

    /// Returns the day that a row stands under, or `None` if it is undated.
    pub fn day_of(&self, row: usize) -> Option<Day> {
        let dated = row.checked_sub(self.undated)?;
        let day = self.days.get(dated).copied()?;
        Some(Day::from_number(day.into()))
    }

    /// Returns the minute of a row since 1970, or `None` if it is undated.
    pub fn minute_of(&self, row: usize) -> Option<i64> {
        let dated = row.checked_sub(self.undated)?;
        self.minutes.get(dated).copied().map(i64::from)
    }

    /// Returns the index of a topic in the manifest's list.
    pub fn topic_number(&self, slug: &Slug) -> Option<usize> {
        self.topic_slugs.iter().position(|other| other == slug)
    }

    /// Returns the rows of a topic, or `None` if the archive does not have it.
    pub fn rows_of_topic(&self, slug: &Slug) -> Option<&FixedBitSet> {
        self.rows_of_topics.get(self.topic_number(slug)?)
    }

    /// The slug of each topic.
    pub fn topic_slugs(&self) -> &[Slug] {
        &self.topic_slugs
    }

    /// The display name of each topic.
    pub fn topic_names(&self) -> &[String] {
        &self.topic_names
    }

    /// The rows of each topic.
    pub fn rows_of_topics(&self) -> &[FixedBitSet] {
        &self.rows_of_topics
    }

    /// Returns the publishers, in the order of the manifest's list.
    pub fn publishers(&self) -> &[Publisher] {
        &self.publishers
    }

    /// Returns the index into [`publishers`](Self::publishers) for a row.
    pub fn publisher_of(&self, row: usize) -> usize {
        self.publisher_of_rows.get(row).copied().unwrap_or_default() as usize
    }

    /// Returns the names of the types, in the order of the manifest's list.
    pub fn kinds(&self) -> &[String] {
        &self.kinds
    }

    /// The rows of each type.
    pub fn rows_of_kinds(&self) -> &[FixedBitSet] {
        &self.rows_of_kinds
    }

    /// The number of publishers that cover each row.
    pub fn publisher_counts(&self) -> &[u16] {
        &self.publisher_counts
    }

    /// All rows, the most covered first. In a tie, the higher row comes first.
    pub fn most_covered(&self) -> &[u32] {
        &self.most_covered
    }

    /// Returns the bars of the histogram.
    pub fn histogram(&self) -> &HistogramBars {
        &self.histogram
    }

    /// Returns whether a row is in English.
    pub fn is_english(&self, row: u32) -> bool {
        self.english.contains(row as usize)
    }
}

/// Converts a row number to 32 bits, which are enough for four thousand million stories.
pub(super) fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
