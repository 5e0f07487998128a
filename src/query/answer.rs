//! Evaluates a query: which stories match, in which order, and the counts for each filter value.

use fixedbitset::FixedBitSet;

use super::{
    Archive, Hits, Order, Query, QueryInput, RankedRows, ReaderList,
    archive::to_u32,
    filter_groups::{FilterGroup, FilteredRows},
};

/// The minimum numbers of publishers that the coverage facet offers.
pub const COVERAGE_THRESHOLDS: [u32; 5] = [2, 3, 5, 10, 20];

/// The result of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The matching rows in the chosen order. In a tie, the higher row comes first.
    pub rows: Vec<u32>,
    /// For each topic, the number of stories with it under all filters but *any of*. For an
    /// excluded topic, the number of stories that it hides.
    pub topics: Vec<u32>,
    /// For each publisher, the number of its stories under all filters but those on publishers.
    pub publishers: Vec<u32>,
    /// For each type, the number of its stories under all filters but those on types.
    pub kinds: Vec<u32>,
    /// For each of [`COVERAGE_THRESHOLDS`], the number of stories under all filters but the
    /// coverage.
    pub covered: Vec<u32>,
    /// For each bar of the [`HistogramBars`](super::histogram::HistogramBars), the number of
    /// stories under all filters but the date range.
    pub bars: Vec<u32>,
    /// The number of unread stories under all filters but the reader's own list.
    pub unread: u32,
    /// The number of saved stories under all filters but the reader's own list.
    pub saved: u32,
    /// The number of stories that are hidden because they are muted.
    pub muted: u32,
    /// Chosen values that the archive does not have. No story matches them.
    pub unknown_values: Vec<String>,
}

/// Evaluates a query over the whole archive, with exact counts. Orders that need ranks fall back to
/// newest first if `ranked_rows` is `None`.
pub fn answer(input: QueryInput<'_>, ranked_rows: Option<&RankedRows>) -> Answer {
    let QueryInput {
        archive,
        query,
        hits,
        reader_filter,
        ..
    } = input;
    let filtered_rows = FilteredRows::new(input);
    let matching = filtered_rows.rows_ignoring(None);
    let by_topic = filtered_rows.rows_ignoring(Some(FilterGroup::AnyTopics));
    let mut topics: Vec<u32> = archive
        .rows_of_topics()
        .iter()
        .map(|rows| count_shared(rows, by_topic.as_ref()))
        .collect();
    for slug in &query.excluded_topics {
        if let Some(topic) = archive.topic_number(slug) {
            let mut without = query.clone();
            without.excluded_topics.retain(|other| other != slug);
            let without = QueryInput {
                query: &without,
                ..input
            };
            let base = FilteredRows::new(without).rows_ignoring(Some(FilterGroup::AnyTopics));
            topics[topic] = count_shared(&archive.rows_of_topics()[topic], base.as_ref());
        }
    }
    let by_kind = filtered_rows.rows_ignoring(Some(FilterGroup::Kinds));
    let by_time = filtered_rows.rows_ignoring(Some(FilterGroup::Range));
    let bars = archive.histogram().bars.iter();
    let by_reader_list = filtered_rows.rows_ignoring(Some(FilterGroup::ReaderList));
    let count_list = |list: ReaderList| {
        count_shared(
            &reader_filter.rows_in_list(archive, list),
            by_reader_list.as_ref(),
        )
    };
    let count = |rows: Option<&FixedBitSet>| {
        to_u32(rows.map_or(archive.row_count(), |rows| rows.count_ones(..)))
    };
    let unmuted = filtered_rows.rows_ignoring(Some(FilterGroup::Muted));
    Answer {
        unread: count_list(ReaderList::Unread),
        saved: count_list(ReaderList::Saved),
        muted: count(unmuted.as_ref()) - count(matching.as_ref()),
        rows: ordered_rows(archive, query, hits, ranked_rows, matching.as_ref()),
        topics,
        publishers: count_by_publisher(
            archive,
            filtered_rows
                .rows_ignoring(Some(FilterGroup::Publishers))
                .as_ref(),
        ),
        kinds: archive
            .rows_of_kinds()
            .iter()
            .map(|rows| count_shared(rows, by_kind.as_ref()))
            .collect(),
        covered: count_by_coverage(
            archive,
            filtered_rows
                .rows_ignoring(Some(FilterGroup::MinPublishers))
                .as_ref(),
        ),
        bars: bars
            .map(|bar| match &by_time {
                Some(rows) => to_u32(rows.count_ones(bar.rows.clone())),
                None => to_u32(bar.rows.len()),
            })
            .collect(),
        unknown_values: filtered_rows.unknown_values,
    }
}

/// Returns the rows of the answer without its counts.
pub fn rows(input: QueryInput<'_>, ranked_rows: Option<&RankedRows>) -> Vec<u32> {
    let matching = FilteredRows::new(input).rows_ignoring(None);
    ordered_rows(
        input.archive,
        input.query,
        input.hits,
        ranked_rows,
        matching.as_ref(),
    )
}

/// Returns the number of matching stories, without an order and other counts.
pub fn count(input: QueryInput<'_>) -> usize {
    let matching = FilteredRows::new(input).rows_ignoring(None);
    matching.map_or(input.archive.row_count(), |rows| rows.count_ones(..))
}

/// Returns the number of matching stories that are newer than a minute.
pub fn count_after(input: QueryInput<'_>, minute: i64) -> usize {
    let rows = input.archive.rows_after(minute);
    match FilteredRows::new(input).rows_ignoring(None) {
        Some(matching) => rows.filter(|row| matching.contains(*row)).count(),
        None => rows.count(),
    }
}

/// Returns the order to use: the chosen one, else best match first if there are words, else newest
/// first. Best match without words becomes newest first.
pub fn effective_order(query: &Query, has_words: bool) -> Order {
    match query.order {
        Some(Order::Relevance) if !has_words => Order::Newest,
        Some(order) => order,
        None if has_words => Order::Relevance,
        None => Order::Newest,
    }
}

fn count_shared(rows: &FixedBitSet, base: Option<&FixedBitSet>) -> u32 {
    to_u32(match base {
        Some(base) => rows.intersection_count(base),
        None => rows.count_ones(..),
    })
}

fn count_by_publisher(archive: &Archive, base: Option<&FixedBitSet>) -> Vec<u32> {
    let mut counts = vec![0; archive.publishers().len()];
    for_each_row(archive, base, |row| {
        if let Some(count) = counts.get_mut(archive.publisher_of(row)) {
            *count += 1;
        }
    });
    counts
}

fn count_by_coverage(archive: &Archive, base: Option<&FixedBitSet>) -> Vec<u32> {
    let mut counts = [0; COVERAGE_THRESHOLDS.len()];
    for_each_row(archive, base, |row| {
        let publishers = archive
            .publisher_counts()
            .get(row)
            .copied()
            .unwrap_or_default();
        for (count, minimum) in counts.iter_mut().zip(COVERAGE_THRESHOLDS) {
            *count += u32::from(u32::from(publishers) >= minimum);
        }
    });
    counts.to_vec()
}

fn for_each_row(archive: &Archive, base: Option<&FixedBitSet>, mut visit: impl FnMut(usize)) {
    match base {
        Some(base) => base.ones().for_each(visit),
        None => (0..archive.row_count()).for_each(&mut visit),
    }
}

fn ordered_rows(
    archive: &Archive,
    query: &Query,
    hits: Option<&Hits>,
    ranked_rows: Option<&RankedRows>,
    matching: Option<&FixedBitSet>,
) -> Vec<u32> {
    let is_in = |row: &u32| matching.is_none_or(|rows| rows.contains(*row as usize));
    let all = match (effective_order(query, hits.is_some()), ranked_rows, hits) {
        (Order::Hottest, Some(ranked_rows), _) => &ranked_rows.hottest,
        (Order::Quality, Some(ranked_rows), _) => &ranked_rows.quality,
        (Order::Covered, ..) => archive.most_covered(),
        (Order::Relevance, _, Some(hits)) => return rows_by_score(hits, is_in),
        _ => {
            return match matching {
                Some(rows) => rows.ones().rev().map(to_u32).collect(),
                None => (0..to_u32(archive.row_count())).rev().collect(),
            };
        }
    };
    all.iter().copied().filter(is_in).collect()
}

/// Returns the rows by falling score. Uses a counting sort, because there are few distinct scores.
fn rows_by_score(hits: &Hits, is_in: impl Fn(&u32) -> bool) -> Vec<u32> {
    let mut ends =
        vec![0_u32; usize::from(hits.scores.iter().copied().max().unwrap_or_default()) + 2];
    let pairs = || {
        hits.rows
            .iter()
            .zip(&hits.scores)
            .rev()
            .filter(|(row, _)| is_in(row))
    };
    for (_, score) in pairs() {
        ends[usize::from(*score)] += 1;
    }
    let mut before = 0;
    for end in ends.iter_mut().rev() {
        before += std::mem::replace(end, before);
    }
    let mut rows = vec![0; before as usize];
    for (row, score) in pairs() {
        let end = &mut ends[usize::from(*score)];
        rows[*end as usize] = *row;
        *end += 1;
    }
    rows
}
